package password

import (
	"crypto/sha256"
	_ "embed"
	"encoding/binary"
	"sort"
)

// list holds the first four bytes of the SHA-256 of each of the commonest passwords and names, big-endian, sorted: from the lists of
// zxcvbn 4.4.2 (MIT, © 2012-2016 Dan Wheeler and Dropbox, Inc.), in lower case, of four characters or more. Four bytes for some forty
// thousand entries refuse one good password in a hundred thousand.
//
//go:embed list.bin
var list []byte

const entry = 4 // bytes

// listed tells whether the text, in lower case, is on the list.
func listed(text string) bool {
	wanted := mark(text)
	at := sort.Search(len(list)/entry, func(i int) bool { return binary.BigEndian.Uint32(list[i*entry:]) >= wanted })

	return at*entry < len(list) && binary.BigEndian.Uint32(list[at*entry:]) == wanted
}

func mark(text string) uint32 {
	hash := sha256.Sum256([]byte(text))

	return binary.BigEndian.Uint32(hash[:])
}
