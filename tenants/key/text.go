package key

import (
	"hash/crc32"
	"strings"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/secret"
)

// Mode tells what a key is for; it is the readable beginning of the key.
type Mode string

// The modes of a key. A test key belongs to a test environment, a live one to a tenant; neither works for the other.
const (
	Test Mode = "hk_test_"
	Live Mode = "hk_live_"
)

// ModeOf is the mode of every key of the tenant.
func ModeOf(of *db.Tenant) Mode {
	if of.TestOf != nil {
		return Test
	}

	return Live
}

const checksum = 7 // letters that hold the CRC-32

// New gives the text of a key: its beginning, 160 random bits, and a checksum by which a typing mistake shows without a look-up.
func New(mode Mode) fault.Secret {
	body := string(mode) + string(secret.New())

	return fault.Secret(body + sum(body))
}

// sum is the CRC-32 of the text as letters.
func sum(text string) string {
	rest := crc32.ChecksumIEEE([]byte(text))
	out := make([]byte, checksum)

	for i := range out {
		out[i] = secret.Letters[rest&31]
		rest >>= 5
	}

	return string(out)
}

// WellFormed tells whether the text can be a key at all.
func WellFormed(key fault.Secret) bool {
	for _, mode := range []Mode{Test, Live} {
		if strings.HasPrefix(string(key), string(mode)) && len(key) == len(mode)+secret.Length+checksum {
			cut := len(key) - checksum

			return sum(string(key[:cut])) == string(key[cut:])
		}
	}

	return false
}
