package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/engine/pixel"
)

// Exit codes: others script against them.
const (
	exitDone     = 0 // done; of check, whatever was decided
	exitFailed   = 1 // our own failure
	exitUnusable = 2 // wrong usage or unusable input
	exitBroken   = 3 // of audit verify, billing rebuild and flow check: what was looked at is not whole
)

// unusableError marks an error as the caller's: wrong usage or unusable input.
type unusableError struct{ error }

func (e unusableError) Unwrap() error { return e.error }

// unusable marks an error as the caller's.
func unusable(err error) error { return unusableError{err} }

// complain prints one line and gives the exit code that belongs to the error.
func complain(to io.Writer, err error) int {
	line := strings.Join(strings.Fields(err.Error()), " ")
	fmt.Fprintf(to, "honnin: %s\n", line) //nolint:errcheck // there is nobody left to tell

	var (
		callers unusableError
		picture *pixel.Error
		policy  *decision.Error
	)

	if errors.As(err, &callers) || errors.As(err, &picture) || errors.As(err, &policy) {
		return exitUnusable
	}

	if errors.Is(err, errBroken) || errors.Is(err, errUnpublish) || errors.Is(err, errDiffers) || errors.Is(err, errUncounted) || errors.Is(err, errApart) {
		return exitBroken
	}

	return exitFailed
}
