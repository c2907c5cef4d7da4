package pixel

import (
	"bytes"
	"fmt"
	"image/png"

	"golang.org/x/image/webp"
)

// Decoder decodes one picture after another. It keeps what decoding needs, so that a worker allocates it once. It is not safe
// for concurrent use.
type Decoder struct{ turbo turbo }

// NewDecoder gives a decoder; Close frees it.
func NewDecoder() (*Decoder, error) {
	t, err := newTurbo()
	if err != nil {
		return nil, err
	}

	return &Decoder{turbo: t}, nil
}

// Close frees the decoder.
func (d *Decoder) Close() { d.turbo.close() }

// Decode checks the limits, decodes the file into the picture's own buffer, which grows as needed, and keeps it upright.
// A file that cannot be used is an [*Error].
func (d *Decoder) Decode(into *Image, data []byte) error {
	info, err := Inspect(data)
	if err != nil {
		return err
	}

	into.Info = info

	if info.Format == JPEG {
		return d.turbo.decode(into, data)
	}

	done := alone(info)
	defer done()

	return decodeWhole(into, data)
}

// decodeWhole decodes the formats whose libraries give the whole picture before it can be reduced.
func decodeWhole(into *Image, data []byte) error {
	switch into.Info.Format { //nolint:exhaustive // JPEG is reduced while it is decoded
	case HEIC:
		return decodeHEIC(into, data)
	case PNG:
		picture, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			return truncated(fmt.Sprintf("PNG: %v", err))
		}

		return into.shrink(picture)
	case WebP:
		picture, err := webp.Decode(bytes.NewReader(data))
		if err != nil {
			return truncated(fmt.Sprintf("WebP: %v", err))
		}

		return into.shrink(picture)
	default:
		return unsupported(string(into.Info.Format))
	}
}

// room makes the buffer hold a stored picture of that size and sets it upright.
func (m *Image) room(width, height, reduced int) {
	// One byte more than the pixels, since a warp reads four bytes at a time.
	if need := width*height*3 + 1; cap(m.pix) < need {
		m.pix = make([]byte, need)
	} else {
		m.pix = m.pix[:need]
	}

	m.Reduced = reduced
	m.orient(width, height, m.Info.Orientation)
}
