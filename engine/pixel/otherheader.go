package pixel

import (
	"encoding/binary"
	"fmt"
)

// pngInfo reads the IHDR chunk, and the eXIf chunk if it stands before the pixels.
func pngInfo(data []byte) (Info, error) {
	if len(data) < 33 {
		return Info{}, truncated("PNG ends before its header")
	}

	if !has(data, 12, "IHDR") {
		return Info{}, truncated("PNG without a header")
	}

	width, height := binary.BigEndian.Uint32(data[16:]), binary.BigEndian.Uint32(data[20:])
	if width > 1<<31-1 || height > 1<<31-1 {
		return Info{}, truncated("PNG size out of range")
	}

	info := Info{Format: PNG, Width: int(width), Height: int(height), Orientation: 1}

	// 16 bits a channel take twice the memory, and add nothing to a photograph of a face.
	if deep := data[24] == 16; deep && info.Width*info.Height > MaxPixels/2 {
		return Info{}, &Error{Reason: TooManyPixels, Detail: fmt.Sprintf("PNG of %dx%d pixels with 16 bits a channel, %d are allowed", width, height, MaxPixels/2)}
	}

	for at := 33; at+8 <= len(data); {
		length := int(binary.BigEndian.Uint32(data[at:]))
		if length > len(data)-at-8 || has(data, at+4, "IDAT") {
			break
		}

		if has(data, at+4, "eXIf") {
			info.Orientation = orientation(data[at+8 : at+8+length])
		}

		at += 12 + length
	}

	return info, nil
}

// webpInfo reads the first chunk: VP8 (lossy), VP8L (lossless) or VP8X (extended).
func webpInfo(data []byte) (Info, error) {
	if len(data) < 30 {
		return Info{}, truncated("WebP ends before its header")
	}

	info := Info{Format: WebP, Orientation: 1}

	switch string(data[12:16]) {
	case "VP8 ":
		info.Width = int(binary.LittleEndian.Uint16(data[26:]) & 0x3fff)
		info.Height = int(binary.LittleEndian.Uint16(data[28:]) & 0x3fff)
	case "VP8L":
		packed := binary.LittleEndian.Uint32(data[21:])
		info.Width, info.Height = int(packed&0x3fff)+1, int(packed>>14&0x3fff)+1
	case "VP8X":
		if data[20]&0x02 != 0 {
			return Info{}, unsupported("WebP animation")
		}

		info.Width = int(uint32(data[24])|uint32(data[25])<<8|uint32(data[26])<<16) + 1
		info.Height = int(uint32(data[27])|uint32(data[28])<<8|uint32(data[29])<<16) + 1
		info.Orientation = webpOrientation(data)
	default:
		return Info{}, unsupported("WebP of unknown kind")
	}

	return info, nil
}

// webpOrientation looks for the EXIF chunk, which stands behind the pixels; in the beginning of a file it may be missing.
func webpOrientation(data []byte) int {
	for at := 12; at+8 <= len(data); {
		length := int(binary.LittleEndian.Uint32(data[at+4:]))
		if length > len(data)-at-8 {
			break
		}

		if has(data, at, "EXIF") {
			body := data[at+8 : at+8+length]
			if has(body, 0, "Exif\x00\x00") { // some writers keep JPEG's prefix
				body = body[6:]
			}

			return orientation(body)
		}

		at += 8 + length + length&1
	}

	return 1
}
