package brand

import (
	"bytes"
	"image"
	_ "image/jpeg" // reads logos
	"image/png"

	"github.com/honnin/honnin/internal/fault"
)

// Bounds of a logo.
const (
	MaxLogo = 256 << 10 // bytes as given
	MaxSide = 1024      // pixels
	kept    = 64 << 10  // bytes as kept
)

// encode makes a PNG of our own of a PNG or JPEG, so that nothing but its pixels reaches anybody. The size is looked at before the pixels are.
func encode(given []byte) ([]byte, error) {
	if len(given) > MaxLogo {
		return nil, unusable("The logo has more than 256 KB.", nil)
	}

	config, _, err := image.DecodeConfig(bytes.NewReader(given))
	if err != nil {
		return nil, unusable("The logo must be a PNG or a JPEG.", err)
	}

	if config.Width > MaxSide || config.Height > MaxSide {
		return nil, unusable("The logo may be 1024 pixels wide and high at most.", nil)
	}

	picture, _, err := image.Decode(bytes.NewReader(given))
	if err != nil {
		return nil, unusable("The logo cannot be read to its end.", err)
	}

	var out bytes.Buffer

	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&out, picture); err != nil {
		return nil, unusable("The logo cannot be kept.", err)
	}

	if out.Len() > kept {
		return nil, unusable("The logo is too large as a PNG: 64 KB at most. Give a smaller or simpler one.", nil)
	}

	return out.Bytes(), nil
}

func unusable(sentence string, cause error) error {
	return fault.New(fault.Invalid, sentence, cause, fault.Field("input.logo"))
}
