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

// MaxKeys is how many keys a keyset may have: a rotation every month for eight years. What is read is tried with each.
const MaxKeys = 100

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

	return s.wrap(handle)
}

// Rotate adds a fresh key to a wrapped keyset and gives the new one, with the number of its keys. What is written from now on is
// encrypted under the fresh key; the old ones stay, so what was written before stays readable. More than [MaxKeys] is [ErrKeyset].
func (s *Store) Rotate(wrapped []byte) (rotated []byte, keys int, err error) {
	handle, err := s.open(wrapped)
	if err != nil {
		return nil, 0, err
	}

	if handle.Len() >= MaxKeys {
		return nil, 0, fmt.Errorf("%w: it has %d keys already", ErrKeyset, handle.Len())
	}

	manager := keyset.NewManagerFromHandle(handle)

	fresh, err := manager.Add(streamingaead.AES256GCMHKDF4KBKeyTemplate())
	if err == nil {
		err = manager.SetPrimary(fresh)
	}

	if err != nil {
		return nil, 0, fmt.Errorf("blob: rotate a keyset: %w", err)
	}

	if handle, err = manager.Handle(); err != nil {
		return nil, 0, fmt.Errorf("blob: rotate a keyset: %w", err)
	}

	rotated, err = s.wrap(handle)

	return rotated, handle.Len(), err
}

func (s *Store) wrap(handle *keyset.Handle) ([]byte, error) {
	var wrapped bytes.Buffer
	if err := handle.WriteWithAssociatedData(keyset.NewBinaryWriter(&wrapped), s.kek, []byte(wrapContext)); err != nil {
		return nil, fmt.Errorf("blob: wrap a keyset: %w", err)
	}

	return wrapped.Bytes(), nil
}

// open gives a wrapped keyset in the clear. Nothing here remembers it, so that one which is destroyed is gone at once, everywhere.
func (s *Store) open(wrapped []byte) (*keyset.Handle, error) {
	if len(wrapped) == 0 {
		return nil, fmt.Errorf("%w: it was destroyed", ErrKeyset)
	}

	handle, err := keyset.ReadWithAssociatedData(keyset.NewBinaryReader(bytes.NewReader(wrapped)), s.kek, []byte(wrapContext))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrKeyset, err)
	}

	return handle, nil
}

// unwrap gives the cipher of a wrapped keyset.
func (s *Store) unwrap(wrapped []byte) (tink.StreamingAEAD, error) {
	handle, err := s.open(wrapped)
	if err != nil {
		return nil, err
	}

	cipher, err := streamingaead.New(handle)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrKeyset, err)
	}

	return cipher, nil
}
