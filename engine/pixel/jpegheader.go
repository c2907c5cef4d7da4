package pixel

import "encoding/binary"

// jpegInfo walks the segments up to the frame header. Every step moves forward by at least two bytes, so it ends.
func jpegInfo(data []byte) (Info, error) {
	info := Info{Format: JPEG, Orientation: 1}

	for at := 2; ; {
		for at < len(data) && data[at] == 0xff && at+1 < len(data) && data[at+1] == 0xff {
			at++ // fill bytes
		}

		if at+4 > len(data) {
			return Info{}, truncated("JPEG ends before its frame header")
		}

		if data[at] != 0xff {
			return Info{}, truncated("JPEG segment without a marker")
		}

		marker, length := data[at+1], int(binary.BigEndian.Uint16(data[at+2:]))
		if length < 2 || at+2+length > len(data) {
			return Info{}, truncated("JPEG segment longer than the file")
		}

		body := data[at+4 : at+2+length]

		switch {
		case marker == 0xe1 && has(body, 0, "Exif\x00\x00"):
			info.Orientation = orientation(body[6:])
		case marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc:
			return info.frame(marker, body)
		case marker == 0xd9 || marker == 0xda:
			return Info{}, truncated("JPEG without a frame header")
		}

		at += 2 + length
	}
}

func (i Info) frame(marker byte, body []byte) (Info, error) {
	if len(body) < 6 {
		return Info{}, truncated("JPEG frame header too short")
	}

	if marker > 0xc2 {
		return Info{}, unsupported("JPEG is neither baseline nor progressive")
	}

	if body[0] != 8 || (body[5] != 1 && body[5] != 3) {
		return Info{}, unsupported("JPEG is not 8 bit grey or colour")
	}

	i.Height, i.Width = int(binary.BigEndian.Uint16(body[1:])), int(binary.BigEndian.Uint16(body[3:]))

	return i, nil
}
