package outbound

import (
	"io"
	"net/http"
)

// bounded refuses URLs that must not be asked, and answers that are too large.
type bounded struct {
	reach Reach
	next  http.RoundTripper
}

// RoundTrip checks the URL of every request.
func (b *bounded) RoundTrip(r *http.Request) (*http.Response, error) {
	if err := b.reach.check(r.URL); err != nil {
		return nil, err
	}

	response, err := b.next.RoundTrip(r)
	if err != nil {
		return nil, err //nolint:wrapcheck // http.Client wraps it
	}

	if response.ContentLength > MaxBody {
		_ = response.Body.Close()

		return nil, ErrTooLarge
	}

	response.Body = &body{ReadCloser: response.Body, left: MaxBody}

	return response, nil
}

// body gives at most so many bytes, then [ErrTooLarge].
type body struct {
	io.ReadCloser

	left int64
}

// Read reads one byte beyond the limit to see whether there is more.
func (b *body) Read(into []byte) (int, error) {
	if int64(len(into)) > b.left+1 {
		into = into[:b.left+1]
	}

	n, err := b.ReadCloser.Read(into)
	if int64(n) > b.left {
		n, err = int(b.left), ErrTooLarge
	}

	b.left -= int64(n)

	return n, err
}
