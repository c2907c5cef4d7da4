package blob

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"regexp"

	"github.com/tink-crypto/tink-go/v2/tink"
	"gocloud.dev/blob"
	_ "gocloud.dev/blob/fileblob" // file://
	_ "gocloud.dev/blob/memblob"  // mem://
	_ "gocloud.dev/blob/s3blob"   // s3://
	"gocloud.dev/gcerrors"
)

// Errors that callers can tell apart.
var (
	// ErrNotFound: no file has this name.
	ErrNotFound = errors.New("blob: not found")
	// ErrUnreadable: the file is not what was written under this keyset, name and associated data.
	ErrUnreadable = errors.New("blob: damaged, cut short, or not the file asked for")
	// ErrTooLarge: more bytes came than the limit.
	ErrTooLarge = errors.New("blob: too large")
	// ErrKeyset: the keyset was destroyed, or wrapped by another installation.
	ErrKeyset = errors.New("blob: the keyset cannot be unwrapped")
	// ErrName: a file's name must be lower-case words, digits, dashes and underscores between slashes.
	ErrName = errors.New("blob: malformed name")
)

// Store keeps encrypted files. It is safe for concurrent use.
type Store struct {
	bucket *blob.Bucket
	kek    tink.AEAD
}

// Open opens the bucket at the URL: file:///folder, s3://bucket?region=… or mem://. The secret is the installation's, at least 32
// random bytes. Close it after use.
func Open(ctx context.Context, address string, secret []byte) (*Store, error) {
	kek, err := wrapping(secret)
	if err != nil {
		return nil, err
	}

	address, err = private(address)
	if err != nil {
		return nil, err
	}

	bucket, err := blob.OpenBucket(ctx, address)
	if err != nil {
		return nil, fmt.Errorf("blob: open the bucket: %w", err)
	}

	return &Store{bucket: bucket, kek: kek}, nil
}

// private completes the URL of a folder: it is made when missing, only its owner may look in, half-written files lie beside the
// whole ones so that finishing one is a rename, and nothing is stored beside the bytes.
func private(address string) (string, error) {
	parsed, err := url.Parse(address)
	if err != nil {
		return "", fmt.Errorf("blob: the bucket's URL: %w", err)
	}

	if parsed.Scheme != "file" {
		return address, nil
	}

	query := parsed.Query()
	for option, value := range map[string]string{
		"create_dir": "true", "no_tmp_dir": "true", "metadata": "skip", "dir_file_mode": "0700",
	} {
		query.Set(option, value)
	}

	parsed.RawQuery = query.Encode()

	return parsed.String(), nil
}

// Ready tells whether the bucket answers.
func (s *Store) Ready(ctx context.Context) error {
	ok, err := s.bucket.IsAccessible(ctx)
	if err != nil {
		return fmt.Errorf("blob: %w", err)
	}

	if !ok {
		return fmt.Errorf("blob: the bucket cannot be reached: %w", ErrNotFound)
	}

	return nil
}

// Close gives the bucket back.
func (s *Store) Close() error {
	if err := s.bucket.Close(); err != nil {
		return fmt.Errorf("blob: %w", err)
	}

	return nil
}

// Delete removes a file. One that does not exist is removed already.
func (s *Store) Delete(ctx context.Context, name string) error {
	if err := checkName(name); err != nil {
		return err
	}

	if err := s.bucket.Delete(ctx, name); err != nil && gcerrors.Code(err) != gcerrors.NotFound {
		return fmt.Errorf("blob: delete: %w", err)
	}

	return nil
}

func checkName(name string) error {
	if len(name) > 255 || !regexp.MustCompile(`^[a-z0-9_-]+(/[a-z0-9_-]+)*$`).MatchString(name) {
		return ErrName
	}

	return nil
}
