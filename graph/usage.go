package graph

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/cursor"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/platform"
)

const (
	// maxOpeners is how many keys and people one answer lists.
	maxOpeners = 100
	// maxTroubled is how many meters of all tenants one answer lists.
	maxTroubled = 100
)

// Usage sums what the viewer's tenant used in a month.
func (query) Usage(
	ctx context.Context, month, zone string, flow, openedBy *string, environment gen.UsageEnvironment,
) (*gen.UsageMonth, error) {
	calendar, err := billing.CalendarOf(month, zone)
	if err != nil {
		return nil, err
	}

	kept := billing.Filter{
		From: calendar.From, To: calendar.To, Flow: flow, OpenedBy: openedBy, Environment: environmentOf(environment),
	}
	shown := &gen.UsageMonth{From: calendar.From, To: calendar.To}

	if shown.Totals, err = totals(ctx, kept, calendar.Before); err != nil {
		return nil, err
	}

	if shown.Days, err = days(ctx, kept, calendar.Zone); err != nil {
		return nil, err
	}

	if shown.Flows, err = flowsUsed(ctx, kept); err != nil {
		return nil, err
	}

	shown.Openers, err = openers(ctx, kept)

	return shown, err
}

func environmentOf(asked gen.UsageEnvironment) billing.Environment {
	if asked == gen.UsageEnvironmentTest {
		return billing.Test
	}

	return billing.Live
}

// totals are the sums of both months, in the order of the meters.
func totals(ctx context.Context, kept billing.Filter, before time.Time) ([]*gen.UsageTotal, error) {
	now, err := billing.Sum(ctx, kept, billing.By{})
	if err != nil {
		return nil, err
	}

	earlier := kept
	earlier.From, earlier.To = before, kept.From

	then, err := billing.Sum(ctx, earlier, billing.By{})
	if err != nil {
		return nil, err
	}

	shown := []*gen.UsageTotal{}

	for _, meter := range billing.Meters() {
		of := func(part billing.Part) bool { return part.Meter == meter }
		at, was := slices.IndexFunc(now, of), slices.IndexFunc(then, of)

		if at < 0 && was < 0 {
			continue
		}

		one := &gen.UsageTotal{Meter: string(meter)}
		if at >= 0 {
			one.Quantity = int(now[at].Quantity)
		}

		if was >= 0 {
			one.MonthBefore = int(then[was].Quantity)
		}

		shown = append(shown, one)
	}

	return shown, nil
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

	slices.SortStableFunc(parts, func(a, b billing.Part) int { return cmp.Compare(b.Quantity, a.Quantity) })
	shown := make([]*gen.UsageOpener, min(len(parts), maxOpeners))

	for i, part := range parts[:len(shown)] {
		shown[i] = &gen.UsageOpener{OpenedBy: part.OpenedBy, Meter: string(part.Meter), Quantity: int(part.Quantity)}
	}

	return shown, err
}

// UsageRows gives one page of the rows behind the sums.
func (query) UsageRows(
	ctx context.Context, first *int, after *string, month, zone string, meter, flow, openedBy *string, environment gen.UsageEnvironment,
) (*gen.UsageRowConnection, error) {
	length, behind := asked(first, after)
	if err := cursor.Length(length); err != nil {
		return nil, err
	}

	calendar, err := billing.CalendarOf(month, zone)
	if err != nil {
		return nil, err
	}

	kept := billing.Filter{
		From: calendar.From, To: calendar.To, Meter: (*billing.Meter)(meter), Flow: flow, OpenedBy: openedBy, Environment: environmentOf(environment),
	}

	rows, more, err := billing.Rows(ctx, kept, length, behind)
	if err != nil {
		return nil, err
	}

	edges, info := paged(rows, behind != "", more,
		func(row *db.Usage) (time.Time, uuid.UUID) { return row.BookedAt, row.ID },
		func(mark string, row *db.Usage) *gen.UsageRowEdge {
			return &gen.UsageRowEdge{Cursor: mark, Node: usageRow(row)}
		})

	return &gen.UsageRowConnection{Edges: edges, PageInfo: info}, nil
}

func usageRow(row *db.Usage) *gen.UsageRow {
	return &gen.UsageRow{
		Key: billing.Key(row), VerificationID: id.Format(id.Verification, row.VerificationID), Meter: row.Meter, Quantity: row.Quantity,
		At: row.At, BookedAt: row.BookedAt, Late: billing.Late(row), Reason: string(row.Reason), Note: row.Note, Flow: row.Flow,
		OpenedBy: row.OpenedBy,
	}
}

// UsageHeartbeat says how the meters of the viewer's tenant are.
func (query) UsageHeartbeat(ctx context.Context) ([]*db.UsagePulse, error) {
	return billing.Pulses(ctx)
}

// PlatformHeartbeat gives the meters of all tenants that need somebody.
func (query) PlatformHeartbeat(ctx context.Context) ([]*gen.TenantPulse, error) {
	everywhere, err := platform.Everywhere(ctx)
	if err != nil {
		return nil, err
	}

	rows, err := billing.Troubled(everywhere, maxTroubled)
	if err != nil {
		return nil, err
	}

	ids := make([]uuid.UUID, len(rows))
	for i, row := range rows {
		ids[i] = row.TenantID
	}

	tenants, err := platform.Names(ctx, ids)
	if err != nil {
		return nil, err
	}

	shown := make([]*gen.TenantPulse, len(rows))
	for i, row := range rows {
		shown[i] = &gen.TenantPulse{Tenant: tenants[row.TenantID], Pulse: row}
	}

	return shown, nil
}
