package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
	"sync"
	"time"
)

// site serves built files out of the binary: hashed assets for ever, everything else checked anew, text compressed.
type site struct {
	files   fs.FS
	missing error
	// headers go on every answer.
	headers map[string]string
	// routed sends every path that is no file to index.html, for pages that route by themselves.
	routed bool

	mu   sync.Mutex
	read map[string]*file
}

// file is one file in memory, as it is sent.
type file struct {
	plain, packed []byte
	etag, kind    string
}

func newSite(files fs.FS, missing error, headers map[string]string, routed bool) *site {
	return &site{files: files, missing: missing, headers: headers, routed: routed, read: map[string]*file{}}
}

// ServeHTTP answers with the file of the path.
func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	for name, value := range s.headers {
		w.Header().Set(name, value)
	}

	if s.missing != nil {
		http.Error(w, s.missing.Error(), http.StatusServiceUnavailable)

		return
	}

	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		http.Error(w, "Only GET is allowed here.", http.StatusMethodNotAllowed)

		return
	}

	name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
	if name == "" {
		name = "index.html"
	}

	found, err := s.open(name)
	if errors.Is(err, fs.ErrNotExist) && s.routed && path.Ext(name) == "" {
		name = "index.html"
		found, err = s.open(name)
	}

	if err != nil {
		http.NotFound(w, r)

		return
	}

	found.send(w, r, name)
}

// send answers with the file, compressed when the browser takes that and the file gains by it.
func (f *file) send(w http.ResponseWriter, r *http.Request, name string) {
	header := w.Header()
	header.Set("Content-Type", f.kind)
	header.Set("Cache-Control", "no-cache")
	header.Set("ETag", f.etag)

	// Vite puts a hash of the contents into the name of everything in assets.
	if strings.HasPrefix(name, "assets/") {
		header.Set("Cache-Control", "public, max-age=31536000, immutable")
	}

	body := f.plain

	if f.packed != nil {
		header.Set("Vary", "Accept-Encoding")

		if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			header.Set("Content-Encoding", "gzip")

			body = f.packed
		}
	}

	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
}

// open reads a file the first time it is asked for, and keeps it.
func (s *site) open(name string) (*file, error) {
	s.mu.Lock()
	defer s.mu.Unlock()

	if known, ok := s.read[name]; ok {
		return known, nil
	}

	plain, err := fs.ReadFile(s.files, name)
	if err != nil {
		return nil, fmt.Errorf("site: %w", err)
	}

	hash := sha256.Sum256(plain)
	made := &file{plain: plain, etag: `W/"` + base64.RawURLEncoding.EncodeToString(hash[:12]) + `"`, kind: media(name)}

	if packed := pack(plain); len(packed) < len(plain)*9/10 {
		made.packed = packed
	}

	s.read[name] = made

	return made, nil
}

func pack(plain []byte) []byte {
	var packed bytes.Buffer

	writer := gzip.NewWriter(&packed)
	_, _ = writer.Write(plain) // a buffer takes everything
	_ = writer.Close()

	return packed.Bytes()
}

// media is the media type by the name's ending; the system's own table may differ from machine to machine.
func media(name string) string {
	known := map[string]string{
		".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8",
		".css": "text/css; charset=utf-8", ".svg": "image/svg+xml", ".wasm": "application/wasm", ".json": "application/json",
	}
	if kind, ok := known[path.Ext(name)]; ok {
		return kind
	}

	if kind := mime.TypeByExtension(path.Ext(name)); kind != "" {
		return kind
	}

	return "application/octet-stream"
}
