package billing

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/usage"
	"github.com/honnin/honnin/ent/db/usagefresh"
	"github.com/honnin/honnin/ent/db/usagepulse"
)

// Bounds of what a [Monitor] looks at and how long it waits before it says that something is wrong.
const (
	// PulseWindow is how far back the first look begins, and for how long what was compared is counted; a meter that was not used for so
	// long has no usage.
	PulseWindow = 24 * time.Hour
	// PulsePage is how many conclusions of a tenant are compared with their usage at once, PulsePages how often in one look at most.
	PulsePage  = 200
	PulsePages = 100
	// PulseSettle is how old a conclusion must be: longer than any transaction, so that both of its sides are to be seen.
	PulseSettle = 2 * time.Minute
	// FoldLate is how long usage may be missing from the sums, PushLate how long it may wait to be told to Stripe, and CompareLate how old
	// a conclusion may be that nobody compared yet.
	FoldLate    = 10 * time.Minute
	PushLate    = time.Hour
	CompareLate = time.Hour
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
	tenant uuid.UUID
	meter  Meter
	// proven is how many uses were found behind the mark since the last look; expected and seen are of what lies between it and the end.
	proven, expected, seen int
	countedSince           time.Time
	lastAt                 *time.Time
	pushLag                *time.Duration
	foldLag                time.Duration
	compareLag             time.Duration
}

// state says what the beat means. What is missing weighs more than what is late, and that more than silence.
func (b beat) state(now time.Time) usagepulse.State {
	switch {
	case b.seen < b.expected:
		return usagepulse.StateBroken
	case b.foldLag > FoldLate, b.compareLag > CompareLate, b.pushLag != nil && *b.pushLag > PushLate:
		return usagepulse.StateDelayed
	case b.lastAt == nil || now.Sub(*b.lastAt) > PulseWindow:
		return usagepulse.StateNoUsage
	default:
		return usagepulse.StateOk
	}
}

// feel looks at every meter of the viewer's tenant that a conclusion can write, and gives how far everything was compared. A meter of which
// nothing was ever expected nor used, as of a check that no conclusion had, is left out: nobody would know what its silence says.
func (m *Monitor) feel(ctx context.Context, tenant uuid.UUID, now time.Time) ([]beat, proof, error) {
	found, err := compare(ctx, now)
	if err != nil {
		return nil, proof{}, err
	}

	common := beat{tenant: tenant, compareLag: found.lag}

	if common.foldLag, err = foldLag(ctx, now); err != nil {
		return nil, proof{}, err
	}

	if common.pushLag, err = m.pushLag(ctx, now); err != nil {
		return nil, proof{}, err
	}

	beats := make([]beat, 0, len(Concluded()))

	for _, meter := range Concluded() {
		one := common
		one.meter, one.proven, one.expected, one.seen = meter, found.proven[meter], found.expected[meter], found.seen[meter]

		if one.lastAt, err = lastAt(ctx, meter); err != nil {
			return nil, proof{}, err
		}

		if one.lastAt != nil || one.expected > 0 || one.proven > 0 || slices.Contains(usual(), meter) {
			beats = append(beats, one)
		}
	}

	return beats, found, nil
}

// usual are the meters of checks that every tenant can ask for: their silence is shown from the beginning.
func usual() []Meter { return []Meter{MeterVerification, MeterPassive, MeterActive, MeterMatch} }

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
