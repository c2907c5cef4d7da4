package quality_test

import (
	"bytes"
	"image"
	"image/draw"
	"image/jpeg"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/engine/quality"
	"github.com/honnin/honnin/internal/testkit"
	"github.com/honnin/honnin/internal/testkit/golden"
)

// changed is a real frame after its pixels went through a function of place and luminance.
func changed(t *testing.T, name string, at func(x, y, width int) int, light func(x, width int, v uint8) uint8) []byte {
	t.Helper()

	picture, err := jpeg.Decode(bytes.NewReader(testkit.Person(t, name)))
	require.NoError(t, err)

	bounds := picture.Bounds()
	from, to := image.NewRGBA(bounds), image.NewRGBA(bounds)
	draw.Draw(from, bounds, picture, bounds.Min, draw.Src)

	for y := range bounds.Dy() {
		for x := range bounds.Dx() {
			c := from.RGBAAt(at(x, y, bounds.Dx()), y)
			c.R, c.G, c.B = light(x, bounds.Dx(), c.R), light(x, bounds.Dx(), c.G), light(x, bounds.Dx(), c.B)
			to.SetRGBA(x, y, c)
		}
	}

	var out bytes.Buffer
	require.NoError(t, jpeg.Encode(&out, to, &jpeg.Options{Quality: 95}))

	return out.Bytes()
}

func same(x, _, _ int) int             { return x }
func asItIs(_, _ int, v uint8) uint8   { return v }
func mirrored(x, _, width int) int     { return width - 1 - x }
func brighter(_, _ int, v uint8) uint8 { return uint8(min(int(v)*2+60, 255)) }
func darker(_, _ int, v uint8) uint8   { return v / 8 }

// oneSided darkens all that lies left of the nose.
func oneSided(x, width int, v uint8) uint8 {
	if x < width*11/20 {
		return v / 4
	}

	return v
}

func measured(t *testing.T, desk *engine.Desk, file []byte) engine.Finding {
	t.Helper()

	thresholds := decision.Default().Thresholds
	thresholds["quality.interEyeDistance.min"] = 40

	findings, _, err := engine.Run(t.Context(), desk, golden.Chain(quality.Check()), engine.Evidence{engine.Selfie: {file}}, thresholds)
	require.NoError(t, err)

	return findings[1]
}

// In a mirror, left and right change places and everything else stays.
func TestMirror(t *testing.T) {
	t.Parallel()

	desk := golden.Desk(t)
	before := measured(t, desk, changed(t, "franck-1.jpg", same, asItIs)).Measures
	after := measured(t, desk, changed(t, "franck-1.jpg", mirrored, asItIs)).Measures

	require.InDelta(t, before["yaw"], -after["yaw"], 6)
	require.InDelta(t, before["roll"], -after["roll"], 2)
	require.InDelta(t, before["pitch"], after["pitch"], 4)
	require.InDelta(t, before["interEyeDistance"], after["interEyeDistance"], 2)
	require.InDelta(t, before["luminance"], after["luminance"], 0.02)
	require.InDelta(t, before["sharpness"], after["sharpness"], before["sharpness"]*0.15)
	require.InDelta(t, before["headSize"], after["headSize"], 0.03)
}

// Each fault of the light is named by its own word, on a real face.
func TestLightIsNamed(t *testing.T) {
	t.Parallel()

	desk := golden.Desk(t)
	for reason, light := range map[engine.Reason]func(x, width int, v uint8) uint8{
		quality.TooBright: brighter, quality.TooDark: darker, quality.UnevenLight: oneSided,
	} {
		finding := measured(t, desk, changed(t, "franck-1.jpg", same, light))
		require.Equal(t, engine.Inconclusive, finding.Outcome, "%s %v", reason, finding.Measures)
		require.Contains(t, finding.Reasons, reason, "%v", finding.Measures)
	}
}
