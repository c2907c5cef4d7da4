package decision

import (
	"errors"
	"fmt"
)

// What can be wrong with the text of a policy. Every error of [Parse] is an [*Error] around one of them.
var (
	ErrSize         = errors.New("the policy is too large")
	ErrDepth        = errors.New("the policy is nested too deeply")
	ErrSyntax       = errors.New("the policy is not well-formed")
	ErrKind         = errors.New("wrong kind of value")
	ErrUnknownKey   = errors.New("unknown key")
	ErrUnknownCheck = errors.New("unknown check")
	ErrMissing      = errors.New("missing")
	ErrRange        = errors.New("out of range")
	ErrOutcome      = errors.New("a worse finding may not lead to a better outcome, and only a pass to an approval")
)

// Error says what is wrong with the text of a policy and where. Its message is one line.
type Error struct {
	// Line and Column point into the text, from 1; 0 when no one place is at fault, as for a missing key.
	Line, Column int
	// Field is the path to the value, "thresholds.quality.sharpness.min"; empty when the text has no fields yet.
	Field string
	// Detail says what was found or expected; may be empty.
	Detail string
	// Err is one of the errors of this package.
	Err error
}

func (e *Error) Error() string {
	text := "policy"
	if e.Line > 0 {
		text += fmt.Sprintf(" %d:%d", e.Line, e.Column)
	}

	if e.Field != "" {
		text += ": " + e.Field
	}

	text += ": " + e.Err.Error()
	if e.Detail != "" {
		text += ": " + e.Detail
	}

	return text
}

// Unwrap gives the error of this package.
func (e *Error) Unwrap() error { return e.Err }
