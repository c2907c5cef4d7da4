package pixel

// Image is a decoded picture, upright. Its buffer is reused: it is valid until the [Decoder] that filled it decodes into it again.
type Image struct {
	// Width and Height are in pixels, after orientation and reduction.
	Width, Height int
	// Reduced is how many of the file's pixels lie along one of this picture's: 1, 2, 4 or 8.
	Reduced int
	// Info is what the file's header said.
	Info Info

	pix []byte
	// The pixel at x, y begins at base + x*stepX + y*stepY, which is how orientation is kept without moving a byte.
	base, stepX, stepY int
}

// At gives the red, green and blue of one pixel; x and y must lie inside.
func (m *Image) At(x, y int) (r, g, b byte) {
	o := m.base + x*m.stepX + y*m.stepY

	return m.pix[o], m.pix[o+1], m.pix[o+2]
}

// ShortSide is the length in pixels below which a picture is not reduced further. It leaves a face that fills a third of the
// frame about 240 px wide, twice what the widest model input resolves, and keeps six pictures of a burst within 50 MB.
const ShortSide = 720

// reduction gives the power of two, at most 8, by which a picture of this size is reduced.
func reduction(width, height int) int {
	by := 1
	for by < 8 && min(width, height)/(by*2) >= ShortSide {
		by *= 2
	}

	return by
}

// FromRGB gives a picture of interleaved RGB bytes, which it copies; len(pix) must be width*height*3.
func FromRGB(pix []byte, width, height int) *Image {
	m := &Image{Info: Info{Width: width, Height: height, Orientation: 1}}
	m.room(width, height, 1)
	copy(m.pix, pix[:width*height*3])

	return m
}

// orient sets how the buffer of a stored picture is walked so that it is upright; orientation is EXIF's 1 to 8.
func (m *Image) orient(width, height, orientation int) {
	stepX, stepY := 3, 3*width
	right, bottom := (width-1)*stepX, (height-1)*stepY
	m.Width, m.Height = width, height

	switch orientation {
	case 2: // mirrored left to right
		m.base, m.stepX, m.stepY = right, -stepX, stepY
	case 3: // upside down
		m.base, m.stepX, m.stepY = right+bottom, -stepX, -stepY
	case 4: // mirrored top to bottom
		m.base, m.stepX, m.stepY = bottom, stepX, -stepY
	case 5: // transposed
		m.base, m.stepX, m.stepY = 0, stepY, stepX
	case 6: // turned left: its first column, from the bottom up, is the top row
		m.base, m.stepX, m.stepY = bottom, -stepY, stepX
	case 7: // transposed along the other diagonal
		m.base, m.stepX, m.stepY = right+bottom, -stepY, -stepX
	case 8: // turned right
		m.base, m.stepX, m.stepY = right, stepY, -stepX
	default:
		m.base, m.stepX, m.stepY = 0, stepX, stepY
	}

	if orientation >= 5 && orientation <= 8 {
		m.Width, m.Height = height, width
	}
}
