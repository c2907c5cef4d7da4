package invoice

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/billing/price"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/contract"
	"github.com/honnin/honnin/ent/db/invoice"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/audit"
)

// Due gives up to limit tenants that have a contract, behind one by the order of their ids; the zero id is before all. It needs a viewer
// over all tenants.
func Due(ctx context.Context, behind uuid.UUID, limit int) (tenants []uuid.UUID, err error) {
	err = ent.From(ctx).Contract.Query().Where(contract.Number(1), contract.TenantIDGT(behind)).
		Order(contract.ByTenantID()).Limit(limit).Select(contract.FieldTenantID).Scan(ctx, &tenants)

	return tenants, wrapped("due", err)
}

// Close closes every month of the tenant that is over and was not closed, the earliest first, and issues what nobody holds back. It is
// idempotent and may be killed at any point: what was done stays and the next call goes on from there. It gives how many months it
// closed. An error is of the month at which it stopped, and kept for the operators to see until it went; those before it are done.
func (d *Desk) Close(ctx context.Context, tenant uuid.UUID) (closed int, err error) {
	ctx = viewer.With(ctx, viewer.For(tenant, "close the month"))

	closed, err = d.closeAll(ctx)
	if ctx.Err() != nil {
		return closed, err // that somebody stops us is no failure of the month's
	}

	return closed, errors.Join(err, billing.Stuck(ctx, err, d.Now()))
}

func (d *Desk) closeAll(ctx context.Context) (closed int, err error) {
	versions, err := Versions(ctx)
	if err != nil || len(versions) == 0 {
		return 0, err
	}

	for {
		month, err := next(ctx, versions)
		if err != nil {
			return closed, err
		}

		made, err := d.closeMonth(ctx, month, versions)
		if err != nil || made == nil {
			return closed, errors.Join(err, d.issueAll(ctx))
		}

		closed++
	}
}

// next is the month behind the last that has an invoice; the first of the contract when none has.
func next(ctx context.Context, versions []price.Version) (price.Period, error) {
	last, err := ent.From(ctx).Invoice.Query().Order(invoice.ByPeriodFrom(sql.OrderDesc())).First(ctx)
	if err == nil {
		return price.MonthOf(price.Day(last.PeriodTo)), nil
	}

	if !db.IsNotFound(err) {
		return price.Period{}, fmt.Errorf("invoice: next: %w", err)
	}

	first := versions[0].From
	for _, version := range versions {
		first = min(first, version.From)
	}

	return price.MonthOf(first), nil
}

// closeMonth makes the invoice of a month that is over; nil for one that is not.
func (d *Desk) closeMonth(ctx context.Context, month price.Period, versions []price.Version) (*db.Invoice, error) {
	zone, err := zoneOf(versions)
	if err != nil {
		return nil, err
	}

	end, now := month.To.Start(zone), d.Now()
	if now.Before(end.Add(d.grace())) {
		return nil, nil //nolint:nilnil // nothing is to be closed, as the comment says
	}

	if err := stored(ctx, month, versions, zone); err != nil {
		return nil, err
	}

	// From here on nothing more can come into the month.
	if err := billing.Close(ctx, end, now); err != nil {
		return nil, err
	}

	return d.make(ctx, month, versions, 1)
}

func (d *Desk) grace() time.Duration {
	if d.Grace > 0 {
		return d.Grace
	}

	return Grace
}

// make writes the invoice of a closed month, its lines and what it uses of prepaid credit; all of it or nothing. Should somebody else have
// made it in the meantime, it is theirs.
func (d *Desk) make(ctx context.Context, month price.Period, versions []price.Version, attempt int) (row *db.Invoice, err error) {
	parts, err := counted(ctx, month, versions)
	if err != nil {
		return nil, err
	}

	priced, err := bill(ctx, month, parts)
	if err != nil {
		return nil, err
	}

	err = ent.Tx(ctx, func(ctx context.Context) error {
		if _, err := hold(ctx); err != nil {
			return err
		}

		row, err = ent.From(ctx).Invoice.Query().
			Where(invoice.PeriodFrom(string(month.From)), invoice.AttemptGTE(attempt)).Order(invoice.ByAttempt(sql.OrderDesc())).First(ctx)
		if !db.IsNotFound(err) {
			return wrapped("close", err)
		}

		row, err = d.write(ctx, priced, attempt)

		return err
	})

	return row, err
}

func (d *Desk) write(ctx context.Context, priced *price.Bill, attempt int) (*db.Invoice, error) {
	burned, err := d.burn(ctx, priced)
	if err != nil {
		return nil, err
	}

	taxes, err := json.Marshal(priced.Taxes)
	if err != nil {
		return nil, fmt.Errorf("invoice: taxes: %w", err)
	}

	terms, err := json.Marshal(Terms{Due: priced.Due, Rounding: priced.Rounding, Least: priced.Least})
	if err != nil {
		return nil, fmt.Errorf("invoice: terms: %w", err)
	}

	credited := int64(0)
	for _, one := range burned {
		credited += one.Amount
	}

	row, err := ent.From(ctx).Invoice.Create().
		SetPeriodFrom(string(priced.Period.From)).SetPeriodTo(string(priced.Period.To)).SetZone(priced.Zone).SetAttempt(attempt).
		SetCurrency(string(priced.Currency)).SetNet(priced.Net).SetTax(priced.Tax).SetTotal(priced.Total).
		SetCredited(credited).SetDue(max(priced.Total-credited, 0)).SetTaxes(taxes).SetTerms(terms).SetHold(priced.Review || attempt > 1).
		Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("invoice: close: %w", err)
	}

	if err := lines(ctx, row, priced); err != nil {
		return nil, err
	}

	if err := used(ctx, row, burned); err != nil {
		return nil, err
	}

	return row, audit.Record(ctx, audit.Entry{
		Action: "invoice.close", Target: id.Format(id.Invoice, row.ID), At: d.Now(),
		After: map[string]any{"month": priced.Period.Name(), "currency": row.Currency, "total": row.Total},
	})
}

// Terms are what was agreed on an invoice as a whole.
type Terms struct {
	Due      price.Due      `json:"due"`
	Rounding price.Rounding `json:"rounding"`
	Least    int64          `json:"least,omitempty"`
}

func lines(ctx context.Context, row *db.Invoice, priced *price.Bill) error {
	made := make([]*db.InvoiceLineCreate, len(priced.Lines))

	for i, line := range priced.Lines {
		detail, err := json.Marshal(line)
		if err != nil {
			return fmt.Errorf("invoice: line: %w", err)
		}

		made[i] = ent.From(ctx).InvoiceLine.Create().SetInvoiceID(row.ID).SetPosition(i + 1).SetKind(string(line.Kind)).SetMeter(line.Meter).
			SetQuantity(line.Quantity).SetAmount(line.Amount).SetRate(line.Rate.String()).SetPeriod(priced.Period.Name()).
			SetBegins(line.Begin).SetEnds(line.End).SetDetail(detail)
	}

	return wrapped("lines", ent.From(ctx).InvoiceLine.CreateBulk(made...).Exec(ctx))
}

// Again closes a month anew whose invoices were all voided, and holds the new one back for somebody to look at. Faults: not found, conflict
// (the invoice was not voided, or there is another).
func (d *Desk) Again(ctx context.Context, voided uuid.UUID) (*db.Invoice, error) {
	before, err := Get(ctx, voided)
	if err != nil {
		return nil, err
	}

	last, err := ent.From(ctx).Invoice.Query().Where(invoice.PeriodFrom(before.PeriodFrom)).Order(invoice.ByAttempt(sql.OrderDesc())).First(ctx)
	if err != nil {
		return nil, fmt.Errorf("invoice: again: %w", err)
	}

	if last.ID != before.ID || before.State != Voided {
		return nil, fault.New(fault.Conflict, "Only a month whose last invoice was voided is closed again.", nil, fault.State(string(before.State)), fault.Code("state"))
	}

	versions, err := Versions(ctx)
	if err != nil {
		return nil, err
	}

	return d.make(ctx, price.Period{From: price.Day(before.PeriodFrom), To: price.Day(before.PeriodTo)}, versions, before.Attempt+1)
}

// issueAll issues the drafts of the viewer's tenant that nobody holds back.
func (d *Desk) issueAll(ctx context.Context) error {
	if d.Issuer.Name == "" {
		return nil // drafts wait until the installation says who issues them
	}

	drafts, err := ent.From(ctx).Invoice.Query().Where(invoice.StateEQ(Drafted), invoice.Hold(false)).Order(invoice.ByPeriodFrom()).Limit(maxVersions).All(ctx)
	if err != nil {
		return fmt.Errorf("invoice: drafts: %w", err)
	}

	for _, row := range drafts {
		if _, err := d.Issue(ctx, row.ID); err != nil {
			return err
		}
	}

	return nil
}
