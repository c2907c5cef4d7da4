package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// file is one file of the build. Its bytes stay where they are, in the binary; only what the build did not compress is kept compressed.
type file struct {
	from       fs.FS
	name, kind string

	look sync.Once
	err  error
	etag string
	// beside names the compressed copies that the build laid beside the file, by encoding.
	beside map[string]string
	packed []byte
}

// encodings are those of the compressed copies, by the ending of their names.
func encodings() map[string]string { return map[string]string{".br": "br", ".gz": "gzip"} }

var errSeek = errors.New("site: the files cannot be read from any place")

// learn reads the file once, for its hash and for its compressed copies.
func (f *file) learn() error {
	body, err := f.open(f.name)
	if err != nil {
		return err
	}
	defer body.Close() //nolint:errcheck // only read

	hash := sha256.New()

	size, err := io.Copy(hash, body)
	if err != nil {
		return fmt.Errorf("site: %w", err)
	}

	// Weak, since it stands for the compressed copies as well.
	f.etag = `W/"` + base64.RawURLEncoding.EncodeToString(hash.Sum(nil)[:12]) + `"`
	f.beside = map[string]string{}

	for ending, encoding := range encodings() {
		if info, err := fs.Stat(f.from, f.name+ending); err == nil && info.Size() < size {
			f.beside[encoding] = f.name + ending
		}
	}

	if len(f.beside) > 0 {
		return nil
	}

	return f.pack(body, size)
}

// pack keeps a compressed copy of a file that gains a tenth by it.
func (f *file) pack(body io.ReadSeeker, size int64) error {
	if _, err := body.Seek(0, io.SeekStart); err != nil {
		return fmt.Errorf("site: %w", err)
	}

	var packed bytes.Buffer

	writer := gzip.NewWriter(&packed)
	if _, err := io.Copy(writer, body); err != nil {
		return fmt.Errorf("site: %w", err)
	}

	if err := writer.Close(); err != nil {
		return fmt.Errorf("site: %w", err)
	}

	if int64(packed.Len()) < size*9/10 {
		f.packed = packed.Bytes()
	}

	return nil
}

// seekable is a file that can be sent from any place, as those of the binary are.
type seekable interface {
	io.ReadSeeker
	io.Closer
}

func (f *file) open(name string) (seekable, error) {
	opened, err := f.from.Open(name)
	if err != nil {
		return nil, fmt.Errorf("site: %w", err)
	}

	body, ok := opened.(seekable)
	if !ok {
		return nil, errors.Join(errSeek, opened.Close())
	}

	return body, nil
}

// send answers with the file, compressed when the browser takes that and the file gains by it.
func (f *file) send(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Content-Type", f.kind)
	header.Set("Cache-Control", "no-cache")
	header.Set("ETag", f.etag)

	// Vite puts a hash of the contents into the name of everything in assets.
	if strings.HasPrefix(f.name, "assets/") {
		header.Set("Cache-Control", "public, max-age=31536000, immutable")
	}

	if f.packed != nil || len(f.beside) > 0 {
		header.Set("Vary", "Accept-Encoding")
	}

	body, encoding, err := f.body(r.Header.Get("Accept-Encoding"))
	if err != nil {
		http.Error(w, "The file cannot be read.", http.StatusInternalServerError)

		return
	}
	defer body.Close() //nolint:errcheck // only read

	if encoding != "" {
		header.Set("Content-Encoding", encoding)
	}

	http.ServeContent(w, r, "", time.Time{}, body)
}

// body opens the smallest copy that the browser takes.
func (f *file) body(accepted string) (seekable, string, error) {
	for _, encoding := range []string{"br", "gzip"} {
		if !accepts(accepted, encoding) {
			continue
		}

		if name, ok := f.beside[encoding]; ok {
			body, err := f.open(name)

			return body, encoding, err
		}

		if encoding == "gzip" && f.packed != nil {
			return memory{bytes.NewReader(f.packed)}, encoding, nil
		}
	}

	body, err := f.open(f.name)

	return body, "", err
}

// memory is a copy in memory, which needs no closing.
type memory struct{ *bytes.Reader }

// Close has nothing to do.
func (memory) Close() error { return nil }

// accepts reads Accept-Encoding: whether the encoding is named, and not with a weight of 0.
func accepts(header, encoding string) bool {
	for part := range strings.SplitSeq(header, ",") {
		name, weight, weighted := strings.Cut(part, ";")
		if !strings.EqualFold(strings.TrimSpace(name), encoding) {
			continue
		}

		q, err := strconv.ParseFloat(strings.TrimPrefix(strings.TrimSpace(weight), "q="), 64)

		return !weighted || err == nil && q > 0
	}

	return false
}
