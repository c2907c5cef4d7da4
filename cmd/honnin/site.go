package main

import (
	"errors"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
	"sync"
)

// site serves built files out of the binary: hashed assets for ever, everything else checked anew, text compressed.
type site struct {
	files   fs.FS
	missing error
	// headers go on every answer.
	headers map[string]string
	// routed sends every path that is no file to index.html, for pages that route by themselves.
	routed bool

	mu    sync.Mutex
	known map[string]*file
}

func newSite(files fs.FS, missing error, headers map[string]string, routed bool) *site {
	return &site{files: files, missing: missing, headers: headers, routed: routed, known: map[string]*file{}}
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

	found.send(w, r)
}

// open finds the file, looked at once. Only what is there is remembered. The compressed copies are reached by their originals alone.
func (s *site) open(name string) (*file, error) {
	if _, copied := encodings()[path.Ext(name)]; copied {
		return nil, fs.ErrNotExist
	}

	if info, err := fs.Stat(s.files, name); err != nil || info.IsDir() {
		return nil, fs.ErrNotExist
	}

	s.mu.Lock()

	found, ok := s.known[name]
	if !ok {
		found = &file{from: s.files, name: name, kind: media(name)}
		s.known[name] = found
	}
	s.mu.Unlock()

	// Outside of the lock: a large file that is looked at for the first time holds up nobody who wants another one.
	found.look.Do(func() { found.err = found.learn() })

	return found, found.err
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
