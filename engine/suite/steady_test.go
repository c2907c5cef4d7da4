package suite_test

import (
	"bytes"
	"image"
	"image/jpeg"
	"image/png"
	"slices"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/image/draw"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/suite"
	"github.com/honnin/honnin/internal/testkit"
)

// facts drops what may differ between two runs: how long they took.
func facts(findings []engine.Finding) []engine.Finding {
	out := slices.Clone(findings)
	for i := range out {
		out[i].DurationMS = 0
	}

	return out
}

// The same evidence gives the same findings to the last bit, whatever the desk saw before, on any number of workers.
func TestFindingsAreSteady(t *testing.T) {
	t.Parallel()

	evidence := engine.Evidence{engine.Selfie: people(t, "cap-1.jpg", "cap-2.jpg"), engine.Reference: people(t, "cap-later.jpg")}
	others := []engine.Evidence{
		{engine.Selfie: people(t, "painting.jpg")},
		{engine.Selfie: people(t, "flat.jpg")},
		{engine.Selfie: people(t, "franck-1.jpg", "franck-2.jpg", "franck-3.jpg", "dark.jpg", "two.jpg")},
	}

	want, err := start(t).Run(t.Context(), evidence, films())
	require.NoError(t, err)

	suites := []*suite.Suite{start(t), start(t)}
	got := make([][]engine.Finding, len(suites))

	var workers sync.WaitGroup

	for i, s := range suites {
		workers.Go(func() {
			for _, other := range others {
				if _, err := s.Run(t.Context(), other, films()); err != nil {
					t.Error(err)
				}
			}

			findings, err := s.Run(t.Context(), evidence, films())
			if err != nil {
				t.Error(err)
			}

			got[i] = findings
		})
	}

	workers.Wait()

	for i := range got {
		require.Equal(t, facts(want), facts(got[i]))
	}
}

func decoded(t *testing.T, name string) image.Image {
	t.Helper()

	picture, err := jpeg.Decode(bytes.NewReader(testkit.Person(t, name)))
	require.NoError(t, err)

	return picture
}

// A face is found again, and is the same person, at any size and shape of photograph and in any format.
func TestSizeShapeAndFormatDoNotChangeThePerson(t *testing.T) {
	s, from := start(t), decoded(t, "franck-1.jpg")
	bounds := from.Bounds()

	for name, row := range map[string]struct {
		canvas image.Rectangle
		at     image.Rectangle
		png    bool
	}{
		"as a PNG":            {canvas: bounds, at: bounds, png: true},
		"two megapixels":      {canvas: image.Rect(0, 0, 1632, 1306), at: image.Rect(0, 0, 1632, 1306)},
		"twelve megapixels":   {canvas: image.Rect(0, 0, 3840, 3072), at: image.Rect(0, 0, 3840, 3072)},
		"tall, like a phone":  {canvas: image.Rect(0, 0, 720, 1280), at: image.Rect(0, 350, 720, 926)},
		"wide, like a screen": {canvas: image.Rect(0, 0, 1280, 576), at: image.Rect(400, 0, 1120, 576)},
	} {
		t.Run(name, func(t *testing.T) {
			picture := image.NewRGBA(row.canvas)
			draw.Draw(picture, picture.Bounds(), image.White, image.Point{}, draw.Src)
			draw.CatmullRom.Scale(picture, row.at, from, bounds, draw.Src, nil)

			var file bytes.Buffer
			if row.png {
				require.NoError(t, png.Encode(&file, picture))
			} else {
				require.NoError(t, jpeg.Encode(&file, picture, &jpeg.Options{Quality: 92}))
			}

			// Enlarging makes nothing sharper: only sharpness and margins are waived here.
			thresholds := films()
			thresholds["quality.sharpness.min"], thresholds["quality.margin.min"] = 0, -1
			thresholds["quality.overExposure.max"] = 1

			findings, err := s.Run(t.Context(), engine.Evidence{
				engine.Selfie: {file.Bytes()}, engine.Reference: people(t, "franck-1.jpg"),
			}, thresholds)
			require.NoError(t, err)
			require.Equal(t, engine.Pass, findings[1].Outcome, "%v", findings[1])
			require.NotNil(t, findings[4].Score)
			require.Greater(t, *findings[4].Score, 0.9)
		})
	}
}
