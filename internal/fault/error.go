package fault

import (
	"errors"
	"fmt"
)

// internalSentence is all that anyone outside learns of an error that nobody classified.
const internalSentence = "Something went wrong on our side. Please try again."

// Error is a failure that knows what may be said about it.
type Error struct {
	// Kind says the sort, for machines.
	Kind Kind
	// Public is a whole sentence for people. It holds no personal data and nothing of our insides.
	Public string
	// Field is where in the input the fault lies, for example "input.reference"; empty when it is not in the input.
	Field string
	// State is the state of the thing that did not allow the move; empty when no state did.
	State string
	// Code is a machine word for a caller that must tell apart what the kind does not, for example "moved"; empty where the kind is enough.
	Code string

	cause error
}

// Option adds a detail to an [Error].
type Option func(*Error)

// Field says where in the input the fault lies, for example "input.reference".
func Field(path string) Option {
	return func(e *Error) { e.Field = path }
}

// State says which state did not allow the move, for example "approved".
func State(name string) Option {
	return func(e *Error) { e.State = name }
}

// Code adds a machine word that tells apart what the kind does not, for example "moved".
func Code(word string) Option {
	return func(e *Error) { e.Code = word }
}

// New makes an error of the kind with a public sentence and the cause for the log, which may be nil.
func New(kind Kind, public string, cause error, options ...Option) error {
	made := &Error{Kind: kind, Public: public, cause: cause}
	for _, option := range options {
		option(made)
	}

	return made
}

// Error is for the log: kind, sentence and cause.
func (e *Error) Error() string {
	if e.cause == nil {
		return fmt.Sprintf("%s: %s", e.Kind, e.Public)
	}

	return fmt.Sprintf("%s: %s: %v", e.Kind, e.Public, e.cause)
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.cause }

// Find gives the outermost [Error] in the chain, and whether there is one.
func Find(err error) (*Error, bool) {
	var found *Error
	ok := errors.As(err, &found)

	return found, ok
}

// Of gives what may be said about an error: its kind and its public sentence. One that nobody classified, and one of the
// kind [Internal], is [Unavailable] when a service that we stand on is away, and [Internal] otherwise, with a fixed sentence each.
func Of(err error) (Kind, string) {
	found, ok := Find(err)

	switch {
	case ok && found.Kind != Internal:
		return found.Kind, found.Public
	case away(err):
		return Unavailable, awaySentence
	default:
		return Internal, internalSentence
	}
}

// Is reports whether the error is of the kind.
func Is(err error, kind Kind) bool {
	if err == nil {
		return false
	}

	got, _ := Of(err)

	return got == kind
}
