package roster

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/honnin/honnin/internal/fault"
)

// Bounds of one entry, in characters.
const (
	MaxValue = 255
	MaxNote  = 200
)

// Line is somebody to be put on a list.
type Line struct {
	// Number is the line of the text that it stood in, from 1; 0 for one that stood in none.
	Number int
	// Value is what is looked for. Only a keyed hash of it is kept.
	Value string
	// Note says why; it must name nobody, since it is kept as it is.
	Note string
	// Until is when it ends; nil for never.
	Until *time.Time
}

// Wrong is what keeps a line from being put on a list, in a word for machines.
type Wrong string

// What can be wrong with a line.
const (
	Empty       Wrong = "EMPTY"
	TooLong     Wrong = "TOO_LONG"
	NotText     Wrong = "NOT_TEXT" // bytes that are no UTF-8, as of a file in another encoding
	NoAddress   Wrong = "NO_ADDRESS"
	NoteTooLong Wrong = "NOTE_TOO_LONG"
	NoDay       Wrong = "NO_DAY" // the end is neither a day nor a time
	Past        Wrong = "PAST"
	Columns     Wrong = "COLUMNS" // more than three
	Quotes      Wrong = "QUOTES"  // quotes that do not close, or stand within a value
)

// LineError is a line and what is wrong with it; never what it says.
type LineError struct {
	Line int
	Code Wrong
}

// Sentence says it to people.
func (e LineError) Sentence() string {
	return fmt.Sprintf("Line %d: %s", e.Line, map[Wrong]string{
		Empty:       "a value has 1 to 255 characters.",
		TooLong:     "a value has 1 to 255 characters.",
		NotText:     "this is not text in UTF-8.",
		NoAddress:   "this is no address of mail.",
		NoteTooLong: "a note has up to 200 characters.",
		NoDay:       "the end is a day such as 2027-03-31, or a time such as 2027-03-31T18:00:00+09:00.",
		Past:        "the end is not in the future.",
		Columns:     "a line has a value, a note and an end, and nothing more.",
		Quotes:      "the quotes do not fit.",
	}[e.Code])
}

// LinesError is the cause of the fault for a text some lines of which are wrong; nothing of the text was put on the list.
type LinesError struct {
	// Lines are the first of them in order, up to [MaxWrong].
	Lines []LineError
}

// Error says how many.
func (e *LinesError) Error() string { return fmt.Sprintf("roster: %d lines are wrong", len(e.Lines)) }

// wrong tells what is wrong with a line for a list at a time; empty for nothing.
func (l *Line) wrong(of Of, now time.Time) Wrong {
	value := same(of, l.Value)

	switch {
	case !utf8.ValidString(l.Value+l.Note) || strings.ContainsRune(l.Value+l.Note, utf8.RuneError):
		return NotText
	case value == "":
		return Empty
	case utf8.RuneCountInString(value) > MaxValue:
		return TooLong
	case of == Email && !strings.Contains(value[1:], "@"):
		return NoAddress
	case utf8.RuneCountInString(l.Note) > MaxNote:
		return NoteTooLong
	case l.Until != nil && !l.Until.After(now):
		return Past
	default:
		return ""
	}
}

// checked refuses values that can be no entries, a note and an end that can be none of theirs.
func checked(of Of, lines []Line, now time.Time) error {
	if len(lines) == 0 || len(lines) > MaxAtOnce {
		return fault.New(fault.Invalid, "Give 1 to 500 values at once.", nil, fault.Field("input.values"))
	}

	for i := range lines {
		switch lines[i].wrong(of, now) { //nolint:exhaustive // the others are of the value, or of a text alone
		case "":
		case NoteTooLong:
			return fault.New(fault.Invalid, "A note has up to 200 characters.", nil, fault.Field("input.note"))
		case Past:
			return fault.New(fault.Invalid, "The end is not in the future.", nil, fault.Field("input.until"))
		case NoAddress:
			return fault.New(fault.Invalid, "On this list stand addresses of mail.", nil, fault.Field("input.values"))
		default:
			return fault.New(fault.Invalid, "A value has 1 to 255 characters.", nil, fault.Field("input.values"))
		}
	}

	return nil
}
