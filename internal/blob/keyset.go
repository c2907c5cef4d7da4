package blob

import (
	"bytes"
	"crypto/hkdf"
	"crypto/sha256"
	"fmt"

	"github.com/tink-crypto/tink-go/v2/aead/subtle"
	"github.com/tink-crypto/tink-go/v2/keyset"
	"github.com/tink-crypto/tink-go/v2/streamingaead"
	"github.com/tink-crypto/tink-go/v2/tink"
)

const minSecret = 32 // bytes

// wrapContext keeps a wrapped keyset from being taken for anything else that the same secret protects.
const wrapContext = "honnin keyset v1"

// wrapping derives the key that wraps keysets from the installation's secret.
func wrapping(secret []byte) (tink.AEAD, error) {
	if len(secret) < minSecret {
		return nil, fmt.Errorf("%w: the installation's secret must have at least %d bytes", ErrKeyset, minSecret)
	}

	key, err := hkdf.Key(sha256.New, secret, nil, wrapContext, sha256.Size)
	if err != nil {
		return nil, fmt.Errorf("blob: derive the wrapping key: %w", err)
	}

	kek, err := subtle.NewAESGCM(key)
	if err != nil {
		return nil, fmt.Errorf("blob: the wrapping key: %w", err)
	}

	return kek, nil
}

// NewKeyset makes the keyset of a new tenant, wrapped. Whoever destroys all copies of it destroys the tenant's files.
func (s *Store) NewKeyset() ([]byte, error) {
	handle, err := keyset.NewHandle(streamingaead.AES256GCMHKDF4KBKeyTemplate())
	if err != nil {
		return nil, fmt.Errorf("blob: new keyset: %w", err)
	}

	var wrapped bytes.Buffer
	if err := handle.WriteWithAssociatedData(keyset.NewBinaryWriter(&wrapped), s.kek, []byte(wrapContext)); err != nil {
		return nil, fmt.Errorf("blob: wrap a keyset: %w", err)
	}

	return wrapped.Bytes(), nil
}

// unwrap gives the cipher of a wrapped keyset.
func (s *Store) unwrap(wrapped []byte) (tink.StreamingAEAD, error) {
	if len(wrapped) == 0 {
		return nil, fmt.Errorf("%w: it was destroyed", ErrKeyset)
	}

	handle, err := keyset.ReadWithAssociatedData(keyset.NewBinaryReader(bytes.NewReader(wrapped)), s.kek, []byte(wrapContext))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrKeyset, err)
	}

	cipher, err := streamingaead.New(handle)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrKeyset, err)
	}

	return cipher, nil
}
