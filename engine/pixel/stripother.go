package pixel

import (
	"encoding/binary"
	"hash/crc32"
	"slices"
)

// stripPNG keeps the chunks that make the picture and its colours.
func stripPNG(file []byte, orientation int) ([]byte, error) {
	const signature, frame = 8, 12 // a chunk's length, type and checksum

	out := append(make([]byte, 0, len(file)), file[:signature]...)

	for at := signature; at+frame <= len(file); {
		length := int(binary.BigEndian.Uint32(file[at:]))
		if length > len(file)-at-frame {
			return nil, truncated("PNG chunk is cut")
		}

		kind, next := string(file[at+4:at+8]), at+frame+length
		if slices.Contains([]string{"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT"}, kind) {
			out = append(out, file[at:next]...)
		}

		if kind == "IHDR" && orientation != 1 {
			out = appendChunk(out, "eXIf", turned(orientation))
		}

		if kind == "IEND" {
			return out, nil
		}

		at = next
	}

	return nil, truncated("PNG without an end")
}

func appendChunk(out []byte, kind string, body []byte) []byte {
	out = binary.BigEndian.AppendUint32(out, uint32(len(body))) //nolint:gosec // short
	from := len(out)
	out = append(append(out, kind...), body...)

	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[from:]))
}

// stripWebP keeps the chunks that make the picture and its colours, and says in the header that there are no others.
func stripWebP(file []byte, orientation int) ([]byte, error) {
	const header = 12
	const hasEXIF, hasXMP = 0x08, 0x04 // flags of VP8X

	end := min(len(file), 8+int(binary.LittleEndian.Uint32(file[4:])))
	out := append(make([]byte, 0, len(file)), file[:header]...)

	for at := header; at+8 <= end; {
		length := int(binary.LittleEndian.Uint32(file[at+4:]))
		if length > end-at-8 {
			return nil, truncated("WebP chunk is cut")
		}

		kind, from, next := string(file[at:at+4]), len(out), min(at+8+length+length&1, end)
		if slices.Contains([]string{"VP8 ", "VP8L", "VP8X", "ALPH", "ICCP"}, kind) {
			out = append(out, file[at:next]...)
		}

		if kind == "VP8X" {
			out[from+8] &^= hasEXIF | hasXMP

			if orientation != 1 {
				out[from+8] |= hasEXIF
			}
		}

		at = next
	}

	if orientation != 1 {
		block := turned(orientation)
		out = binary.LittleEndian.AppendUint32(append(out, "EXIF"...), uint32(len(block))) //nolint:gosec // short
		out = append(out, block...)
	}

	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8)) //nolint:gosec // at most MaxBytes

	return out, nil
}
