package pixel

import (
	"encoding/binary"
	"slices"
)

// jfifBytes is JFIF's segment without its thumbnail, from the identifier on (T.871, 10.1).
const jfifBytes = 14

// stripJPEG keeps what a decoder needs: tables, frames and scans, and of the application segments JFIF, Adobe's transform and the ICC profile.
func stripJPEG(file []byte, orientation int) ([]byte, error) {
	out := append(make([]byte, 0, len(file)), file[:2]...)
	said := orientation == 1

	for rest := file[2:]; ; {
		if rest = marked(rest); len(rest) == 0 || has(rest, 0, "\xff\xd9") {
			return append(out, 0xff, 0xd9), nil
		}

		marker, body, next, err := segment(rest)
		if err != nil {
			return nil, err
		}

		if marker != 0xe0 && !said {
			out, said = appendSegment(out, 0xe1, append([]byte("Exif\x00\x00"), turned(orientation)...)), true
		}

		if kept := jpegKeeps(marker, body); kept != nil {
			out = appendSegment(out, marker, kept)
		}

		if marker == 0xda {
			scan := next[:scanned(next)]
			out, next = append(out, scan...), next[len(scan):]
		}

		rest = next
	}
}

// marked gives the data from its next marker on. Some cameras leave stray bytes before it.
func marked(data []byte) []byte {
	for len(data) > 0 && (data[0] != 0xff || has(data, 1, "\xff")) {
		data = data[1:]
	}

	return data
}

// jpegKeeps gives what stays of a segment; nil for nothing.
func jpegKeeps(marker byte, body []byte) []byte {
	switch {
	case marker == 0xe0 && has(body, 0, "JFIF\x00") && len(body) >= jfifBytes:
		return append(slices.Clone(body[:jfifBytes-2]), 0, 0) // no thumbnail
	case marker == 0xe2 && has(body, 0, "ICC_PROFILE\x00"), marker == 0xee && has(body, 0, "Adobe"):
		return body
	case marker >= 0xe0 && marker <= 0xef, marker == 0xfe:
		return nil
	default:
		return body
	}
}

func appendSegment(out []byte, marker byte, body []byte) []byte {
	out = append(out, 0xff, marker)
	out = binary.BigEndian.AppendUint16(out, uint16(len(body)+2)) //nolint:gosec // came from a segment, or is short

	return append(out, body...)
}

// scanned gives the length of the entropy-coded data: up to the next marker that is neither a stuffed byte nor a restart.
func scanned(data []byte) int {
	for at := 0; at+1 < len(data); at++ {
		if next := data[at+1]; data[at] == 0xff && next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7) {
			return at
		}
	}

	return len(data)
}
