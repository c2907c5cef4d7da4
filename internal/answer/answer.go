// Package answer is how the HTTP edges speak: a request id on every answer, and one JSON shape for every error.
//
// An error is {"error":{"kind":"not_found","message":"…"}} with the status of its kind, and a code where the kind does not say enough.
// One that nobody classified is logged once, with the request id that the caller sees, and says nothing else outside.
package answer

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"

	"github.com/honnin/honnin/internal/fault"
)

type failure struct {
	Error said `json:"error"`
}

type said struct {
	Kind    fault.Kind `json:"kind"`
	Code    string     `json:"code,omitempty"`
	Message string     `json:"message"`
	// Field is where in the request it lies; empty for no one place.
	Field string `json:"field,omitempty"`
}

// JSON writes the value with the status. No answer of Honnin is for a cache to keep.
func JSON(w http.ResponseWriter, status int, value any) {
	encoded, err := json.Marshal(value)
	if err != nil {
		status, encoded = http.StatusInternalServerError, []byte("null")
	}

	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write(encoded)
}

// Error writes what may be said of the error, and logs it when it is our own failure.
func Error(ctx context.Context, w http.ResponseWriter, err error) {
	kind, public := fault.Of(err)
	Log(ctx, kind, err)

	shown := said{Kind: kind, Message: public}
	if found, ok := fault.Find(err); ok && kind != fault.Internal {
		shown.Code, shown.Field = found.Code, found.Field
	}

	JSON(w, kind.Status(), failure{shown})
}

// Log writes our own failures to the log; what a caller did wrong is the caller's to read.
func Log(ctx context.Context, kind fault.Kind, err error) {
	switch kind { //nolint:exhaustive // every other kind is the caller's
	case fault.Internal:
		slog.ErrorContext(ctx, "a request failed", "request", RequestID(ctx), "error", err)
	case fault.Unavailable:
		slog.WarnContext(ctx, "a request was put off", "request", RequestID(ctx), "error", err)
	}
}
