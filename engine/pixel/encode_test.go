package pixel_test

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"testing"

	"github.com/stretchr/testify/require"
)

func plain(width, height int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.Draw(m, m.Bounds(), image.NewUniform(color.RGBA{R: 200, G: 100, B: 50, A: 255}), image.Point{}, draw.Src)

	return m
}

func encode(tb testing.TB, width, height int) []byte {
	tb.Helper()

	var out bytes.Buffer
	require.NoError(tb, jpeg.Encode(&out, plain(width, height), nil))

	return out.Bytes()
}

func encodePNG(tb testing.TB, width, height int) []byte {
	tb.Helper()

	var out bytes.Buffer
	require.NoError(tb, png.Encode(&out, plain(width, height)))

	return out.Bytes()
}
