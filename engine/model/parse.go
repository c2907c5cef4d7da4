package model

import (
	"bytes"
	_ "embed" // the manifest that the released models were measured with
	"encoding/json"
	"fmt"
	"io"
)

//go:embed manifest.json
var embedded []byte

// ManifestName is the manifest's file name inside a bundle.
const ManifestName = "manifest.json"

// maxManifest bounds a manifest in bytes; the embedded one is about 6 KB.
const maxManifest = 1 << 20

// Default gives the embedded manifest.
func Default() (*Manifest, error) { return Parse(embedded) }

// DefaultJSON gives the embedded manifest's bytes, to lay into a bundle.
func DefaultJSON() []byte { return bytes.Clone(embedded) }

// Parse reads a manifest strictly: an unknown key, a trailing word or an impossible figure is an [ErrManifest].
func Parse(data []byte) (*Manifest, error) {
	if len(data) > maxManifest {
		return nil, fmt.Errorf("%w: %d bytes are more than %d", ErrManifest, len(data), maxManifest)
	}

	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()

	var manifest Manifest
	if err := decoder.Decode(&manifest); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrManifest, err)
	}

	if _, err := decoder.Token(); err != io.EOF {
		return nil, fmt.Errorf("%w: something follows the manifest", ErrManifest)
	}

	if err := manifest.validate(); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrManifest, err)
	}

	return &manifest, nil
}

// Model gives the entry of that name.
func (m *Manifest) Model(name string) (*Model, error) {
	for i := range m.Models {
		if m.Models[i].Name == name {
			return &m.Models[i], nil
		}
	}

	return nil, fmt.Errorf("%w: %q", ErrUnknown, name)
}
