package injection

import (
	"bytes"
	"encoding/binary"
)

// described gives the parts of a file that hold words on it: the segments APPn and COM of a JPEG, the text chunks of a PNG. Of another
// format it gives the beginning. Pixels are never among them, in which any word could stand by chance.
func described(file []byte) []byte {
	switch {
	case bytes.HasPrefix(file, []byte{0xff, 0xd8}):
		return segments(file)
	case bytes.HasPrefix(file, []byte("\x89PNG\r\n\x1a\n")):
		return chunks(file)
	default:
		return file[:min(len(file), 4<<10)]
	}
}

// segments joins a JPEG's application segments and comments, up to the pixels.
func segments(file []byte) []byte {
	var said []byte

	for at := 2; at+4 <= len(file) && file[at] == 0xff && len(said) < headBytes; {
		marker, size := file[at+1], int(binary.BigEndian.Uint16(file[at+2:]))
		end := min(at+2+size, len(file))

		if marker == 0xda || size < 2 {
			break
		}

		if marker >= 0xe0 && marker <= 0xef || marker == 0xfe {
			said = append(said, file[at+4:max(end, at+4)]...)
		}

		at = end
	}

	return said
}

// chunks joins a PNG's chunks that are not pixels, with their types.
func chunks(file []byte) []byte {
	var said []byte

	for at := 8; at+8 <= len(file) && len(said) < headBytes; {
		size := int(binary.BigEndian.Uint32(file[at:]))
		name := string(file[at+4 : at+8])

		if size > len(file)-at-8 {
			break
		}

		switch name {
		case "tEXt", "iTXt", "zTXt", "eXIf", "caBX":
			said = append(append(said, name...), file[at+8:at+8+size]...)
			if name == "caBX" {
				said = append(said, "c2pa"...)
			}
		}

		at += size + 12
	}

	return said
}
