package invoice

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/billing/price"
)

// stored writes what is kept of the time before a month that is over, where that has a price at the month's end.
func stored(ctx context.Context, month price.Period, versions []price.Version, zone *time.Location) error {
	segments, err := price.Plan(month, versions)
	if err != nil || len(segments) == 0 {
		// A contract that cannot be planned is told of by whoever makes the invoice.
		return nil //nolint:nilerr // as the comment says
	}

	costs := slices.ContainsFunc(segments[len(segments)-1].Version.Definition.Prices, func(one price.Price) bool {
		return one.Meter == string(billing.MeterStorage)
	})
	if !costs {
		return nil
	}

	if _, err := billing.Stored(ctx, month.From.Start(zone), month.To.Start(zone)); err != nil {
		return fmt.Errorf("invoice: %s: what is stored: %w", month.Name(), err)
	}

	return nil
}
