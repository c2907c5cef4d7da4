package graph

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/billing/invoice"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/cursor"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/key"
	"github.com/honnin/honnin/tenants/platform"
)

const (
	// maxOpeners is how many keys and people one answer lists.
	maxOpeners = 100
	// maxTroubled is how many meters of all tenants one answer lists.
	maxTroubled = 100
)

// Usage sums what the viewer's tenant used in a month or a run of days.
func (q query) Usage(
	ctx context.Context, month, from, to, zone, flow, openedBy *string, environment gen.UsageEnvironment,
) (*gen.UsageMonth, error) {
	calendar, err := calendarOf(ctx, month, from, to, zone)
	if err != nil {
		return nil, err
	}

	kept := billing.Filter{
		From: calendar.From, To: calendar.To, Flow: flow, OpenedBy: openedBy, Environment: environmentOf(environment),
	}
	shown := &gen.UsageMonth{From: calendar.From, To: calendar.To, Zone: calendar.Zone.String()}

	if shown.Totals, err = totals(ctx, kept, calendar.Before, q.api.Now()); err != nil {
		return nil, err
	}

	if shown.Days, err = days(ctx, kept, calendar.Zone); err != nil {
		return nil, err
	}

	if shown.Flows, err = flowsUsed(ctx, kept); err != nil {
		return nil, err
	}

	if shown.Late, err = lateRows(ctx, kept); err != nil {
		return nil, err
	}

	shown.Openers, err = openers(ctx, kept)

	return shown, err
}

// calendarOf reads which time is meant: a month, or the first and the last of some days.
func calendarOf(ctx context.Context, month, from, to, zone *string) (billing.Calendar, error) {
	name := given(zone)

	if zone == nil {
		var err error
		if name, err = invoice.ZoneName(ctx); err != nil {
			return billing.Calendar{}, err
		}
	}

	if month == nil && (from != nil || to != nil) {
		return billing.DaysOf(given(from), given(to), name, billing.MaxDays)
	}

	if month != nil && (from != nil || to != nil) {
		return billing.Calendar{}, fault.New(fault.Invalid, "It is a month, or the first and the last of some days.", nil, fault.Field("month"))
	}

	return billing.CalendarOf(given(month), name)
}

// lateRows counts what came after its own month was closed.
func lateRows(ctx context.Context, kept billing.Filter) (int, error) {
	zone, err := invoice.ZoneName(ctx)
	if err != nil {
		return 0, err
	}

	return billing.CountLate(ctx, kept, invoice.Begins(zone, kept.From, kept.To))
}

func environmentOf(asked gen.UsageEnvironment) billing.Environment {
	if asked == gen.UsageEnvironmentTest {
		return billing.Test
	}

	return billing.Live
}

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

// UsageRows gives one page of the rows behind the sums.
func (query) UsageRows(
	ctx context.Context, first *int, after, month, from, to, zone, meter, flow, openedBy *string, environment gen.UsageEnvironment,
) (*gen.UsageRowConnection, error) {
	length, behind := asked(first, after)
	if err := cursor.Length(length); err != nil {
		return nil, err
	}

	calendar, err := calendarOf(ctx, month, from, to, zone)
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
		Key: billing.Key(row), VerificationID: id.Format(id.Verification, row.VerificationID), Meter: row.Meter, Attempt: row.Attempt, Quantity: row.Quantity,
		At: row.At, BookedAt: row.BookedAt, Late: billing.Late(row), Reason: string(row.Reason), Note: row.Note, Flow: row.Flow,
		PriceVersion: row.PriceVersion,
		OpenedBy:     row.OpenedBy,
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
