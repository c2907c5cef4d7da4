package model

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
)

// Bundle is a folder of models whose every file has been verified. It is safe for concurrent use.
type Bundle struct {
	dir      string
	manifest *Manifest

	mu       sync.Mutex
	sessions map[string]*session
}

// Open reads the folder's manifest, or takes the embedded one, verifies every file and loads the runtime library.
// Errors: [ErrManifest], [ErrPlatform], [ErrRuntime], and [*FileError] naming a file that is missing or differs.
func Open(dir string) (*Bundle, error) {
	manifest, err := read(dir)
	if err != nil {
		return nil, err
	}

	bundle := &Bundle{dir: dir, manifest: manifest, sessions: map[string]*session{}}
	for i := range manifest.Models {
		if err := bundle.verify(&manifest.Models[i].Origin); err != nil {
			return nil, err
		}
	}

	library, err := manifest.library(runtime.GOOS, runtime.GOARCH)
	if err != nil {
		return nil, err
	}

	if err := bundle.verify(&library.Origin); err != nil {
		return nil, err
	}

	if err := load(filepath.Join(dir, library.File)); err != nil {
		return nil, err
	}

	return bundle, nil
}

// Manifest gives the manifest that the bundle was verified against. It must not be changed.
func (b *Bundle) Manifest() *Manifest { return b.manifest }

// Hashes maps each model's name to the SHA-256 of its file.
func (b *Bundle) Hashes() map[string]string {
	hashes := make(map[string]string, len(b.manifest.Models))
	for i := range b.manifest.Models {
		hashes[b.manifest.Models[i].Name] = b.manifest.Models[i].SHA256
	}

	return hashes
}

func read(dir string) (*Manifest, error) {
	path := filepath.Join(dir, ManifestName)

	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return Default()
	}

	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrManifest, err)
	}

	manifest, err := Parse(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}

	return manifest, nil
}

func (m *Manifest) library(os, arch string) (*Library, error) {
	for i := range m.Runtime {
		if m.Runtime[i].OS == os && m.Runtime[i].Arch == arch {
			return &m.Runtime[i], nil
		}
	}

	return nil, fmt.Errorf("%w: %s/%s", ErrPlatform, os, arch)
}

// verify hashes a file as a stream: the runtime library alone is 45 MB.
func (b *Bundle) verify(origin *Origin) error {
	path := filepath.Join(b.dir, origin.File)

	file, err := os.Open(path)
	if err != nil {
		return &FileError{File: path, Want: origin.SHA256, Err: ErrMissing}
	}
	defer file.Close() //nolint:errcheck // only read

	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return &FileError{File: path, Want: origin.SHA256, Err: ErrMissing}
	}

	if got := hex.EncodeToString(sum.Sum(nil)); got != origin.SHA256 {
		return &FileError{File: path, Want: origin.SHA256, Got: got, Err: ErrHash}
	}

	return nil
}

// bytes reads a model and verifies what was read, so that what runs is what was hashed even if the file changed since Open.
func (b *Bundle) bytes(origin *Origin) ([]byte, error) {
	path := filepath.Join(b.dir, origin.File)

	data, err := os.ReadFile(path)
	if err != nil {
		return nil, &FileError{File: path, Want: origin.SHA256, Err: ErrMissing}
	}

	want, err := hex.DecodeString(origin.SHA256)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrManifest, err)
	}

	if got := sha256.Sum256(data); !bytes.Equal(got[:], want) {
		return nil, &FileError{File: path, Want: origin.SHA256, Got: hex.EncodeToString(got[:]), Err: ErrHash}
	}

	return data, nil
}
