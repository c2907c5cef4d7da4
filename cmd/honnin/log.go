package main

import (
	"context"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"github.com/honnin/honnin/internal/viewer"
)

// setLog makes the log of a service: lines for people on a terminal, JSON for machines elsewhere. A reader that goes away does not end
// the service: by default the first line that nobody reads would, without a word. Every line on behalf of a tenant names it.
func setLog(to io.Writer, level slog.Level) {
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)

	options := &slog.HandlerOptions{Level: level}

	if terminal(to) {
		slog.SetDefault(slog.New(viewer.Log(slog.NewTextHandler(to, options))))

		return
	}

	slog.SetDefault(slog.New(viewer.Log(slog.NewJSONHandler(to, options))))
}

// farewell is the last line of a service's log: why it ends. Only a kill leaves none, and a panic writes its own.
func farewell(ctx context.Context, err error) {
	if err != nil {
		slog.ErrorContext(ctx, "ended by a failure", "error", err)

		return
	}

	slog.InfoContext(ctx, "ended as told", "cause", context.Cause(ctx))
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
