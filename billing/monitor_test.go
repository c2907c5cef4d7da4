package billing_test

import (
	"bytes"
	"context"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/seal"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/post"
)

// watch is an installation that is looked at, with a clock of its own.
type watch struct {
	bare, ctx, all context.Context //nolint:containedctx // every verb is called with one of them
	monitor        *billing.Monitor
	now            time.Time
	waiting        time.Time
}

func newWatch(t *testing.T, url string) *watch {
	t.Helper()

	box, err := seal.New(bytes.Repeat([]byte{1}, 32))
	require.NoError(t, err)

	bare := post.With(database.Open(t, url), box)
	w := &watch{bare: bare, ctx: database.Tenant(bare, t, []byte("k")), all: viewer.With(bare, viewer.System("test")), now: time.Now().Add(5 * time.Minute)}
	w.monitor = &billing.Monitor{Now: func() time.Time { return w.now }, Console: "https://id.example.com"}
	ent.From(bare).User.Create().SetEmail("staff@example.com").SetOperator(true).ExecX(w.all)
	ent.From(bare).User.Create().SetEmail("somebody@example.com").ExecX(w.all)

	return w
}

// look looks, and gives the states by meter and how many mails were written since.
func (w *watch) look(t *testing.T) (states map[string]string, mails int) {
	t.Helper()

	before := ent.From(w.bare).Mail.Query().CountX(w.all)

	require.NoError(t, w.monitor.Look(w.all))
	require.NoError(t, w.monitor.Look(w.all), "looking again tells nobody again")

	rows, err := billing.Pulses(w.ctx, w.now)
	require.NoError(t, err)

	states = map[string]string{}
	for _, row := range rows {
		states[row.Meter] = string(row.State)
	}

	return states, ent.From(w.bare).Mail.Query().CountX(w.all) - before
}

func (w *watch) pulse(t *testing.T, meter string) *db.UsagePulse {
	t.Helper()

	rows, err := billing.Pulses(w.ctx, w.now)
	require.NoError(t, err)

	for _, row := range rows {
		if row.Meter == meter {
			return row
		}
	}

	t.Fatal("no pulse of " + meter)

	return nil
}

func allOf(state string) map[string]string {
	return map[string]string{"verification": state, "liveness.passive": state, "liveness.active": state, "match": state}
}

func TestABrokenMeterIsNoQuietMonth(t *testing.T) {
	t.Parallel()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		w := newWatch(t, url)
		fold := func() {
			_, err := billing.Fold(w.ctx)
			require.NoError(t, err)
		}

		states, mails := w.look(t)
		require.Equal(t, allOf("no_usage"), states, "nothing was ever used")
		require.Zero(t, mails)

		well, lost := concluded(w.ctx, t, judged), concluded(w.ctx, t, judged)
		require.NoError(t, billing.Record(w.ctx, well))
		fold()

		states, mails = w.look(t)
		require.Equal(t, map[string]string{"verification": "broken", "liveness.passive": "broken", "liveness.active": "no_usage", "match": "no_usage"}, states)
		require.Equal(t, 1, mails, "one mail, to the operator alone")

		row := w.pulse(t, "liveness.passive")
		require.Equal(t, []int{2, 1}, []int{row.Expected, row.Seen})
		require.NotNil(t, row.LastAt)
		require.Nil(t, row.PushLag)

		troubled, err := billing.Troubled(w.all, 10)
		require.NoError(t, err)
		require.Len(t, troubled, 2)

		require.NoError(t, billing.Record(w.ctx, lost))
		fold()

		states, mails = w.look(t)
		require.Equal(t, map[string]string{"verification": "ok", "liveness.passive": "ok", "liveness.active": "no_usage", "match": "no_usage"}, states)
		require.Equal(t, 1, mails, "that it is well again is told too")

		// What is too young is not looked at: its transaction may be under way.
		concluded(w.ctx, t, judged)

		w.now = time.Now().Add(time.Minute)
		states, mails = w.look(t)
		require.Equal(t, "ok", states["verification"])
		require.Zero(t, mails)
	})
}

// A meter of a check that no conclusion had is not shown; from the first that had one on it is watched like every other.
func TestAMeterIsWatchedFromItsFirstConclusion(t *testing.T) {
	t.Parallel()

	w := newWatch(t, database.SQLite(t))
	states, _ := w.look(t)
	require.Equal(t, allOf("no_usage"), states)

	lost := concluded(w.ctx, t, `[{"check":"face","outcome":"pass","score":1},{"check":"chip","outcome":"pass","score":1}]`)
	states, mails := w.look(t)
	require.Equal(t, "broken", states["chip"], states)
	require.Equal(t, 1, mails)
	require.NotContains(t, states, "jpki")

	require.NoError(t, billing.Record(w.ctx, lost))

	states, _ = w.look(t)
	require.Equal(t, "ok", states["chip"], states)
}

// Whoever looks between two looks of the monitor sees what was used since.
func TestUsageIsSeenBeforeTheNextLook(t *testing.T) {
	t.Parallel()

	w := newWatch(t, database.SQLite(t))
	states, _ := w.look(t)
	require.Equal(t, allOf("no_usage"), states)
	require.NoError(t, billing.Record(w.ctx, concluded(w.ctx, t, judged)))

	require.Equal(t, "ok", string(w.pulse(t, "verification").State))
	require.NotNil(t, w.pulse(t, "verification").LastAt)
	require.Equal(t, "no_usage", string(w.pulse(t, "match").State))

	w.now = w.now.Add(billing.PulseWindow + time.Hour)
	require.Equal(t, "no_usage", string(w.pulse(t, "verification").State), "it is not forgotten that it is long ago")
	require.NotNil(t, w.pulse(t, "verification").LastAt)
}

func TestWhatIsLateIsDelayed(t *testing.T) {
	t.Parallel()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		w := newWatch(t, url)
		w.monitor.Waiting = func(context.Context) (time.Time, error) { return w.waiting, nil }

		require.NoError(t, billing.Record(w.ctx, concluded(w.ctx, t, judged)))

		states, _ := w.look(t)
		require.Equal(t, "ok", states["verification"], "not in the sums for a moment is no delay")
		require.Zero(t, *w.pulse(t, "verification").PushLag)

		w.now = time.Now().Add(billing.FoldLate + time.Minute)
		states, mails := w.look(t)
		require.Equal(t, allOf("delayed"), states)
		require.Equal(t, 1, mails)

		_, err := billing.Fold(w.ctx)
		require.NoError(t, err)

		states, _ = w.look(t)
		require.Equal(t, "ok", states["verification"])

		w.waiting = w.now.Add(-billing.PushLate - time.Minute)
		states, mails = w.look(t)
		require.Equal(t, "delayed", states["verification"])
		require.Equal(t, 1, mails)
		require.Equal(t, 61*60, *w.pulse(t, "verification").PushLag)
	})
}

// Silence is told of where there was none before, and is no alarm where there often is.
func TestSilenceAfterRegularUse(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct{ acts, mails int }{"regular": {60, 1}, "now and then": {3, 0}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			w := newWatch(t, database.SQLite(t))
			for range test.acts {
				require.NoError(t, billing.Record(w.ctx, concluded(w.ctx, t, judged)))
			}

			_, err := billing.Fold(w.ctx)
			require.NoError(t, err)

			states, mails := w.look(t)
			require.Equal(t, "ok", states["verification"])
			require.Zero(t, mails)

			w.now = time.Now().Add(billing.PulseWindow + time.Hour)
			states, mails = w.look(t)
			require.Equal(t, allOf("no_usage"), states)
			require.Equal(t, test.mails, mails)
		})
	}
}

func TestAMailOfManyChangesFits(t *testing.T) {
	t.Parallel()

	w := newWatch(t, database.SQLite(t))

	for range 12 {
		row := ent.From(w.bare).Tenant.Create().SetName("株式会社" + uuid.NewString() + uuid.NewString()).SetKeyset([]byte("k")).SaveX(w.all)
		concluded(database.As(w.bare, row.ID), t, judged)
	}

	require.NoError(t, w.monitor.Look(w.all))
	require.Equal(t, 1, ent.From(w.bare).Mail.Query().CountX(w.all))
}
