package main

import (
	"io"
	"log/slog"
	"os"
)

// setLog makes the log of a service: lines for people on a terminal, JSON for machines elsewhere.
func setLog(to io.Writer, level slog.Level) {
	options := &slog.HandlerOptions{Level: level}

	if terminal(to) {
		slog.SetDefault(slog.New(slog.NewTextHandler(to, options)))

		return
	}

	slog.SetDefault(slog.New(slog.NewJSONHandler(to, options)))
}

// terminal tells whether a person may be watching.
func terminal(to io.Writer) bool {
	file, ok := to.(*os.File)
	if !ok {
		return false
	}

	info, err := file.Stat()

	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
