package invoice

import (
	"bytes"
	"cmp"
	"context"
	"slices"

	"github.com/google/uuid"

	"github.com/honnin/honnin/billing"
)

// Used is how much of one meter a tenant used in a month of its own.
type Used struct {
	billing.Used

	// Zone is by whose clock the month begins and ends.
	Zone string
}

// UsedIn gives what every tenant used in a month, written 2026-11, by the calendar of its own time zone: the same figures as the tenant's
// own, and as an invoice of the month is made of. They come in the order of the tenants' ids and of [billing.Meters]. It needs a viewer over
// all tenants. A month that cannot be read is a fault of kind invalid.
func UsedIn(ctx context.Context, month string) ([]Used, error) {
	zones, err := zones(ctx)
	if err != nil {
		return nil, err
	}

	tenants, err := billing.Tenants(ctx)
	if err != nil {
		return nil, err
	}

	// A zone is asked for once, whoever lives in it; those without a contract live in the one of everybody's, which is asked for always, so
	// that a month is read also where nobody lives.
	lives := map[string][]uuid.UUID{DefaultZone: nil}
	for _, tenant := range tenants {
		zone := cmp.Or(zones[tenant], DefaultZone)
		lives[zone] = append(lives[zone], tenant)
	}

	var used []Used

	for zone, tenants := range lives {
		calendar, err := billing.CalendarOf(month, zone)
		if err != nil {
			return nil, err
		}

		found, err := billing.Each(ctx, tenants, billing.Filter{From: calendar.From, To: calendar.To})
		if err != nil {
			return nil, err
		}

		for _, one := range found {
			used = append(used, Used{one, zone})
		}
	}

	order := billing.Meters()

	slices.SortFunc(used, func(a, b Used) int {
		return cmp.Or(bytes.Compare(a.Tenant[:], b.Tenant[:]), slices.Index(order, a.Meter)-slices.Index(order, b.Meter), cmp.Compare(a.Meter, b.Meter))
	})

	return used, nil
}
