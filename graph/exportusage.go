package graph

import (
	"context"
	"io"
	"net/http"
	"net/url"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/internal/answer"
	"github.com/honnin/honnin/tenants/audit"
)

// exportUsage streams the usage rows of a month or some days as CSV, down to each verification: ?month=2026-11, or the other arguments of the GraphQL
// field usageRows. That it was taken away is on record.
func (a *API) exportUsage(w http.ResponseWriter, r *http.Request) {
	ctx, stop := context.WithTimeout(r.Context(), exportTime)
	defer stop()

	kept, err := a.usageAsked(ctx, r.URL.Query())
	if err != nil {
		answer.Error(ctx, w, err)

		return
	}

	if err := audit.Record(ctx, audit.Entry{Action: "usage.export", After: map[string]any{"filter": r.URL.RawQuery}}); err != nil {
		answer.Error(ctx, w, err)

		return
	}

	name := apart(ctx, "usage.csv")
	if kept.Environment == billing.Test { // also of whoever looks at it from outside
		name = "usage-test.csv"
	}

	a.stream(ctx, w, "text/csv; charset=utf-8", name, func(to io.Writer) error { return billing.WriteRows(ctx, to, kept) })
}

// usageAsked reads what is asked for out of the URL, of whoever may.
func (a *API) usageAsked(ctx context.Context, asked url.Values) (billing.Filter, error) {
	if err := a.allowed(ctx, "usage:read"); err != nil {
		return billing.Filter{}, err
	}

	part := func(name string) *string {
		if asked.Get(name) == "" {
			return nil
		}

		return new(asked.Get(name))
	}

	calendar, err := calendarOf(ctx, part("month"), part("from"), part("to"), part("zone"))
	if err != nil {
		return billing.Filter{}, err
	}

	kept := billing.Filter{From: calendar.From, To: calendar.To, Environment: billing.Live}
	if asked.Get("environment") == "TEST" {
		kept.Environment = billing.Test
	}

	if meter := billing.Meter(asked.Get("meter")); meter != "" {
		kept.Meter = &meter
	}

	for name, into := range map[string]**string{"flow": &kept.Flow, "openedBy": &kept.OpenedBy} {
		if asked.Has(name) {
			*into = new(asked.Get(name))
		}
	}

	return kept, nil
}
