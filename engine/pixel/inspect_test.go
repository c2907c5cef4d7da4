package pixel_test

import (
	"encoding/binary"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine/pixel"
)

func TestInspect(t *testing.T) {
	t.Parallel()

	for _, name := range []string{"stripes.jpg", "stripes.png", "stripes.webp", "lossless.webp", "stripes.heic"} {
		info, err := pixel.Inspect(sample(t, name))
		require.NoError(t, err, name)
		require.Equal(t, []int{96, 64, 1}, []int{info.Width, info.Height, info.Orientation}, name)
	}
}

func TestInspectRefuses(t *testing.T) {
	t.Parallel()

	cmyk := sample(t, "stripes.jpg")
	patchFrame(t, cmyk, func(frame []byte) { frame[9] = 4 })

	arithmetic := sample(t, "stripes.jpg")
	patchFrame(t, arithmetic, func(frame []byte) { frame[1] = 0xc9 })

	for name, row := range map[string]struct {
		data   []byte
		want   error
		reason pixel.Reason
	}{
		"nothing":         {nil, pixel.ErrTruncated, pixel.Truncated},
		"text":            {[]byte("Hello, this is no picture at all"), pixel.ErrUnsupported, pixel.Unsupported},
		"GIF":             {[]byte("GIF89a\x01\x00\x01\x00\x00\x00\x00;"), pixel.ErrUnsupported, pixel.Unsupported},
		"AVIF":            {[]byte("\x00\x00\x00\x18ftypavif\x00\x00\x00\x00avifmif1"), pixel.ErrUnsupported, pixel.Unsupported},
		"CMYK JPEG":       {cmyk, pixel.ErrUnsupported, pixel.Unsupported},
		"arithmetic JPEG": {arithmetic, pixel.ErrUnsupported, pixel.Unsupported},
		"JPEG start":      {[]byte("\xff\xd8\xff\xe0"), pixel.ErrTruncated, pixel.Truncated},
		"too many bytes":  {make([]byte, pixel.MaxBytes+1), pixel.ErrTooLarge, pixel.TooManyBytes},
		"huge PNG":        {hugePNG(t, 1<<31-1, 1<<31-1), pixel.ErrTooLarge, pixel.TooManyPixels},
		"51 MP PNG":       {hugePNG(t, 51_000, 1000), pixel.ErrTooLarge, pixel.TooManyPixels},
		"empty PNG":       {hugePNG(t, 0, 10), pixel.ErrTruncated, pixel.Truncated},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			_, err := pixel.Inspect(row.data)
			require.ErrorIs(t, err, row.want)

			var e *pixel.Error
			require.ErrorAs(t, err, &e)
			require.Equal(t, row.reason, e.Reason)
			require.ErrorContains(t, err, "pixel: ")
		})
	}
}

func TestLimitsAreAllowed(t *testing.T) {
	t.Parallel()

	info, err := pixel.Inspect(hugePNG(t, 50_000, 1000))
	require.NoError(t, err, "exactly 50 MP")
	require.Equal(t, 50_000, info.Width)
}

// hugePNG declares a size; the limit must stop it before the pixels are looked for.
func hugePNG(tb testing.TB, width, height uint32) []byte {
	tb.Helper()

	data := sample(tb, "stripes.png")
	binary.BigEndian.PutUint32(data[16:], width)
	binary.BigEndian.PutUint32(data[20:], height)

	return data
}

// patchFrame finds the baseline frame header, whose marker the function gets with what follows.
func patchFrame(tb testing.TB, data []byte, patch func(frame []byte)) {
	tb.Helper()

	for i := range len(data) - 9 {
		if data[i] == 0xff && data[i+1] == 0xc0 {
			patch(data[i:])

			return
		}
	}

	tb.Fatal("no frame header")
}
