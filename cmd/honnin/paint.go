package main

import (
	"io"
	"os"
)

// paint colours words for a terminal, and leaves them alone elsewhere or where NO_COLOR is set.
type paint bool

// onto says whether what is written there is looked at by a person.
func onto(w io.Writer) paint {
	file, ok := w.(*os.File)
	if !ok || os.Getenv("NO_COLOR") != "" {
		return false
	}

	info, err := file.Stat()

	return paint(err == nil && info.Mode()&os.ModeCharDevice != 0)
}

func (p paint) in(code, text string) string {
	if !p {
		return text
	}

	return "\x1b[" + code + "m" + text + "\x1b[0m"
}
