package pixel

import "encoding/binary"

// jpegInfo walks the segments up to the frame header. Every step moves forward by at least four bytes, so it ends.
func jpegInfo(data []byte) (Info, error) {
	info := Info{Format: JPEG, Orientation: 1}

	for rest := data[2:]; ; {
		marker, body, next, err := segment(rest)
		if err != nil {
			return Info{}, err
		}

		switch {
		case marker == 0xe1 && has(body, 0, "Exif\x00\x00"):
			info.Orientation = orientation(body[6:])
		case isFrame(marker):
			return info.frame(marker, body)
		case marker == 0xd9 || marker == 0xda:
			return Info{}, truncated("JPEG without a frame header")
		}

		rest = next
	}
}

// segment splits the first segment off.
func segment(data []byte) (marker byte, body, rest []byte, err error) {
	for len(data) > 1 && data[0] == 0xff && data[1] == 0xff {
		data = data[1:] // fill bytes
	}

	if len(data) < 4 {
		return 0, nil, nil, truncated("JPEG ends before its frame header")
	}

	length := int(binary.BigEndian.Uint16(data[2:]))
	if data[0] != 0xff || length < 2 || 2+length > len(data) {
		return 0, nil, nil, truncated("JPEG segment is cut or without a marker")
	}

	return data[1], data[4 : 2+length], data[2+length:], nil
}

// isFrame says whether a marker begins a frame header: C0 to CF but for three that mean tables.
func isFrame(marker byte) bool {
	return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc
}

// frame completes the info from the frame header.
func (i *Info) frame(marker byte, body []byte) (Info, error) {
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

	return *i, nil
}
