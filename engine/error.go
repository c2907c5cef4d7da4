package engine

import "errors"

// Errors that callers can tell apart. All are failures of the machine or of the caller, never of the person.
var (
	// ErrOutcome: an outcome outside the four known ones.
	ErrOutcome = errors.New("engine: unknown outcome")
	// ErrThreshold: a policy lacks a threshold that a check reads.
	ErrThreshold = errors.New("engine: threshold missing from the policy")
	// ErrOrder: a check stands in the suite before one that it builds on.
	ErrOrder = errors.New("engine: check runs before one it builds on")
	// ErrFrames: more pictures of a kind than MaxFrames.
	ErrFrames = errors.New("engine: too many frames")
)
