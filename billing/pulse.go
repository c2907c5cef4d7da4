package billing

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/report"
	"github.com/honnin/honnin/ent/db/usage"
	"github.com/honnin/honnin/ent/db/usagefresh"
	"github.com/honnin/honnin/ent/db/usagepulse"
)

// Bounds of what a [Monitor] looks at and how long it waits before it says that something is wrong.
const (
	// PulseWindow is how far back conclusions are looked at; a meter that was not used for so long has no usage.
	PulseWindow = 24 * time.Hour
	// PulseSample is how many of the newest conclusions of a tenant are compared with their usage.
	PulseSample = 200
	// PulseSettle is how old a conclusion must be: longer than any transaction, so that both of its sides are to be seen.
	PulseSettle = 2 * time.Minute
	// FoldLate is how long usage may be missing from the sums, PushLate how long it may wait to be told to Stripe.
	FoldLate = 10 * time.Minute
	PushLate = time.Hour
)

// Monitor looks whether every meter counts what it should. Any number may be at work.
type Monitor struct {
	Now func() time.Time
	// Console is the address of the console, for mails.
	Console string
	// Waiting gives since when the oldest usage of the viewer's tenant has been waiting to be told to Stripe; the zero time when none
	// does. Nil without Stripe.
	Waiting func(ctx context.Context) (since time.Time, err error)
}

// beat is what one look finds of one meter of a tenant.
type beat struct {
	tenant         uuid.UUID
	meter          Meter
	expected, seen int
	lastAt         *time.Time
	pushLag        *time.Duration
	foldLag        time.Duration
}

// state says what the beat means. What is missing weighs more than what is late, and that more than silence.
func (b beat) state(now time.Time) usagepulse.State {
	switch {
	case b.seen < b.expected:
		return usagepulse.StateBroken
	case b.foldLag > FoldLate, b.pushLag != nil && *b.pushLag > PushLate:
		return usagepulse.StateDelayed
	case b.lastAt == nil || now.Sub(*b.lastAt) > PulseWindow:
		return usagepulse.StateNoUsage
	default:
		return usagepulse.StateOk
	}
}

// feel looks at every meter of the viewer's tenant that is written today.
func (m *Monitor) feel(ctx context.Context, tenant uuid.UUID, now time.Time) ([]beat, error) {
	expected, seen, err := compare(ctx, now)
	if err != nil {
		return nil, err
	}

	common := beat{tenant: tenant}

	if common.foldLag, err = foldLag(ctx, now); err != nil {
		return nil, err
	}

	if common.pushLag, err = m.pushLag(ctx, now); err != nil {
		return nil, err
	}

	beats := make([]beat, 0, len(Written()))

	for _, meter := range Written() {
		one := common
		one.meter, one.expected, one.seen = meter, expected[meter], seen[meter]

		if one.lastAt, err = lastAt(ctx, meter); err != nil {
			return nil, err
		}

		beats = append(beats, one)
	}

	return beats, nil
}

// pushLag is for how long the oldest usage has been waiting to be told to Stripe; nil without Stripe.
func (m *Monitor) pushLag(ctx context.Context, now time.Time) (*time.Duration, error) {
	if m.Waiting == nil {
		return nil, nil //nolint:nilnil // nothing is told
	}

	since, err := m.Waiting(ctx)
	if err != nil {
		return nil, fmt.Errorf("billing: push lag: %w", err)
	}

	if since.IsZero() {
		return new(time.Duration), nil
	}

	return new(max(0, now.Sub(since))), nil
}

// compare counts, by meter, the rows that the newest conclusions should have and those of them that there are.
func compare(ctx context.Context, now time.Time) (expected, seen map[Meter]int, err error) {
	since := now.Add(-PulseWindow)

	// The key is made of the time, so that older reports need not be read.
	reports, err := ent.From(ctx).Report.Query().
		Where(report.IDGTE(firstID(since)), report.CreatedAtGTE(ent.Instant(since)), report.CreatedAtLT(ent.Instant(now.Add(-PulseSettle)))).
		Order(db.Desc(report.FieldID)).Limit(PulseSample).Select(report.FieldVerificationID, report.FieldFindings).All(ctx)
	if err != nil {
		return nil, nil, wrapped("conclusions", err)
	}

	ids := make([]uuid.UUID, len(reports))
	for i, one := range reports {
		ids[i] = one.VerificationID
	}

	rows, err := ent.From(ctx).Usage.Query().Where(usage.VerificationIDIn(ids...), usage.Attempt(1)).
		Select(usage.FieldVerificationID, usage.FieldMeter).All(ctx)
	if err != nil {
		return nil, nil, wrapped("usage of conclusions", err)
	}

	have := map[string]bool{}
	for _, row := range rows {
		have[keyOf(row.VerificationID, Meter(row.Meter), 1)] = true
	}

	expected, seen = map[Meter]int{}, map[Meter]int{}

	for _, one := range reports {
		var findings []finding
		if err := json.Unmarshal(one.Findings, &findings); err != nil {
			return nil, nil, wrapped("findings", err)
		}

		for _, used := range acts(findings) {
			expected[used.meter]++

			if have[keyOf(one.VerificationID, used.meter, 1)] {
				seen[used.meter]++
			}
		}
	}

	return expected, seen, nil
}

// firstID is before every id that was made since.
func firstID(since time.Time) uuid.UUID {
	var first uuid.UUID

	milliseconds := since.Add(-time.Second).UnixMilli()
	for i := range 6 {
		first[i] = byte(milliseconds >> (8 * (5 - i))) //nolint:gosec // the low eight bits are meant
	}

	return first
}

// foldLag is for how long the oldest usage has been waiting to be in the sums.
func foldLag(ctx context.Context, now time.Time) (time.Duration, error) {
	oldest, err := ent.From(ctx).UsageFresh.Query().Order(usagefresh.ByID()).First(ctx)
	if db.IsNotFound(err) {
		return 0, nil
	}

	if err != nil {
		return 0, wrapped("fresh usage", err)
	}

	return now.Sub(oldest.CreatedAt), nil
}

// lastAt is when a meter was last used; nil when never.
func lastAt(ctx context.Context, meter Meter) (*time.Time, error) {
	last, err := ent.From(ctx).Usage.Query().Where(usage.Meter(string(meter))).
		Order(db.Desc(usage.FieldBookedAt, usage.FieldID)).First(ctx)
	if db.IsNotFound(err) {
		return nil, nil //nolint:nilnil // never is an answer
	}

	if err != nil {
		return nil, wrapped("last usage", err)
	}

	return &last.At, nil
}
