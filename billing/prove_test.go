package billing_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/internal/testkit/database"
)

// However many conclusions came after it, one that lacks its row keeps the meter broken until the row is there.
func TestNoConclusionIsTooManyToBeCompared(t *testing.T) {
	t.Parallel()

	const later = billing.PulsePage + 5

	w := newWatch(t, database.SQLite(t))
	lost := concluded(w.ctx, t, judged)

	for range later {
		require.NoError(t, billing.Record(w.ctx, concluded(w.ctx, t, judged)))
	}

	fold := func() {
		_, err := billing.Fold(w.ctx)
		require.NoError(t, err)
	}
	fold()

	states, _ := w.look(t)
	require.Equal(t, "broken", states["verification"])

	row := w.pulse(t, "verification")
	require.Equal(t, []int{later + 1, later, 0}, []int{row.Expected, row.Seen, row.Proven}, "the mark stands before what lacks")

	// A day on it is still missing, though nobody counts that far back any more.
	w.now = time.Now().Add(billing.PulseWindow + time.Hour)
	states, _ = w.look(t)
	require.Equal(t, "broken", states["verification"])

	w.now = time.Now().Add(5 * time.Minute)
	require.NoError(t, billing.Record(w.ctx, lost))
	fold()

	states, _ = w.look(t)
	require.Equal(t, "ok", states["verification"])
	row = w.pulse(t, "verification")
	require.Equal(t, []int{later + 1, later + 1, later + 1}, []int{row.Expected, row.Seen, row.Proven})

	// What was proven is not read again: the counting goes on from it.
	require.NoError(t, billing.Record(w.ctx, concluded(w.ctx, t, judged)))
	fold()
	w.look(t)
	require.Equal(t, later+2, w.pulse(t, "verification").Seen)

	// The next day it begins anew.
	w.now = w.now.Add(3 * billing.PulseWindow)
	w.look(t)
	require.Zero(t, w.pulse(t, "verification").Seen)
}
