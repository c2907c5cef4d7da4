package blob

import (
	"bytes"
	"fmt"
	"io"
)

// maxSealed bounds what [Store.Unseal] gives back, 64 KB: these are passwords and keys, not files.
const maxSealed = 64 << 10

// Seal encrypts a small secret under the wrapped keyset, bound to the associated data, to be kept in a row of the database. It is
// lost with the keyset, like the tenant's files.
func (s *Store) Seal(wrapped, associated, secret []byte) ([]byte, error) {
	if len(secret) > maxSealed {
		return nil, ErrTooLarge
	}

	cipher, err := s.unwrap(wrapped)
	if err != nil {
		return nil, err
	}

	var out bytes.Buffer

	sealed, err := cipher.NewEncryptingWriter(&out, sealing(associated))
	if err != nil {
		return nil, fmt.Errorf("blob: seal: %w", err)
	}

	if _, err := sealed.Write(secret); err != nil {
		return nil, fmt.Errorf("blob: seal: %w", err)
	}

	if err := sealed.Close(); err != nil {
		return nil, fmt.Errorf("blob: seal: %w", err)
	}

	return out.Bytes(), nil
}

// Unseal gives the secret back. What was sealed under other keys, for another place or not at all is [ErrUnreadable].
func (s *Store) Unseal(wrapped, associated, sealed []byte) ([]byte, error) {
	cipher, err := s.unwrap(wrapped)
	if err != nil {
		return nil, err
	}

	plain, err := cipher.NewDecryptingReader(bytes.NewReader(sealed), sealing(associated))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnreadable, err)
	}

	secret, err := io.ReadAll(io.LimitReader(plain, maxSealed))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnreadable, err)
	}

	return secret, nil
}

// sealing keeps a sealed secret from being taken for a file, and a file for a sealed secret.
func sealing(associated []byte) []byte { return append([]byte("honnin sealed v1\x00"), associated...) }
