package invoice

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/google/uuid"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/billing/price"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/invoice"
)

// Revenue is what the invoices of a month come to in one currency, in smallest units.
type Revenue struct {
	Currency price.Currency
	// Net and Tax are of what was issued, whether paid or not; Paid is what came in, Open what is still to.
	Net, Tax, Paid, Open int64
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
	used, err := usersOf(ctx, month)
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
		if !billed[one] && len(unbilled) < limit {
			unbilled = append(unbilled, one)
		}
	}

	return sums, unbilled, nil
}

// usersOf gives the tenants that used something in a month of their own, in the order of their ids.
func usersOf(ctx context.Context, month string) ([]uuid.UUID, error) {
	zones, err := zones(ctx)
	if err != nil {
		return nil, err
	}

	tenants, err := billing.Tenants(ctx)
	if err != nil {
		return nil, err
	}

	// A zone is asked for once, whoever lives in it; those without a contract live in the one of everybody's.
	lives := map[string][]uuid.UUID{}
	for _, tenant := range tenants {
		zone := cmp.Or(zones[tenant], DefaultZone)
		lives[zone] = append(lives[zone], tenant)
	}

	var users []uuid.UUID

	for zone, tenants := range lives {
		calendar, err := billing.CalendarOf(month, zone)
		if err != nil {
			return nil, err
		}

		found, err := billing.Users(ctx, tenants, billing.Filter{From: calendar.From, To: calendar.To})
		if err != nil {
			return nil, err
		}

		users = append(users, found...)
	}

	slices.SortFunc(users, func(a, b uuid.UUID) int { return slices.Compare(a[:], b[:]) })

	return users, nil
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
}
