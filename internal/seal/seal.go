// Package seal encrypts small things that belong to the installation and not to one tenant: a person's one-time-code secret, the
// contents of a mail that waits to be sent.
//
// Each purpose has its own key, derived with HKDF from the installation's secret, and what is sealed is bound to the place where it is
// kept, so that one row cannot stand in for another. The cipher is AES-256-GCM with a random nonce.
package seal

import (
	"crypto/hkdf"
	"crypto/sha256"
	"errors"
	"fmt"

	"github.com/tink-crypto/tink-go/v2/aead/subtle"
	"github.com/tink-crypto/tink-go/v2/tink"
)

const (
	minSecret = 32       // bytes, as many as the hash gives
	maxPlain  = 64 << 10 // bytes
)

// Errors of a box.
var (
	// ErrSecret: the installation's secret is too short.
	ErrSecret = errors.New("seal: the secret must have at least 32 bytes")
	// ErrTooLarge: more than 64 KB were to be sealed.
	ErrTooLarge = errors.New("seal: too large")
	// ErrBroken: not sealed by this installation, for this purpose and place, or changed since.
	ErrBroken = errors.New("seal: broken")
)

// Box seals and opens. It is safe for concurrent use.
type Box struct{ secret []byte }

// New takes the installation's secret, at least 32 random bytes; less is [ErrSecret].
func New(secret []byte) (*Box, error) {
	if len(secret) < minSecret {
		return nil, fmt.Errorf("%w, got %d", ErrSecret, len(secret))
	}

	return &Box{secret: append([]byte(nil), secret...)}, nil
}

// Seal encrypts up to 64 KB for the purpose, bound to the place, for example the id of the row. The same text twice gives different bytes.
func (b *Box) Seal(purpose, place string, plain []byte) ([]byte, error) {
	if len(plain) > maxPlain {
		return nil, ErrTooLarge
	}

	cipher, err := b.cipher(purpose)
	if err != nil {
		return nil, err
	}

	sealed, err := cipher.Encrypt(plain, []byte(place))
	if err != nil {
		return nil, fmt.Errorf("seal: %w", err)
	}

	return sealed, nil
}

// Open gives back what was sealed for the purpose and place; anything else is [ErrBroken].
func (b *Box) Open(purpose, place string, sealed []byte) ([]byte, error) {
	cipher, err := b.cipher(purpose)
	if err != nil {
		return nil, err
	}

	plain, err := cipher.Decrypt(sealed, []byte(place))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}

	return plain, nil
}

func (b *Box) cipher(purpose string) (tink.AEAD, error) {
	key, err := hkdf.Key(sha256.New, b.secret, nil, "honnin seal "+purpose, sha256.Size)
	if err != nil {
		return nil, fmt.Errorf("seal: derive: %w", err)
	}

	cipher, err := subtle.NewAESGCM(key)
	if err != nil {
		return nil, fmt.Errorf("seal: %w", err)
	}

	return cipher, nil
}
