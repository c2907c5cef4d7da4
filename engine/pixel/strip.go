package pixel

import "encoding/binary"

// Strip gives the picture of a file without whatever else the file says: no place, no time, no device, no owner, no thumbnail, no comment and
// nothing behind its end. The pixels are not touched, bit by bit; how the picture is turned and its colour profile stay. HEIC, whose
// metadata lie among the pixels' own tables, is unsupported. It is not decoded: what is damaged may stay so.
func Strip(file []byte) ([]byte, error) {
	info, err := Inspect(file)
	if err != nil {
		return nil, err
	}

	switch info.Format {
	case JPEG:
		return stripJPEG(file, info.Orientation)
	case PNG:
		return stripPNG(file, info.Orientation)
	case WebP:
		return stripWebP(file, info.Orientation)
	case HEIC:
		return nil, unsupported("HEIC cannot be stripped")
	default:
		return nil, unsupported("no format that can be stripped")
	}
}

// turned is the least TIFF block that says how a picture is turned.
func turned(orientation int) []byte {
	block := []byte("II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00")
	binary.LittleEndian.PutUint16(block[18:], uint16(orientation)) //nolint:gosec // 1 to 8

	return block
}
