package injection

import (
	"bytes"
	"image"
	"image/jpeg"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine/motion"
)

func TestRepeats(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		frames         string
		frozen, looped float64
	}{
		"a camera":                  {"abcdefgh", 0, 0},
		"a slow one":                {"aabbccdd", 0.14, 0},
		"one that got stuck once":   {"abcccdef", 0, 0},
		"frozen":                    {"aaaaaaaa", 1, 0},
		"frozen but for a moment":   {"aaaaaaab", 0.71, 0},
		"a film that begins anew":   {"abcdabcd", 0, 1},
		"a film and one frame more": {"abcdefga", 0, 1},
	} {
		at, pictures := []int64{}, [][]byte{}
		for i, frame := range test.frames {
			at = append(at, int64(i)*100)
			pictures = append(pictures, shade(t, byte(frame)))
		}

		file, err := motion.Write("token", at, pictures, []motion.Asked{{Move: motion.TurnLeft, From: 0, To: 400}, {Move: motion.Blink, From: 400, To: 800}})
		require.NoError(t, err)

		frozen, looped := repeats(file)
		require.InDelta(t, test.frozen, frozen, 0.01, name)
		require.InDelta(t, test.looped, looped, 0, name)
	}

	frozen, looped := repeats([]byte("no film"))
	require.Zero(t, frozen+looped)
}

// shade is a small picture of one grey.
func shade(t *testing.T, grey byte) []byte {
	t.Helper()

	picture := image.NewGray(image.Rect(0, 0, 8, 8))
	for i := range picture.Pix {
		picture.Pix[i] = grey
	}

	var out bytes.Buffer

	require.NoError(t, jpeg.Encode(&out, picture, nil))

	return out.Bytes()
}
