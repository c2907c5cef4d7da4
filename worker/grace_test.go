package worker_test

import (
	"bytes"
	"context"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/billing/stripe"
	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/collection"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/testkit"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/verification"
)

// A card is declined until grace ends. A verification that was begun before is captured, handed in, judged, decided and billed after; none
// is begun until the invoice is paid.
func TestGraceEndsNothingThatHasBegun(t *testing.T) {
	t.Parallel()

	k := newKit(t, database.SQLite(t))
	s := shopOf(t, k)
	face := testkit.Person(t, "flat.jpg")

	attach := func(id uuid.UUID) {
		_, err := verification.Attach(k.ctx, k.blobs, id, verification.Upload{Step: schema.StepSelfie, Body: bytes.NewReader(face)})
		require.NoError(t, err)
	}
	begin := func() uuid.UUID {
		row, _, err := verification.Create(k.ctx, verification.Draft{
			IdempotencyKey: uuid.NewString(), Steps: []schema.Step{schema.StepSelfie}, Binding: verification.Unbound,
		})
		require.NoError(t, err)

		return row.ID
	}

	require.NoError(t, stripe.MayBegin(s.ctx))

	opened, captured, submitted := begin(), begin(), begin()

	for _, id := range []uuid.UUID{captured, submitted} {
		_, err := verification.Start(k.ctx, id)
		require.NoError(t, err)
		require.NoError(t, verification.Consent(k.ctx, id, "1"))
		attach(id)
	}

	_, err := verification.Submit(k.ctx, submitted)
	require.NoError(t, err)

	s.card(t, "bad")
	row := s.owe(t)
	s.until(t, func() bool { return s.standing() == collection.StatePastDue })
	require.NoError(t, stripe.MayBegin(s.ctx), "grace")
	s.pass(t, stripe.Grace+time.Hour)
	s.until(t, func() bool { return s.standing() == collection.StateRestricted })

	found, ok := fault.Find(stripe.MayBegin(s.ctx))
	require.True(t, ok)
	require.Equal(t, stripe.Overdue, found.Code)

	// What had begun goes on from wherever it stood.
	_, err = verification.Start(k.ctx, opened)
	require.NoError(t, err)
	require.NoError(t, verification.Consent(k.ctx, opened, "1"))
	attach(opened)

	for _, id := range []uuid.UUID{opened, captured} {
		_, err := verification.Submit(k.ctx, id)
		require.NoError(t, err)
	}

	stop := k.workBy(t, decision.Default(), func(context.Context) ([]engine.Finding, error) { return scored(0.9, engine.Pass), nil })

	for _, id := range []uuid.UUID{opened, captured, submitted} {
		require.Equal(t, where.StateApproved, k.concluded(t, id).State)
	}

	require.NoError(t, stop())

	parts, err := billing.Sum(k.ctx, billing.Filter{From: time.Now().AddDate(0, 0, -1), To: time.Now().AddDate(0, 0, 1)}, billing.By{})
	require.NoError(t, err)
	require.EqualValues(t, 3, parts[len(parts)-1].Quantity, parts[len(parts)-1].Meter)

	page, err := s.till.Portal(s.ctx, s.fake.URL+"/calls")
	require.NoError(t, err)
	fill(t, page, "good")
	s.paid(t, row)
	require.NoError(t, stripe.MayBegin(s.ctx))
}

func (s *shop) standing() collection.State {
	return ent.From(s.ctx).Collection.Query().OnlyX(s.ctx).State
}
