package verification_test

import (
	"context"
	"encoding/json"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/report"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/testkit/database"
)

// burst are the findings on three frames of somebody who passed with the score of liveness, as the engine gives them. Of the frames, one has its
// head turned by 12 degrees and one is blurred a little.
func burst(score float64) []engine.Finding {
	finding := func(check string, score float64, measures map[string]float64) engine.Finding {
		return engine.Finding{
			Check: check, Version: "1", Outcome: engine.Pass, Score: &score, Reasons: []engine.Reason{}, Measures: measures, DurationMS: 12.5,
			Models: map[string]string{"detect": "5f1d0ef0c0e0b0c1aa63ad9b2a3b1d4c5e6f708192a3b4c5d6e7f8091a2b3c4d"},
		}
	}

	faced := finding("face", 0.97, map[string]float64{"faceCount": 1, "framesWithFace": 3, "boxHeight": 402.6})
	faced.Frames = map[string][]float64{"faceCount": {1, 1, 1}, "score": {0.97, 0.96, 0.9}, "scoreLow": {0.97, 0.96, 0.9}}

	frames := map[string][]float64{"frame": {0, 1, 2}, "yaw": {3.217, -12.04, 2.918}, "sharpness": {61.25, 58.75, 31.5}}
	for name, value := range map[string]float64{
		"faceCount": 1, "otherFaceSize": 0, "interEyeDistance": 92.4375, "headSize": 0.4418402777, "margin": 0.3120517,
		"pitch": -4.1093, "roll": 1.7330, "eyesOpen": 0.9720144, "eyeAperture": 0.3117, "luminance": 0.4711842, "underExposure": 0.0413,
		"overExposure": 0.0020, "illuminationUniformity": 0.7713, "dynamicRange": 6.8412, "backgroundClutter": 7.3304,
	} {
		frames[name] = []float64{value, value, value}
	}

	best := map[string]float64{"framesGiven": 3, "framesUsed": 3}
	for name, values := range frames {
		if name != "frame" {
			best[name] = values[0]
		}
	}

	looked := finding("quality", 1, best)
	looked.Frames = frames

	alive := finding("passive", score, map[string]float64{"logit": 2.2, "logitLow": 1.9, "frames": 3})
	alive.Frames = map[string][]float64{"logit": {2.4, 2.3, 1.9}, "logOdds": {2.4, 2.3, 1.9}}

	clean := finding("injection", 1, map[string]float64{"bound": 1, "frameDifference": 2.7512, "noiseDeviation": 1.2231})
	for _, signal := range []string{"virtualCamera", "timing", "mismatch", "frozen", "looped", "noise", "metadata", "screenCapture"} {
		clean.Measures[signal] = 0
	}

	skipped := func(check string) engine.Finding {
		return engine.Finding{Check: check, Version: "1", Outcome: engine.Skipped, Reasons: []engine.Reason{"missing_" + engine.Reason(check)}}
	}

	return []engine.Finding{
		faced, looked, alive, skipped("active"), skipped("match"), clean,
		finding("duplicate", 1, map[string]float64{"exact": 0, "near": 0, "distance": 256}),
	}
}

// stored writes n reports of people who passed by the default policy, of whom every tenth has a low score of liveness.
func stored(tb testing.TB, n int) context.Context {
	tb.Helper()

	return storedAs(tb, n, func(i int) []engine.Finding {
		if i%10 == 0 {
			return burst(0.6)
		}

		return burst(0.9)
	})
}

func storedAs(tb testing.TB, n int, found func(i int) []engine.Finding) context.Context {
	tb.Helper()

	ctx := database.Tenant(database.Open(tb, database.SQLite(tb)), tb, []byte("k"))

	for from := 0; from < n; from += 500 {
		store(ctx, tb, from, min(n, from+500), found)
	}

	return ctx
}

func store(ctx context.Context, tb testing.TB, from, to int, found func(i int) []engine.Finding) {
	tb.Helper()

	client, by := ent.From(ctx), decision.Default()
	verifications := make([]*db.VerificationCreate, 0, to-from)

	for i := from; i < to; i++ {
		verifications = append(verifications, client.Verification.Create().SetSteps([]schema.Step{schema.StepSelfie}).SetMetadata(map[string]string{}).
			SetIdempotencyKey(strconv.Itoa(i)).SetRequestHash("x").SetExpiresAt(time.Now().Add(time.Hour)))
	}

	rows, err := client.Verification.CreateBulk(verifications...).Save(ctx)
	require.NoError(tb, err)

	reports := make([]*db.ReportCreate, 0, to-from)

	for i, row := range rows {
		data, err := json.Marshal(found(from + i))
		require.NoError(tb, err)

		reports = append(reports, client.Report.Create().SetVerificationID(row.ID).SetDecision(report.DecisionApproved).SetReasons([]string{}).
			SetPolicyVersion(by.Version).SetThresholds(by.Thresholds).SetFindings(data).
			SetFacts(json.RawMessage(`{"attempts":{"verification":0,"subject":0,"device":0},"document":null,"lists":null,"metadata":{},"steps":["selfie"]}`)))
	}

	require.NoError(tb, client.Report.CreateBulk(reports...).Exec(ctx))
}
