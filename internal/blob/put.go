package blob

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"

	"gocloud.dev/blob"
)

// Stored says what was written.
type Stored struct {
	// Size is the number of bytes before encryption.
	Size int64
	// SHA256 is the hash of the bytes before encryption, in hexadecimal.
	SHA256 string
}

// Put encrypts what r gives under the wrapped keyset, bound to the associated data, and writes it under the name, replacing what
// was there. More than limit bytes is [ErrTooLarge]. With any error nothing was written.
func (s *Store) Put(ctx context.Context, wrapped []byte, name string, associated []byte, r io.Reader, limit int64) (Stored, error) {
	if err := checkName(name); err != nil {
		return Stored{}, err
	}

	cipher, err := s.unwrap(wrapped)
	if err != nil {
		return Stored{}, err
	}

	// Cancelling before the writer is closed is how a bucket is told to forget what it got.
	ctx, forget := context.WithCancel(ctx)
	defer forget()

	out, err := s.bucket.NewWriter(ctx, name, &blob.WriterOptions{ContentType: "application/octet-stream", DisableContentTypeDetection: true})
	if err != nil {
		return Stored{}, fmt.Errorf("blob: write: %w", err)
	}

	sealed, err := cipher.NewEncryptingWriter(out, associated)
	if err != nil {
		forget()

		return Stored{}, errors.Join(fmt.Errorf("blob: encrypt: %w", err), ignored(out.Close()))
	}

	stored, err := hashInto(sealed, r, limit)
	if err == nil {
		err = sealed.Close()
	}

	if err != nil {
		forget()

		return Stored{}, errors.Join(err, ignored(out.Close()))
	}

	if err := out.Close(); err != nil {
		return Stored{}, fmt.Errorf("blob: write: %w", err)
	}

	return stored, nil
}

// ignored drops the complaint of a writer that was told to forget: the error that made us tell it says more.
func ignored(error) error { return nil }

func hashInto(out io.Writer, r io.Reader, limit int64) (Stored, error) {
	hash := sha256.New()

	size, err := io.Copy(io.MultiWriter(hash, out), io.LimitReader(r, limit+1))
	if err != nil {
		return Stored{}, fmt.Errorf("blob: write: %w", err)
	}

	if size > limit {
		return Stored{}, fmt.Errorf("%w: more than %d bytes", ErrTooLarge, limit)
	}

	return Stored{Size: size, SHA256: hex.EncodeToString(hash.Sum(nil))}, nil
}
