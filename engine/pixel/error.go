package pixel

import "errors"

var errHEIF = errors.New("pixel: libheif failed")

// Kinds of unusable file; [Error] wraps one of them.
var (
	// ErrUnsupported: neither JPEG, PNG, WebP nor HEIC, or a variant of these that is not read (CMYK, 12 bit, animation).
	ErrUnsupported = errors.New("pixel: unsupported image")
	// ErrTruncated: the file ends early or its data is damaged.
	ErrTruncated = errors.New("pixel: truncated or damaged image")
	// ErrTooLarge: more than MaxBytes or MaxPixels.
	ErrTooLarge = errors.New("pixel: image too large")
)

// Reason is a machine word for why a file is unusable.
type Reason string

// The reasons; TooManyBytes and TooManyPixels are both [ErrTooLarge].
const (
	Unsupported   Reason = "unsupported"
	Truncated     Reason = "truncated"
	TooManyBytes  Reason = "too_many_bytes"
	TooManyPixels Reason = "too_many_pixels"
)

// Error is a file that cannot be judged: the fault is the file's, not the machine's.
type Error struct {
	Reason Reason
	// Detail is for the log; it never holds anything of the picture's content.
	Detail string
}

// Error gives the kind and the detail.
func (e *Error) Error() string { return e.Unwrap().Error() + ": " + e.Detail }

// Unwrap gives the kind, for errors.Is.
func (e *Error) Unwrap() error {
	switch e.Reason {
	case Truncated:
		return ErrTruncated
	case TooManyBytes, TooManyPixels:
		return ErrTooLarge
	case Unsupported:
		return ErrUnsupported
	default:
		return ErrUnsupported
	}
}

func unsupported(detail string) error { return &Error{Reason: Unsupported, Detail: detail} }
func truncated(detail string) error   { return &Error{Reason: Truncated, Detail: detail} }
