package pixel_test

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine/pixel"
)

const planted = "35.6586N 139.7454E Taro's phone"

// segmentOf is a JPEG segment that says what was planted.
func segmentOf(marker byte, prefix string) []byte {
	body := prefix + planted

	return slices.Concat([]byte{0xff, marker}, binary.BigEndian.AppendUint16(nil, uint16(len(body)+2)), []byte(body))
}

// chunkOf is a PNG chunk.
func chunkOf(kind string, body []byte) []byte {
	out := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	out = append(append(out, kind...), body...)

	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[4:]))
}

// extended is a lossy WebP as an extended one with metadata.
func extended(t *testing.T, file []byte, orientation uint16) []byte {
	t.Helper()

	chunk := func(kind string, body []byte) []byte {
		out := binary.LittleEndian.AppendUint32([]byte(kind), uint32(len(body)))
		out = append(out, body...)

		return append(out, make([]byte, len(body)&1)...)
	}
	size := []byte{0x0c, 0, 0, 0, 95, 0, 0, 63, 0, 0} // EXIF and XMP, 96 by 64
	out := slices.Concat([]byte("RIFF\x00\x00\x00\x00WEBP"), chunk("VP8X", size), file[12:],
		chunk("EXIF", append(tiff(binary.BigEndian, orientation), planted...)), chunk("XMP ", []byte(planted)), chunk("JUNK", []byte(planted)))
	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))

	return out
}

func TestStripLeavesThePictureAlone(t *testing.T) {
	t.Parallel()

	jpeg, png, webp := sample(t, "stripes.jpg"), sample(t, "stripes.png"), sample(t, "stripes.webp")
	exif := append(tiff(binary.BigEndian, 6), planted...)

	for name, file := range map[string][]byte{
		"JPEG": slices.Concat(withEXIF(jpeg, exif)[:2], segmentOf(0xe1, "http://ns.adobe.com/xap/1.0/\x00"), segmentOf(0xed, "Photoshop 3.0\x00"),
			segmentOf(0xfe, ""), segmentOf(0xe0, "JFXX\x00\x10"), withEXIF(jpeg, exif)[2:], []byte(planted)),
		"JPEG without a word": jpeg,
		"JPEG without an end": append(slices.Clone(jpeg[:len(jpeg)-2]), 0xff),
		"JPEG between scans":  slices.Concat(jpeg[:len(jpeg)-2], segmentOf(0xfe, ""), jpeg[len(jpeg)-2:]),
		"PNG": slices.Concat(png[:33], chunkOf("eXIf", exif), chunkOf("tEXt", []byte("Author\x00"+planted)), png[33:],
			[]byte(planted)),
		"PNG without a word": png,
		"WebP":               append(extended(t, webp, 8), planted...),
		"WebP upright":       extended(t, webp, 1),
		"WebP bare":          webp,
		"WebP lossless":      sample(t, "lossless.webp"),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			d := decoder(t)
			clean, err := pixel.Strip(file)
			require.NoError(t, err)
			require.NotContains(t, string(clean), planted)
			require.NotContains(t, string(clean), "Taro")

			before, err := pixel.Inspect(file)
			require.NoError(t, err)
			after, err := pixel.Inspect(clean)
			require.NoError(t, err)
			require.Equal(t, before, after)

			var was, is pixel.Image
			if d.Decode(&was, file) != nil {
				return // damaged before, damaged after
			}

			require.NoError(t, d.Decode(&is, clean))
			require.Equal(t, []int{was.Width, was.Height}, []int{is.Width, is.Height})

			for y := range was.Height {
				for x := range was.Width {
					r, g, b := was.At(x, y)
					r2, g2, b2 := is.At(x, y)
					require.Equal(t, [3]byte{r, g, b}, [3]byte{r2, g2, b2})
				}
			}

			again, err := pixel.Strip(clean)
			require.NoError(t, err)
			require.Equal(t, clean, again)
		})
	}
}

func TestStripRefuses(t *testing.T) {
	t.Parallel()

	jpeg, png, webp := sample(t, "stripes.jpg"), sample(t, "stripes.png"), sample(t, "stripes.webp")

	for name, test := range map[string]struct {
		file []byte
		want error
	}{
		"HEIC":          {sample(t, "stripes.heic"), pixel.ErrUnsupported},
		"text":          {[]byte("Hello, this is no picture at all"), pixel.ErrUnsupported},
		"cut segment":   {slices.Concat(jpeg[:len(jpeg)-2], []byte{0xff, 0xfe, 0x10, 0x00}), pixel.ErrTruncated},
		"cut PNG":       {png[:len(png)-20], pixel.ErrTruncated},
		"PNG's end cut": {png[:len(png)-12], pixel.ErrTruncated},
		"cut WebP":      {webp[:len(webp)-20], pixel.ErrTruncated},
	} {
		_, err := pixel.Strip(test.file)
		require.ErrorIs(t, err, test.want, name)
	}
}

// FuzzStrip: any bytes give a file that says the same of its size, and is its own stripped form, or an Error of this package.
func FuzzStrip(f *testing.F) {
	seeds(f)

	f.Fuzz(func(t *testing.T, data []byte) {
		clean, err := pixel.Strip(data)
		if err != nil {
			if _, ok := errors.AsType[*pixel.Error](err); !ok {
				t.Fatalf("an error of another type: %v", err)
			}

			return
		}

		if again, err := pixel.Strip(clean); err == nil && !slices.Equal(clean, again) {
			t.Fatal("stripped twice, it is another file")
		}
	})
}
