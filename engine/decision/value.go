package decision

import (
	"math"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"
)

const maxText = 64

// text reads a word of 1 to 64 characters.
func (f field) text() (string, error) {
	node, ok := f.value.(*ast.StringNode)
	if !ok {
		return "", f.fail(ErrKind, "a text is expected; quote it if it looks like a number")
	}

	if n := utf8.RuneCountInString(node.Value); n < 1 || n > maxText {
		return "", f.fail(ErrRange, "%d characters, 1 to %d are allowed", n, maxText)
	}

	return node.Value, nil
}

func (f field) boolean() (bool, error) {
	node, ok := f.value.(*ast.BoolNode)
	if !ok {
		return false, f.fail(ErrKind, "true or false is expected")
	}

	return node.Value, nil
}

// number reads a finite number.
func (f field) number() (float64, error) {
	var value float64

	switch node := f.value.(type) {
	case *ast.FloatNode:
		value = node.Value
	case *ast.IntegerNode:
		switch whole := node.Value.(type) {
		case int64:
			value = float64(whole)
		case uint64:
			value = float64(whole)
		}
	default:
		return 0, f.fail(ErrKind, "a number is expected")
	}

	if math.IsNaN(value) || math.IsInf(value, 0) {
		return 0, f.fail(ErrRange, "a finite number is expected")
	}

	return value, nil
}

// outcome reads where something worse than a pass may lead.
func (f field) outcome() (Outcome, error) {
	text, err := f.text()
	if err != nil {
		return "", err
	}

	switch to := Outcome(text); to {
	case Review, Declined:
		return to, nil
	case Approved:
		return "", f.fail(ErrOutcome, "%q", text)
	default:
		return "", f.fail(ErrRange, "%q is neither %q nor %q", text, Review, Declined)
	}
}
