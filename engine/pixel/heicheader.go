package pixel

import (
	"encoding/binary"
	"slices"
)

// heicInfo reads the brand and the largest picture size declared (ISO/IEC 23008-12, ispe). The decoder checks the size of the
// picture it really opens again, for a file may declare one thing and hold another.
func heicInfo(data []byte) (Info, error) {
	if len(data) < 16 {
		return Info{}, truncated("HEIC ends before its brand")
	}

	kind, rest, ok := box(data)
	if !ok || kind.name != "ftyp" || len(kind.body) < 4 {
		return Info{}, truncated("HEIC brand box is cut")
	}

	if !slices.Contains([]string{"heic", "heix", "heim", "heis", "mif1", "msf1"}, string(kind.body[:4])) {
		return Info{}, unsupported("ISO media file of another brand")
	}

	for len(rest) > 0 {
		kind, rest, ok = box(rest)
		if !ok {
			break
		}

		if kind.name == "meta" && len(kind.body) > 4 {
			info := Info{Format: HEIC, Orientation: 1}
			info.largest(kind.body[4:], 0)

			return info, nil
		}
	}

	return Info{}, truncated("HEIC without its meta box")
}

// largest looks for ispe boxes below iprp and ipco.
func (i *Info) largest(data []byte, depth int) {
	for len(data) > 0 {
		found, rest, ok := box(data)
		if !ok {
			return
		}

		switch {
		case depth == 0 && found.name == "iprp", depth == 1 && found.name == "ipco":
			i.largest(found.body, depth+1)
		case depth == 2 && found.name == "ispe" && len(found.body) >= 12:
			width := int(binary.BigEndian.Uint32(found.body[4:]))
			height := int(binary.BigEndian.Uint32(found.body[8:]))
			i.Width, i.Height = max(i.Width, width), max(i.Height, height)
		}

		data = rest
	}
}

type isoBox struct {
	name string
	body []byte
}

// box splits the first box off. A box of 64-bit or open length is not needed before the pixels and counts as the end.
func box(data []byte) (found isoBox, rest []byte, ok bool) {
	if len(data) < 8 {
		return isoBox{}, nil, false
	}

	size := int(binary.BigEndian.Uint32(data))
	if size < 8 || size > len(data) {
		return isoBox{}, nil, false
	}

	return isoBox{name: string(data[4:8]), body: data[8:size]}, data[size:], true
}
