package tenants

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"hash/crc32"
	"strings"

	"github.com/honnin/honnin/internal/fault"
)

// Mode tells what a key is for; it is the readable beginning of the key.
type Mode string

// The modes of a key. Both do real work; they tell people, and secret scanners, how bad a leak is.
const (
	Test Mode = "hk_test_"
	Live Mode = "hk_live_"
)

const (
	letters  = "0123456789abcdefghjkmnpqrstvwxyz"
	random   = 32 // letters of five bits each
	checksum = 7  // letters that hold the CRC-32
)

// newSecret gives 160 random bits as letters. crypto/rand never fails: the process ends instead.
func newSecret() string {
	var noise [random]byte

	_, _ = rand.Read(noise[:])

	for i, octet := range noise {
		noise[i] = letters[octet&31]
	}

	return string(noise[:])
}

// newKey gives a key of the mode: its beginning, 160 random bits, and a checksum by which a typing mistake shows without a look-up.
func newKey(mode Mode) string {
	body := string(mode) + newSecret()

	return body + sum(body)
}

// sum is the CRC-32 of the text as letters.
func sum(text string) string {
	rest := crc32.ChecksumIEEE([]byte(text))
	out := make([]byte, checksum)

	for i := range out {
		out[i] = letters[rest&31]
		rest >>= 5
	}

	return string(out)
}

// wellFormed tells whether the text can be a key at all.
func wellFormed(key string) bool {
	for _, mode := range []Mode{Test, Live} {
		if strings.HasPrefix(key, string(mode)) && len(key) == len(mode)+random+checksum {
			cut := len(key) - checksum

			return sum(key[:cut]) == key[cut:]
		}
	}

	return false
}

// digest is what is stored of a secret. The secrets have 160 random bits, so that a plain hash cannot be searched.
func digest(secret fault.Secret) string {
	hash := sha256.Sum256([]byte(secret))

	return hex.EncodeToString(hash[:])
}
