package motion

import "errors"

// Errors that callers can tell apart.
var (
	// ErrChallenge: no challenge that could have been asked.
	ErrChallenge = errors.New("motion: not a challenge")
	// ErrFilm: the file is no film, or one out of bounds.
	ErrFilm = errors.New("motion: not a film")
)
