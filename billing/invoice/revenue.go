package invoice

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/google/uuid"

	"github.com/honnin/honnin/billing/price"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/invoice"
)

// Revenue is what the invoices of a month come to in one currency, in smallest units.
type Revenue struct {
	Currency price.Currency
	// Net and Tax are of what was issued, whether paid or not. Of the two together prepaid credit covered Credited, credit notes took Noted
	// back, Paid came in, and Open is still to.
	Net, Tax, Credited, Noted, Paid, Open int64
	// Drafts are closed and not issued, WrittenOff was given up; both with tax.
	Drafts, WrittenOff int64
	// Count is how many invoices there are, without those that were voided.
	Count int
}

// maxTenants bounds how many tenants' invoices of a month are summed.
const maxTenants = 100_000

// RevenueOf sums the invoices of a month by currency, and names up to limit tenants that used something in it, by the calendar of their own
// time zone, and have no invoice that stands. It needs a viewer over all tenants.
func RevenueOf(ctx context.Context, month string, limit int) (sums []Revenue, unbilled []uuid.UUID, err error) {
	used, err := UsedIn(ctx, month)
	if err != nil {
		return nil, nil, err
	}

	rows, err := ent.From(ctx).Invoice.Query().
		Where(invoice.PeriodFrom(month+"-01"), invoice.StateNEQ(Voided)).Limit(maxTenants).All(ctx)
	if err != nil {
		return nil, nil, fmt.Errorf("invoice: revenue: %w", err)
	}

	billed, by := map[uuid.UUID]bool{}, map[price.Currency]*Revenue{}

	for _, row := range rows {
		billed[row.TenantID] = true
		currency := price.Currency(row.Currency)

		if by[currency] == nil {
			by[currency] = &Revenue{Currency: currency}
		}

		by[currency].add(row)
	}

	for _, one := range by {
		sums = append(sums, *one)
	}

	slices.SortFunc(sums, func(a, b Revenue) int { return cmp.Compare(a.Currency, b.Currency) })

	for _, one := range used {
		if !billed[one.Tenant] && len(unbilled) < limit && !slices.Contains(unbilled, one.Tenant) {
			unbilled = append(unbilled, one.Tenant)
		}
	}

	return sums, unbilled, nil
}

func (r *Revenue) add(row *db.Invoice) {
	r.Count++

	switch row.State {
	case Drafted:
		r.Drafts += row.Total

		return
	case WrittenOff:
		r.WrittenOff += left(row)
	case Issued:
		r.Open += left(row)
	case Paid, Voided:
	}

	r.Net, r.Tax, r.Paid = r.Net+row.Net, r.Tax+row.Tax, r.Paid+row.Paid
	r.Credited, r.Noted = r.Credited+row.Credited, r.Noted+row.Noted
}
