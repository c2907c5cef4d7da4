// Package admin holds the console's built files, so that one binary serves it.
//
// The files come from `make build`, which runs Vite; a binary that was built without them still runs and says so.
package admin

import (
	"embed"
	"fmt"
	"io/fs"
)

// The pattern always matches what stands in dist.unbuilt, so that the Go build never depends on the npm build, and looks into the
// folders, since an empty one would end the build.
//
//go:embed all:dist*/*
var files embed.FS

// Files gives the built console with index.html at its root; an error when the binary was built without it.
func Files() (fs.FS, error) {
	return built(files)
}

func built(files fs.FS) (fs.FS, error) {
	if _, err := fs.Stat(files, "dist/index.html"); err != nil {
		return nil, fmt.Errorf("the console is not built, run make build: %w", err)
	}

	dist, err := fs.Sub(files, "dist")
	if err != nil {
		return nil, fmt.Errorf("the console: %w", err)
	}

	return dist, nil
}
