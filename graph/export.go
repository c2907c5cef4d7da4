package graph

import (
	"bufio"
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/honnin/honnin/internal/answer"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/audit"
)

const (
	// exportTime bounds one export as a whole, exportPause how long its reader may take for one piece of it.
	exportTime  = time.Hour
	exportPause = time.Minute
	exportPiece = 32 << 10 // bytes
)

// exportAudit streams the audit log, oldest first: ?format=jsonl, which a third party can check, or csv for a spreadsheet, and the
// filters of the GraphQL field auditLog. That it was taken away is on record itself.
func (a *API) exportAudit(w http.ResponseWriter, r *http.Request) {
	ctx, stop := context.WithTimeout(r.Context(), exportTime)
	defer stop()

	if err := a.allowed(ctx, "audit:read"); err != nil {
		answer.Error(ctx, w, err)

		return
	}

	query := r.URL.Query()

	filter, err := filterOf(query)
	if err != nil {
		answer.Error(ctx, w, err)

		return
	}

	write, media, name := audit.WriteLines, "application/jsonl", "audit.jsonl"

	switch query.Get("format") {
	case "", "jsonl":
	case "csv":
		write, media, name = audit.WriteTable, "text/csv; charset=utf-8", "audit.csv"
	default:
		answer.Error(ctx, w, fault.New(fault.Invalid, "The format is jsonl or csv.", nil, fault.Field("format")))

		return
	}

	name = apart(ctx, name)

	if err := audit.Record(ctx, audit.Entry{Action: "audit.export", After: map[string]any{"format": name, "filter": r.URL.RawQuery}}); err != nil {
		answer.Error(ctx, w, err)

		return
	}

	a.stream(ctx, w, media, name, func(to io.Writer) error { return write(ctx, to, filter) })
}

// apart is the name of a file that is taken out of where the viewer is: one of a test environment says so.
func apart(ctx context.Context, name string) string {
	if who, _ := viewer.From(ctx); who.Test() {
		return strings.Replace(name, ".", "-test.", 1)
	}

	return name
}

// stream sends a file of unknown length as it is written. It is never kept by a cache.
func (*API) stream(ctx context.Context, w http.ResponseWriter, media, name string, write func(io.Writer) error) {
	for header, value := range map[string]string{
		"Content-Type": media, "Content-Disposition": `attachment; filename="` + name + `"`, "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff",
	} {
		w.Header().Set(header, value)
	}

	buffered := bufio.NewWriterSize(patient{w, http.NewResponseController(w)}, exportPiece)
	if err := errors.Join(write(buffered), buffered.Flush()); err != nil {
		slog.WarnContext(ctx, "an export was cut short", "file", name, "request", answer.RequestID(ctx), "error", err)
		// The reader must see that it is not whole: the status has been sent, so the connection ends in the middle.
		panic(http.ErrAbortHandler)
	}
}

// filterOf reads the filter out of the URL. Times are RFC 3339.
func filterOf(query url.Values) (audit.Filter, error) {
	filter := audit.Filter{Actor: query.Get("actor"), Action: query.Get("action"), Target: query.Get("target")}

	for name, into := range map[string]**time.Time{"from": &filter.From, "to": &filter.To} {
		text := query.Get(name)
		if text == "" {
			continue
		}

		at, err := time.Parse(time.RFC3339Nano, text)
		if err != nil {
			return audit.Filter{}, fault.New(fault.Invalid, "A time is written like 2026-11-01T00:00:00Z.", err, fault.Field(name))
		}

		*into = &at
	}

	return filter, nil
}

// patient gives the reader of a long answer new time with each piece.
type patient struct {
	io.Writer

	control *http.ResponseController
}

// Write writes a piece.
func (p patient) Write(piece []byte) (int, error) {
	_ = p.control.SetWriteDeadline(time.Now().Add(exportPause)) // a test's recorder has none

	return p.Writer.Write(piece) //nolint:wrapcheck // wrapped by who writes
}
