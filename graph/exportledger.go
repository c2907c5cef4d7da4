package graph

import (
	"context"
	"io"
	"net/http"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/billing/invoice"
	"github.com/honnin/honnin/internal/answer"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/tenants/audit"
)

// exportLedger streams everything that was billed, paid, credited and used in some days: ?from=2026-01-01&to=2026-12-31, the last one
// included, and ?format=csv or json; ?zone= is the contract's when left out. An operator outside of every tenant names the tenant by
// ?tenant=. That it was taken away is on record.
func (a *API) exportLedger(w http.ResponseWriter, r *http.Request) {
	ctx, stop := context.WithTimeout(r.Context(), exportTime)
	defer stop()

	inside, of, err := a.ledgerAsked(ctx, r)
	if err != nil {
		answer.Error(ctx, w, err)

		return
	}

	write, media, name := invoice.WriteLedger, "text/csv; charset=utf-8", "ledger.csv"
	if r.URL.Query().Get("format") == "json" {
		write, media, name = invoice.WriteLedgerJSON, "application/json", "ledger.json"
	}

	name = apart(inside, name)

	if err := audit.Record(inside, audit.Entry{Action: "ledger.export", After: map[string]any{"format": name, "filter": r.URL.RawQuery}}); err != nil {
		answer.Error(ctx, w, err)

		return
	}

	a.stream(ctx, w, media, name, func(to io.Writer) error { return write(inside, to, of) })
}

// ledgerAsked reads whose ledger of which days is asked for, by whoever may see invoices and usage.
func (a *API) ledgerAsked(ctx context.Context, r *http.Request) (inside context.Context, of billing.Calendar, err error) {
	asked := r.URL.Query()

	if inside, err = a.inside(ctx, asked.Get("tenant")); err != nil {
		return nil, of, err
	}

	switch asked.Get("format") {
	case "", "csv", "json":
	default:
		return nil, of, fault.New(fault.Invalid, "The format is csv or json.", nil, fault.Field("format"))
	}

	zone := asked.Get("zone")
	if zone == "" {
		if zone, err = invoice.ZoneName(inside); err != nil {
			return nil, of, err
		}
	}

	of, err = billing.DaysOf(asked.Get("from"), asked.Get("to"), zone, invoice.MaxLedgerDays)

	return inside, of, err
}
