package pixel_test

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine/pixel"
)

// Every kind of PNG that cameras, scanners and screens write must come out in the same colours.
func TestKindsOfPNG(t *testing.T) {
	t.Parallel()

	d, bounds := decoder(t), image.Rect(0, 0, 40, 30)
	grey, deep := image.NewGray(bounds), image.NewNRGBA64(bounds)
	indexed := image.NewPaletted(bounds, color.Palette{color.Black, color.RGBA{R: 90, G: 90, B: 90, A: 255}})
	glass := image.NewNRGBA(bounds)

	for y := range 30 {
		for x := range 40 {
			grey.SetGray(x, y, color.Gray{Y: 90})
			deep.SetNRGBA64(x, y, color.NRGBA64{R: 90 << 8, G: 90 << 8, B: 90 << 8, A: 0xffff})
			indexed.SetColorIndex(x, y, 1)
			glass.SetNRGBA(x, y, color.NRGBA{R: 90, G: 90, B: 90, A: 0})
		}
	}

	for name, row := range map[string]struct {
		picture image.Image
		want    byte
	}{"grey": {grey, 90}, "16 bit": {deep, 90}, "indexed": {indexed, 90}, "transparent is black": {glass, 0}} {
		var file bytes.Buffer
		require.NoError(t, png.Encode(&file, row.picture))

		var m pixel.Image
		require.NoError(t, d.Decode(&m, file.Bytes()), name)

		r, g, b := m.At(39, 29)
		require.Equal(t, [3]byte{row.want, row.want, row.want}, [3]byte{r, g, b}, name)
	}
}

func TestGreyJPEG(t *testing.T) {
	t.Parallel()

	grey := image.NewGray(image.Rect(0, 0, 33, 17))
	for i := range grey.Pix {
		grey.Pix[i] = 77
	}

	var file bytes.Buffer
	require.NoError(t, jpeg.Encode(&file, grey, nil))

	var m pixel.Image
	require.NoError(t, decoder(t).Decode(&m, file.Bytes()))
	near(t, &m, 32, 16, [3]byte{77, 77, 77})
}

// Some cameras leave stray bytes between segments; the pixels are whole, so the picture is taken. Damage inside the pixels is not.
func TestStrayBytesAndDamage(t *testing.T) {
	t.Parallel()

	d, data := decoder(t), encode(t, 64, 64)
	end := len(data) - 2

	var m pixel.Image
	require.NoError(t, d.Decode(&m, slices.Concat(data, []byte("appended by a phone"))), "words behind the end")
	require.ErrorIs(t, d.Decode(&m, data[:end-8]), pixel.ErrTruncated)

	marker := slices.Concat(data[:end-10], []byte{0xff, 0xd9})
	require.ErrorIs(t, d.Decode(&m, marker), pixel.ErrTruncated, "an end marker does not hide missing pixels")
}

// A file whose header was checked must not decode to another size.
func TestTwoFrameHeaders(t *testing.T) {
	t.Parallel()

	small, large := encode(t, 16, 16), encode(t, 4000, 4000)

	var m pixel.Image
	require.Error(t, decoder(t).Decode(&m, slices.Concat(small[:len(small)-2], large[2:])))
}

func TestExtendedWebP(t *testing.T) {
	t.Parallel()

	lossless := sample(t, "lossless.webp")
	extended := func(flags byte, block []byte) []byte {
		header := append([]byte("VP8X\x0a\x00\x00\x00"), flags, 0, 0, 0, 95, 0, 0, 63, 0, 0)
		chunk := binary.LittleEndian.AppendUint32([]byte("EXIF"), uint32(len(block)))
		chunk = append(chunk, block...)

		if len(block)%2 == 1 {
			chunk = append(chunk, 0)
		}

		file := slices.Concat(lossless[:12], header, lossless[12:], chunk)
		binary.LittleEndian.PutUint32(file[4:], uint32(len(file)-8))

		return file
	}

	for name, block := range map[string][]byte{
		"plain": tiff(binary.LittleEndian, 6), "with JPEG's prefix": append([]byte("Exif\x00\x00"), tiff(binary.BigEndian, 6)...),
		"of odd length": append(tiff(binary.LittleEndian, 6), 0),
	} {
		info, err := pixel.Inspect(extended(0x08, block))
		require.NoError(t, err, name)
		require.Equal(t, []int{96, 64, 6}, []int{info.Width, info.Height, info.Orientation}, name)
	}

	var m pixel.Image
	require.NoError(t, decoder(t).Decode(&m, extended(0x08, tiff(binary.LittleEndian, 6))))
	require.Equal(t, []int{64, 96}, []int{m.Width, m.Height})

	_, err := pixel.Inspect(extended(0x02, nil))
	require.ErrorIs(t, err, pixel.ErrUnsupported, "animation")

	unknown := slices.Clone(lossless)
	copy(unknown[12:], "VP9 ")

	_, err = pixel.Inspect(unknown)
	require.ErrorIs(t, err, pixel.ErrUnsupported)
}

// A HEIC that declares more than is allowed is refused on its header, before libheif sees it.
func TestHEICDeclaresItsSize(t *testing.T) {
	t.Parallel()

	data := sample(t, "stripes.heic")
	at := bytes.Index(data, []byte("ispe"))
	require.Positive(t, at)

	huge := slices.Clone(data)
	binary.BigEndian.PutUint32(huge[at+8:], 60_000)
	binary.BigEndian.PutUint32(huge[at+12:], 60_000)

	_, err := pixel.Inspect(huge)
	require.ErrorIs(t, err, pixel.ErrTooLarge)

	none := slices.Clone(data)
	copy(none[at:], "free")

	_, err = pixel.Inspect(none)
	require.ErrorIs(t, err, pixel.ErrTruncated, "no size at all")

	_, err = pixel.Inspect(data[:at])
	require.ErrorIs(t, err, pixel.ErrTruncated)
}

func TestOtherFormatsAreRefusedByTheDecoderToo(t *testing.T) {
	t.Parallel()

	var file bytes.Buffer
	require.NoError(t, gif.Encode(&file, plain(8, 8), nil))

	var m pixel.Image
	require.ErrorIs(t, decoder(t).Decode(&m, file.Bytes()), pixel.ErrUnsupported)
}
