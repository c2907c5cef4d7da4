package eval

import "errors"

// Why scores cannot be evaluated.
var (
	ErrNoPositive = errors.New("eval: no judged presentation that should be accepted (bona fide or genuine)")
	ErrNoNegative = errors.New("eval: no judged presentation that should be refused (attack or impostor)")
	ErrScore      = errors.New("eval: a score is not a finite number")
)
