package billing_test

import (
	"context"
	"encoding/json"
	"errors"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/report"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
)

var errCrash = errors.New("the power failed")

// ledger is a tenant's usage to which random things happen.
type ledger struct {
	ctx   context.Context //nolint:containedctx // every verb is called with it
	began time.Time
	acts  []uuid.UUID
	next  map[uuid.UUID]int
}

// crash ends one in three transactions as a process does that dies before the commit.
func (l *ledger) crash(t *rapid.T, do func(ctx context.Context) error) (done bool) {
	dies := rapid.IntRange(0, 2).Draw(t, "dies") == 0

	err := ent.Tx(l.ctx, func(ctx context.Context) error {
		if err := do(ctx); err != nil || !dies {
			return err
		}

		return errCrash
	})
	if dies {
		require.ErrorIs(t, err, errCrash)
	} else {
		require.NoError(t, err)
	}

	return !dies
}

// at is a random time within three months, often just at an edge.
func (l *ledger) at(t *rapid.T, name string) time.Time {
	quarters := rapid.IntRange(0, 90*24*4).Draw(t, name)
	off := rapid.SampledFrom([]time.Duration{0, -time.Microsecond, time.Microsecond, 7 * time.Minute}).Draw(t, name+" off")

	return l.began.Add(time.Duration(quarters)*15*time.Minute + off)
}

func (l *ledger) record(t *rapid.T) {
	findings := rapid.SampledFrom([]string{judged, `[]`, `[{"check":"face","outcome":"inconclusive"}]`}).Draw(t, "findings")
	flow := rapid.SampledFrom([]string{"", "a", "b"}).Draw(t, "flow")
	client := ent.From(l.ctx)

	opened := client.Verification.Create().SetSteps([]schema.Step{}).SetMetadata(map[string]string{}).SetIdempotencyKey(uuid.NewString()).
		SetRequestHash("x").SetExpiresAt(l.began).SetFlow(flow).SetOpenedBy(rapid.SampledFrom([]string{"key_1", "key_2"}).Draw(t, "key")).SaveX(l.ctx)
	client.Report.Create().SetVerificationID(opened.ID).SetDecision(report.DecisionReview).SetReasons([]string{}).SetPolicyVersion("p").
		SetThresholds(map[string]float64{}).SetFindings(json.RawMessage(findings)).SetCreatedAt(l.at(t, "at")).ExecX(l.ctx)

	// A task that died is tried again, and one that did not may be too.
	for !l.crash(t, func(ctx context.Context) error { return billing.Record(ctx, opened.ID) }) {
	}

	require.NoError(t, billing.Record(l.ctx, opened.ID))

	l.acts, l.next[opened.ID] = append(l.acts, opened.ID), 2
}

func (l *ledger) correct(t *rapid.T) {
	if len(l.acts) == 0 {
		return
	}

	id := rapid.SampledFrom(l.acts).Draw(t, "corrected")

	if l.crash(t, func(ctx context.Context) error {
		_, err := billing.Correct(ctx, billing.Correction{Verification: id, Meter: "verification", Attempt: l.next[id], Quantity: 1, Note: "x"})

		return err
	}) {
		l.next[id]++
	}
}

func (l *ledger) closePeriod(t *rapid.T) {
	until := l.at(t, "until")
	l.crash(t, func(ctx context.Context) error { return billing.Close(ctx, until, l.began.AddDate(1, 0, 0)) })
}

func (l *ledger) fold(t *rapid.T) {
	l.crash(t, func(ctx context.Context) error {
		_, err := billing.Fold(ctx)

		return err
	})
}

// check holds sums of random spans against the rows, and all sums against those that are built anew.
func (l *ledger) check(t *rapid.T) {
	rows := ent.From(l.ctx).Usage.Query().AllX(l.ctx)
	place := rapid.SampledFrom([]string{"UTC", "Asia/Tokyo", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe"}).Draw(t, "zone")
	zone, err := time.LoadLocation(place)
	require.NoError(t, err)

	from := l.at(t, "from")
	kept := billing.Filter{From: from, To: from.Add(time.Duration(rapid.IntRange(1, 70*24).Draw(t, "hours")) * time.Hour)}
	by := billing.By{Day: rapid.Bool().Draw(t, "day"), Zone: zone, Flow: rapid.Bool().Draw(t, "flows"), Opener: rapid.Bool().Draw(t, "openers")}

	got, err := billing.Sum(l.ctx, kept, by)
	require.NoError(t, err)
	require.ElementsMatch(t, reckoned(rows, kept, by), got)

	different, err := billing.Rebuild(l.ctx, false)
	require.NoError(t, err)
	require.Empty(t, different)
}

// reckoned is what a sum should be, row by row.
func reckoned(rows []*db.Usage, kept billing.Filter, by billing.By) []billing.Part {
	sums := map[billing.Part]int64{}

	for _, row := range rows {
		if row.BookedAt.Before(kept.From) || !row.BookedAt.Before(kept.To) {
			continue
		}

		part := billing.Part{Meter: billing.Meter(row.Meter)}
		if by.Day {
			local := row.BookedAt.In(by.Zone)
			part.Begin = time.Date(local.Year(), local.Month(), local.Day(), 0, 0, 0, 0, by.Zone)
		}

		if by.Flow {
			part.Flow = row.Flow
		}

		if by.Opener {
			part.OpenedBy = row.OpenedBy
		}

		sums[part] += int64(row.Quantity)
	}

	parts := []billing.Part{}

	for part, quantity := range sums {
		part.Quantity = quantity
		parts = append(parts, part)
	}

	return parts
}

// Whatever happens in whatever order, and wherever it is cut off: the sums are what the rows make them.
func TestSumsFollowTheRows(t *testing.T) {
	t.Parallel()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		bare := database.Open(t, url)

		rapid.Check(t, func(r *rapid.T) {
			tenant := ent.From(bare).Tenant.Create().SetName("n").SetKeyset([]byte("k")).SaveX(viewer.With(bare, viewer.System("test")))
			l := &ledger{ctx: database.As(bare, tenant.ID), began: time.Date(2028, 2, 20, 0, 0, 0, 0, time.UTC), next: map[uuid.UUID]int{}}

			for range rapid.IntRange(1, 12).Draw(r, "steps") {
				rapid.SampledFrom([]func(*rapid.T){l.record, l.record, l.correct, l.fold, l.closePeriod, l.check}).Draw(r, "step")(r)
			}

			l.check(r)
		})
	})
}

func TestFoldTakesWhatIsThereOnce(t *testing.T) {
	t.Parallel()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		bare := database.Open(t, url)
		ctx, everywhere := database.Tenant(bare, t, []byte("k")), viewer.With(bare, viewer.System("test"))

		folded, err := billing.Fold(ctx)
		require.NoError(t, err)
		require.Zero(t, folded)

		require.NoError(t, billing.Record(ctx, concluded(ctx, t, judged)))

		who, _ := viewer.From(ctx)
		stale, err := billing.Stale(everywhere, 10)
		require.NoError(t, err)
		require.Equal(t, []uuid.UUID{who.Tenant}, stale)

		folded, err = billing.Fold(ctx)
		require.NoError(t, err)
		require.Equal(t, 2, folded)

		folded, err = billing.Fold(ctx)
		require.NoError(t, err)
		require.Zero(t, folded)
		require.Equal(t, 8, ent.From(ctx).UsageSum.Query().CountX(ctx), "two meters in four grains")
	})
}

func TestRebuildFindsAndRepairs(t *testing.T) {
	t.Parallel()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		ctx := database.Tenant(database.Open(t, url), t, []byte("k"))
		at := time.Date(2026, 11, 5, 10, 20, 0, 0, time.UTC)

		used(ctx, at, func(*db.UsageCreate) {}) // a row that nobody has marked
		ent.From(ctx).UsageSum.Create().SetGrain("hour").SetBegin(at).SetEnvironment("live").SetMeter("match").SetQuantity(7).SetRows(3).ExecX(ctx)

		for range 2 { // looking changes nothing
			found, err := billing.Rebuild(ctx, false)
			require.NoError(t, err)
			require.Len(t, found, 5)
			require.Contains(t, found, billing.Difference{Grain: "hour", Begin: at, Environment: billing.Live, Meter: "match", Quantity: 7, Rows: 3})
			require.Contains(t, found, billing.Difference{
				Grain: "month", Begin: time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC), Environment: billing.Live, Meter: "verification",
				CountedQuantity: 1, CountedRows: 1,
			})
		}

		found, err := billing.Rebuild(ctx, true)
		require.NoError(t, err)
		require.Len(t, found, 5)

		found, err = billing.Rebuild(ctx, false)
		require.NoError(t, err)
		require.Empty(t, found)
	})
}
