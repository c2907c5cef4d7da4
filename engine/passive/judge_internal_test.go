package passive

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/model"
	"github.com/honnin/honnin/engine/pixel"
)

func identity() model.Calibration { return model.Calibration{A: 1} }

func TestJudge(t *testing.T) {
	t.Parallel()

	policy := engine.Thresholds{ScoreMin: 0.5}

	live := judge([]float64{2, 4}, identity(), policy)
	require.Equal(t, engine.Pass, live.Outcome)
	require.Empty(t, live.Reasons)
	require.InDelta(t, 1/(1+math.Exp(-3)), *live.Score, 1e-12)
	require.Equal(t, map[string]float64{"logit": 3, "logitLow": 2, "frames": 2}, live.Measures)

	spoof := judge([]float64{-1}, identity(), policy)
	require.Equal(t, engine.Fail, spoof.Outcome)
	require.Equal(t, []engine.Reason{NotLive}, spoof.Reasons)

	fitted := judge([]float64{-1}, model.Calibration{A: 2, B: 3}, policy)
	require.InDelta(t, 1/(1+math.Exp(-1)), *fitted.Score, 1e-12)
}

func TestJudgeFailsClosed(t *testing.T) {
	t.Parallel()

	require.Equal(t, engine.Inconclusive, judge(nil, identity(), engine.Thresholds{ScoreMin: 0}).Outcome)
	require.Equal(t, engine.Fail, judge([]float64{9}, identity(), nil).Outcome, "no threshold is no pass")
	require.Equal(t, engine.Fail, judge([]float64{math.NaN()}, identity(), engine.Thresholds{ScoreMin: 0}).Outcome)
}

// A frame that looks less alive never makes the score better.
func TestScoreIsMonotonic(t *testing.T) {
	t.Parallel()

	rapid.Check(t, func(t *rapid.T) {
		logits := rapid.SliceOfN(rapid.Float64Range(-20, 20), 1, engine.MaxFrames).Draw(t, "logits")
		before := *judge(logits, identity(), nil).Score
		logits[rapid.IntRange(0, len(logits)-1).Draw(t, "frame")] -= rapid.Float64Range(0, 20).Draw(t, "less")

		if after := *judge(logits, identity(), nil).Score; after > before {
			t.Fatalf("%v became %v", before, after)
		}
	})
}

func TestLogit(t *testing.T) {
	t.Parallel()

	require.InDelta(t, 0, logit([]float32{5, 5}, 0), 1e-9)
	require.InDelta(t, 3-math.Log(math.Exp(1)+math.Exp(2)), logit([]float32{3, 1, 2}, 0), 1e-6)
	require.InDelta(t, 2-math.Log(math.Exp(3)+math.Exp(1)), logit([]float32{3, 1, 2}, 2), 1e-6)
	require.InDelta(t, -2000, logit([]float32{-1000, 1000}, 0), 1e-6, "no overflow")
}

func TestRegion(t *testing.T) {
	t.Parallel()

	picture := pixel.FromRGB(make([]byte, 400*400*3), 400, 400)
	box := pixel.Rect{Left: 180, Top: 170, Right: 220, Bottom: 230}

	raw := region(box, model.Crop{Kind: model.Raw, Scale: 2}, picture)
	require.Equal(t, []float64{80, 120}, []float64{raw.Width(), raw.Height()})

	squared := region(box, model.Crop{Kind: model.Squared, Scale: 2}, picture)
	require.Equal(t, []float64{120, 120}, []float64{squared.Width(), squared.Height()})

	far := region(box, model.Crop{Kind: model.Squared, Scale: 10}, picture)
	require.InDelta(t, 400, far.Width(), 1e-9, "no more than the picture")
}
