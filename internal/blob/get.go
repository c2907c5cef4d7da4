package blob

import (
	"context"
	"errors"
	"fmt"
	"io"

	"gocloud.dev/gcerrors"
)

// Get reads a whole file. Nothing is given out before all of it proved genuine. Errors: [ErrNotFound], [ErrKeyset],
// [ErrUnreadable], or the bucket's.
func (s *Store) Get(ctx context.Context, wrapped []byte, name string, associated []byte) (data []byte, err error) {
	if err := checkName(name); err != nil {
		return nil, err
	}

	cipher, err := s.unwrap(wrapped)
	if err != nil {
		return nil, err
	}

	file, err := s.bucket.NewReader(ctx, name, nil)
	if gcerrors.Code(err) == gcerrors.NotFound {
		return nil, fmt.Errorf("%w: %s", ErrNotFound, name)
	}

	if err != nil {
		return nil, fmt.Errorf("blob: read: %w", err)
	}

	defer func() { err = errors.Join(err, file.Close()) }()

	watched := &watch{from: file}

	open, err := cipher.NewDecryptingReader(watched, associated)
	if err == nil {
		// What is encrypted is a little longer than what it hides, so one allocation is enough.
		data, err = readAll(open, int(file.Size()))
	}

	switch {
	case err == nil:
		return data, nil
	case watched.err != nil:
		return nil, fmt.Errorf("blob: read: %w", watched.err)
	default:
		return nil, fmt.Errorf("%w: %s: %w", ErrUnreadable, name, err)
	}
}

// watch remembers a failure of the bucket, which must not be taken for a damaged file.
type watch struct {
	from io.Reader
	err  error
}

// Read reads on.
func (w *watch) Read(buffer []byte) (int, error) {
	n, err := w.from.Read(buffer)
	if err != nil && !errors.Is(err, io.EOF) {
		w.err = err
	}

	return n, err //nolint:wrapcheck // an io.Reader must give io.EOF as it is
}

func readAll(from io.Reader, room int) ([]byte, error) {
	data := make([]byte, 0, room)

	for {
		if len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}

		n, err := from.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]

		if errors.Is(err, io.EOF) {
			return data, nil
		}

		if err != nil {
			return nil, err //nolint:wrapcheck // wrapped by the only caller
		}
	}
}
