// Package secret makes secrets that nobody can guess, and what is stored of them.
package secret

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"

	"github.com/honnin/honnin/internal/fault"
)

// Letters are those of a secret, five bits each: no i, l, o or u, which people misread.
const Letters = "0123456789abcdefghjkmnpqrstvwxyz"

// Length is how many letters a secret has.
const Length = 32

// New gives 160 random bits as letters. crypto/rand never fails: the process ends instead.
func New() fault.Secret {
	var noise [Length]byte

	_, _ = rand.Read(noise[:])

	for i, octet := range noise {
		noise[i] = Letters[octet&31]
	}

	return fault.Secret(noise[:])
}

// Digest is what is stored of a secret: SHA-256 in hexadecimal. Secrets have 160 random bits, so that a plain hash cannot be searched.
func Digest(secret fault.Secret) string {
	hash := sha256.Sum256([]byte(secret))

	return hex.EncodeToString(hash[:])
}
