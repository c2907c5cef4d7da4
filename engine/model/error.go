package model

import (
	"errors"
	"fmt"
)

// Errors that callers can tell apart with errors.Is.
var (
	// ErrManifest: the manifest is not JSON of the expected shape, or says something impossible.
	ErrManifest = errors.New("model: bad manifest")
	// ErrMissing: a file that the manifest names is not in the bundle or cannot be read.
	ErrMissing = errors.New("model: file missing")
	// ErrHash: a file's SHA-256 is not the one in the manifest.
	ErrHash = errors.New("model: file differs from its hash")
	// ErrPlatform: the manifest has no runtime library for this operating system and processor.
	ErrPlatform = errors.New("model: no runtime library for this platform")
	// ErrRuntime: ONNX Runtime refused a library, a model or a run.
	ErrRuntime = errors.New("model: runtime failure")
	// ErrUnknown: a model was asked for that the manifest does not have.
	ErrUnknown = errors.New("model: unknown model")
)

// FileError says which file of a bundle is at fault. It wraps [ErrMissing] or [ErrHash].
type FileError struct {
	// File is the file's path.
	File string
	// Want and Got are SHA-256 sums in hexadecimal; Got is empty when the file could not be read.
	Want, Got string
	Err       error
}

// Error names the file and, for a difference, both sums.
func (e *FileError) Error() string {
	if e.Got == "" {
		return fmt.Sprintf("%v: %s", e.Err, e.File)
	}

	return fmt.Sprintf("%v: %s: is %s, the manifest says %s", e.Err, e.File, e.Got, e.Want)
}

// Unwrap gives the kind of error.
func (e *FileError) Unwrap() error { return e.Err }
