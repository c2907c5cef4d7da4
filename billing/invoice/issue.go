package invoice

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/google/uuid"

	"github.com/honnin/honnin/billing/price"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/invoice"
	"github.com/honnin/honnin/ent/db/numbering"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/audit"
)

// Get gives an invoice of the viewer's tenant; another one is [ErrNone].
func Get(ctx context.Context, of uuid.UUID) (*db.Invoice, error) {
	row, err := ent.From(ctx).Invoice.Get(ctx, of)
	if db.IsNotFound(err) {
		return nil, ErrNone
	}

	return row, wrapped("get", err)
}

// Issue gives a draft its number and sends it to the tenant's finance contacts, in one transaction. From then on it stands. One that is
// issued already is given back as it is. Faults: not found, conflict (it was voided; the issuer has no name).
func (d *Desk) Issue(ctx context.Context, of uuid.UUID) (row *db.Invoice, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		pays, err := hold(ctx)
		if err != nil {
			return err
		}

		if row, err = Get(ctx, of); err != nil || row.Number != nil {
			return err
		}

		if err := allowed(row.State, Issued); err != nil {
			return err
		}

		if d.Issuer.Name == "" {
			return fault.New(fault.Conflict, "The installation does not say yet who issues invoices.", nil, fault.Code("issuer"))
		}

		row, err = d.issue(ctx, row, pays)

		return err
	})

	return row, err
}

func (d *Desk) issue(ctx context.Context, row *db.Invoice, pays *db.Payer) (*db.Invoice, error) {
	var terms Terms
	if err := json.Unmarshal(row.Terms, &terms); err != nil {
		return nil, fmt.Errorf("invoice: terms: %w", err)
	}

	sides, err := d.parties(ctx, pays)
	if err != nil {
		return nil, err
	}

	written, err := json.Marshal(sides)
	if err != nil {
		return nil, fmt.Errorf("invoice: parties: %w", err)
	}

	zone, err := price.Zone(row.Zone)
	if err != nil {
		return nil, err
	}

	today := price.DayOf(d.Now(), zone)

	sequence, err := number(ctx, "invoice:"+d.Issuer.code())
	if err != nil {
		return nil, err
	}

	becomes := row.Update().Where(invoice.StateEQ(Drafted)).SetState(Issued).SetIssuer(d.Issuer.code()).SetSequence(sequence).
		SetNumber(fmt.Sprintf("%s%06d", d.Issuer.prefix("INV-"+string(today[:4])+"-"), sequence)).SetParties(written).
		SetIssuedAt(d.Now()).SetIssuedOn(string(today)).SetDueOn(string(terms.Due.On(today))).AddRevision(1)

	if row.Due == 0 {
		becomes.SetState(Paid).SetSettledAt(d.Now())
	}

	row, err = becomes.Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("invoice: issue: %w", err)
	}

	if err := d.letterIssued(ctx, row, pays, sides); err != nil {
		return nil, err
	}

	return row, d.record(ctx, row, "issue", map[string]any{"number": row.Number, "total": row.Total, "dueOn": row.DueOn})
}

// number gives the next of a series, and holds the series to the end of the transaction: a number that is not used is given again.
func number(ctx context.Context, series string) (int64, error) {
	ctx = viewer.With(ctx, viewer.System("number"))

	err := ent.From(ctx).Numbering.Create().SetSeries(series).OnConflictColumns(numbering.FieldSeries).DoNothing().Exec(ctx)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return 0, fmt.Errorf("invoice: number: %w", err)
	}

	if err := ent.From(ctx).Numbering.Update().Where(numbering.Series(series)).AddLast(1).Exec(ctx); err != nil {
		return 0, fmt.Errorf("invoice: number: %w", err)
	}

	row, err := ent.From(ctx).Numbering.Query().Where(numbering.Series(series)).Only(ctx)
	if err != nil {
		return 0, fmt.Errorf("invoice: number: %w", err)
	}

	return row.Last, nil
}

// record writes what was done to an invoice into the audit log of its tenant.
func (d *Desk) record(ctx context.Context, row *db.Invoice, verb string, after map[string]any) error {
	return audit.Record(ctx, audit.Entry{Action: "invoice." + verb, Target: id.Format(id.Invoice, row.ID), After: after, At: d.Now()})
}
