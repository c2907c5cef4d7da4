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

func encode(t testing.TB, width, height int) []byte {
	t.Helper()

	var out bytes.Buffer
	require.NoError(t, jpeg.Encode(&out, plain(width, height), nil))

	return out.Bytes()
}

func encodePNG(t testing.TB, width, height int) []byte {
	t.Helper()

	var out bytes.Buffer
	require.NoError(t, png.Encode(&out, plain(width, height)))

	return out.Bytes()
}
