package pixel_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine/pixel"
	"github.com/honnin/honnin/internal/testkit"
)

func sample(tb testing.TB, name string) []byte {
	tb.Helper()

	data, err := os.ReadFile(filepath.Join("testdata", name))
	require.NoError(tb, err)

	return data
}

func decoder(tb testing.TB) *pixel.Decoder {
	tb.Helper()

	d, err := pixel.NewDecoder()
	require.NoError(tb, err)
	tb.Cleanup(d.Close)

	return d
}

// near allows for the losses of JPEG, WebP and HEIC.
func near(t *testing.T, m *pixel.Image, x, y int, want [3]byte) {
	t.Helper()

	r, g, b := m.At(x, y)
	for i, got := range [3]byte{r, g, b} {
		require.InDelta(t, want[i], got, 40, "channel %d at %d,%d", i, x, y)
	}
}

func TestDecodeEveryFormat(t *testing.T) {
	t.Parallel()

	for name, format := range map[string]pixel.Format{
		"stripes.jpg": pixel.JPEG, "stripes.png": pixel.PNG, "stripes.webp": pixel.WebP, "lossless.webp": pixel.WebP, "stripes.heic": pixel.HEIC,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			var m pixel.Image
			require.NoError(t, decoder(t).Decode(&m, sample(t, name)))
			require.Equal(t, format, m.Info.Format)
			require.Equal(t, "image/"+string(format), m.Info.Format.MediaType())
			require.Equal(t, []int{96, 64, 1}, []int{m.Width, m.Height, m.Reduced})
			near(t, &m, 8, 6, [3]byte{255, 255, 255})
			near(t, &m, 20, 50, [3]byte{255, 0, 0})
			near(t, &m, 80, 30, [3]byte{0, 128, 0})
		})
	}
}

func TestDecodeReducesLargePictures(t *testing.T) {
	t.Parallel()

	d := decoder(t)
	for _, row := range []struct{ width, height, by int }{
		{1439, 1600, 1}, {1440, 1600, 2}, {4032, 3024, 4}, {6000, 5800, 8},
	} {
		var m pixel.Image
		require.NoError(t, d.Decode(&m, encode(t, row.width, row.height)))
		require.Equal(t, row.by, m.Reduced)
		require.InDelta(t, row.width/row.by, m.Width, 1)
		require.GreaterOrEqual(t, min(m.Width, m.Height), pixel.ShortSide)
		near(t, &m, m.Width-1, m.Height-1, [3]byte{200, 100, 50})
	}
}

func TestDecodeReducesPNGToTheSame(t *testing.T) {
	t.Parallel()

	var m pixel.Image
	require.NoError(t, decoder(t).Decode(&m, encodePNG(t, 1500, 1460)))
	require.Equal(t, []int{750, 730, 2}, []int{m.Width, m.Height, m.Reduced})
	near(t, &m, 749, 729, [3]byte{200, 100, 50})
}

func TestDecodeReusesItsBuffer(t *testing.T) {
	d, data := decoder(t), testkit.Person(t, "franck-1.jpg")

	var m pixel.Image
	require.NoError(t, d.Decode(&m, data))
	require.LessOrEqual(t, testing.AllocsPerRun(20, func() { _ = d.Decode(&m, data) }), 8.0, "only the header's few words, never pixels")
}

func TestTruncatedIsAnErrorAtEveryLength(t *testing.T) {
	t.Parallel()

	d := decoder(t)
	for _, name := range []string{"stripes.jpg", "stripes.png", "stripes.webp", "lossless.webp", "stripes.heic"} {
		data := sample(t, name)
		for n := range len(data) - 12 {
			var m pixel.Image
			if err := d.Decode(&m, data[:n]); err != nil {
				var e *pixel.Error
				require.ErrorAs(t, err, &e, "%s cut at %d", name, n)
			} else {
				t.Errorf("%s cut at %d of %d bytes decodes", name, n, len(data))
			}
		}
	}
}

func TestTruncatedPhotograph(t *testing.T) {
	t.Parallel()

	d, data := decoder(t), testkit.Person(t, "franck-1.jpg")
	for _, part := range []int{2, 3, 10, 100} {
		var m pixel.Image

		err := d.Decode(&m, data[:len(data)-len(data)/part])
		require.ErrorIs(t, err, pixel.ErrTruncated)
	}
}
