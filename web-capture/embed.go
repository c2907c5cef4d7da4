// Package page holds the built files of the page on which a person is verified, so that one binary serves it.
//
// The files come from `make build`, which runs Vite; a binary that was built without them still runs and says so.
package page

import (
	"embed"
	"fmt"
	"io/fs"
)

// The pattern always matches what stands in page/dist.unbuilt, so that the Go build never depends on the npm build, and looks into the
// folders, since an empty one would end the build.
//
//go:embed all:page/dist*/*
var files embed.FS

// Files gives the built page with index.html at its root; an error when the binary was built without it.
func Files() (fs.FS, error) {
	return built(files)
}

func built(files fs.FS) (fs.FS, error) {
	if _, err := fs.Stat(files, "page/dist/index.html"); err != nil {
		return nil, fmt.Errorf("the capture page is not built, run make build: %w", err)
	}

	dist, err := fs.Sub(files, "page/dist")
	if err != nil {
		return nil, fmt.Errorf("the capture page: %w", err)
	}

	return dist, nil
}
