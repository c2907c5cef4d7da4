package graph

import (
	"context"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/billing/invoice"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/fault"
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
