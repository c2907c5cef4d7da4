package pixel

import (
	"fmt"
	"image"
	"image/draw"
)

// shrink takes over a picture that another library decoded, averaging squares of pixels on the way. Transparency shows black.
func (m *Image) shrink(picture image.Image) error {
	bounds := picture.Bounds()
	if bounds.Dx() != m.Info.Width || bounds.Dy() != m.Info.Height {
		return truncated(fmt.Sprintf("header says %dx%d, decoded %dx%d", m.Info.Width, m.Info.Height, bounds.Dx(), bounds.Dy()))
	}

	by := reduction(bounds.Dx(), bounds.Dy())
	width, height := bounds.Dx()/by, bounds.Dy()/by
	m.room(width, height, by)

	// One strip of rows at a time goes through the standard library's conversion, so that a large picture is never held twice.
	strip := image.NewRGBA(image.Rect(0, 0, bounds.Dx(), by))
	for y := range height {
		draw.Draw(strip, strip.Bounds(), picture, image.Pt(bounds.Min.X, bounds.Min.Y+y*by), draw.Src)
		average(m.pix[y*width*3:(y+1)*width*3], strip.Pix, strip.Stride, 4, by)
	}

	return nil
}

// average writes one row of RGB, each pixel the mean of by*by source pixels of the given step.
func average(row, src []byte, stride, step, by int) {
	area := by * by
	for x := 0; x*3 < len(row); x++ {
		r, g, b := area/2, area/2, area/2

		for v := range by {
			o := v*stride + x*by*step
			for range by {
				r, g, b = r+int(src[o]), g+int(src[o+1]), b+int(src[o+2])
				o += step
			}
		}

		row[x*3], row[x*3+1], row[x*3+2] = byte(r/area&255), byte(g/area&255), byte(b/area&255)
	}
}
