package pixel

import "encoding/binary"

// orientation reads tag 0x0112 of the first directory of a TIFF block (EXIF 2.32, 4.6.4). Anything out of order means 1:
// a picture with broken EXIF is still a picture. It follows one offset only and so cannot loop.
func orientation(tiff []byte) int {
	if len(tiff) < 8 {
		return 1
	}

	var order binary.ByteOrder = binary.LittleEndian

	switch string(tiff[:4]) {
	case "II*\x00":
	case "MM\x00*":
		order = binary.BigEndian
	default:
		return 1
	}

	at := uint64(order.Uint32(tiff[4:]))
	if at+2 > uint64(len(tiff)) {
		return 1
	}

	entries := int(order.Uint16(tiff[at:]))
	directory := tiff[at+2:]

	for i := range entries {
		if len(directory) < (i+1)*12 {
			return 1
		}

		entry := directory[i*12:]
		if order.Uint16(entry) != 0x0112 {
			continue
		}

		if value := int(order.Uint16(entry[8:])); value >= 1 && value <= 8 {
			return value
		}

		return 1
	}

	return 1
}
