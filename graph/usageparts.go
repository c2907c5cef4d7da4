package graph

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/key"
)

// totals are the sums of the time and of the one before, in the order of the meters.
func totals(ctx context.Context, kept billing.Filter, before, now time.Time) ([]*gen.UsageTotal, error) {
	this, err := byMeter(ctx, kept)
	if err != nil {
		return nil, err
	}

	earlier := kept
	earlier.From, earlier.To = before, kept.From

	then, err := byMeter(ctx, earlier)
	if err != nil {
		return nil, err
	}

	soFar := then

	// While it runs, a whole month before would make every month look like a bad one.
	if passed := now.Sub(kept.From); now.Before(kept.To) && earlier.From.Add(passed).Before(earlier.To) {
		earlier.To = earlier.From.Add(max(passed, 1))
		if soFar, err = byMeter(ctx, earlier); err != nil {
			return nil, err
		}
	}

	shown := []*gen.UsageTotal{}

	for _, meter := range billing.Meters() {
		quantity, used := this[meter]
		whole, was := then[meter]

		if used || was {
			shown = append(shown, &gen.UsageTotal{
				Meter: string(meter), Quantity: int(quantity), MonthBefore: int(whole), SoFarBefore: int(soFar[meter]),
			})
		}
	}

	return shown, nil
}

func byMeter(ctx context.Context, kept billing.Filter) (map[billing.Meter]int64, error) {
	parts, err := billing.Sum(ctx, kept, billing.By{})

	sums := make(map[billing.Meter]int64, len(parts))
	for _, part := range parts {
		sums[part.Meter] = part.Quantity
	}

	return sums, err
}

func days(ctx context.Context, kept billing.Filter, zone *time.Location) ([]*gen.UsageDay, error) {
	parts, err := billing.Sum(ctx, kept, billing.By{Day: true, Zone: zone})
	shown := make([]*gen.UsageDay, len(parts))

	for i, part := range parts {
		shown[i] = &gen.UsageDay{Day: part.Begin.Format(time.DateOnly), Meter: string(part.Meter), Quantity: int(part.Quantity)}
	}

	return shown, err
}

func flowsUsed(ctx context.Context, kept billing.Filter) ([]*gen.UsageFlow, error) {
	kept.Flow = nil
	parts, err := billing.Sum(ctx, kept, billing.By{Flow: true})
	shown := make([]*gen.UsageFlow, len(parts))

	for i, part := range parts {
		shown[i] = &gen.UsageFlow{Flow: part.Flow, Meter: string(part.Meter), Quantity: int(part.Quantity)}
	}

	return shown, err
}

func openers(ctx context.Context, kept billing.Filter) ([]*gen.UsageOpener, error) {
	kept.OpenedBy = nil

	parts, err := billing.Sum(ctx, kept, billing.By{Opener: true})
	if err != nil {
		return nil, err
	}

	slices.SortStableFunc(parts, func(a, b billing.Part) int { return cmp.Compare(b.Quantity, a.Quantity) })
	parts = parts[:min(len(parts), maxOpeners)]

	names, err := keyNames(ctx, parts)
	if err != nil {
		return nil, err
	}

	shown := make([]*gen.UsageOpener, len(parts))
	for i, part := range parts {
		shown[i] = &gen.UsageOpener{OpenedBy: part.OpenedBy, KeyName: names[part.OpenedBy], Meter: string(part.Meter), Quantity: int(part.Quantity)}
	}

	return shown, nil
}

// keyNames gives what the keys among the openers are called, by prefixed id.
func keyNames(ctx context.Context, parts []billing.Part) (map[string]*string, error) {
	keys := map[uuid.UUID]string{}

	for _, part := range parts {
		if of, err := id.Parse(id.Key, part.OpenedBy); err == nil {
			keys[of] = part.OpenedBy
		}
	}

	rows, err := key.Named(ctx, slices.Collect(maps.Keys(keys)))
	if err != nil {
		return nil, err
	}

	names := make(map[string]*string, len(rows))
	for _, row := range rows {
		names[keys[row.ID]] = &row.Name
	}

	return names, nil
}
