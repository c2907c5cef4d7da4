package viewer

import (
	"context"
	"log/slog"

	"github.com/google/uuid"
)

// tenantKey is the attribute by which a log is searched for one tenant.
const tenantKey = "tenant"

// Log gives every line that is written on behalf of a tenant the attribute "tenant", its UUID, so that nobody has to think of it. A line
// that says its tenant already is left as it is.
func Log(to slog.Handler) slog.Handler { return logging{Handler: to} }

type logging struct {
	slog.Handler

	// said tells that the logger says the tenant by itself, and grouped that what is added would end up in a group.
	said, grouped bool
}

// Handle writes the line.
func (l logging) Handle(ctx context.Context, line slog.Record) error {
	who, _ := From(ctx)
	if who.Tenant != uuid.Nil && !l.said && !l.grouped && !says(line) {
		line = line.Clone()
		line.AddAttrs(slog.String(tenantKey, who.Tenant.String()))
	}

	return l.Handler.Handle(ctx, line) //nolint:wrapcheck // a handler passes on what it is given
}

// WithAttrs is a handler that adds the attributes.
func (l logging) WithAttrs(attrs []slog.Attr) slog.Handler {
	for _, attr := range attrs {
		l.said = l.said || attr.Key == tenantKey && !l.grouped
	}

	l.Handler = l.Handler.WithAttrs(attrs)

	return l
}

// WithGroup is a handler that puts what follows into a group.
func (l logging) WithGroup(name string) slog.Handler {
	l.Handler, l.grouped = l.Handler.WithGroup(name), l.grouped || name != ""

	return l
}

func says(line slog.Record) (said bool) {
	line.Attrs(func(attr slog.Attr) bool {
		said = attr.Key == tenantKey

		return !said
	})

	return said
}
