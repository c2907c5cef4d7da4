package verification_test

import (
	"bytes"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/evidence"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/verification"
)

func better() verification.Again {
	return verification.Again{Steps: []schema.Step{schema.StepSelfie}, Hint: "too_dark", Retake: true}
}

func TestABetterPictureIsAskedForAsOftenAsAllowed(t *testing.T) {
	each(t, func(t *testing.T, k kit) {
		t.Helper()

		id := k.submitted(t).ID
		stored := ent.From(k.ctx).Evidence.Query().Where(evidence.VerificationID(id)).OnlyX(k.ctx)

		for range 2 {
			done, err := verification.Reopen(k.ctx, k.blobs, id, better())
			require.NoError(t, err)
			require.True(t, done)

			row, err := verification.Get(k.ctx, id)
			require.NoError(t, err)
			require.Equal(t, where.StateCapturing, row.State)
			require.Equal(t, "too_dark", *row.Hint)
			require.NotNil(t, row.ConsentVersion, "whoever agreed need not agree again")

			done, err = verification.Reopen(k.ctx, k.blobs, id, better())
			require.NoError(t, err)
			require.False(t, done, "only what was handed in goes back")

			_, _, err = verification.Image(k.ctx, k.blobs, stored.ID)
			require.Error(t, err)
			_, err = k.blobs.Get(k.ctx, k.keyset, stored.Blob, nil)
			require.Error(t, err, "the picture that was no use is gone")

			_, err = verification.Submit(k.ctx, id)
			require.Error(t, err, "the selfie is to be taken again")

			stored, err = k.attach(id, 0, bytes.NewReader(picture(t, 9)))
			require.NoError(t, err)
			row, err = verification.Submit(k.ctx, id)
			require.NoError(t, err)
			require.Nil(t, row.Hint)
		}

		done, err := verification.Reopen(k.ctx, k.blobs, id, better())
		require.NoError(t, err)
		require.False(t, done, "the retakes are used up")

		require.Equal(t, []string{
			"verification.created", "verification.capturing", "verification.submitted",
			"verification.capturing", "verification.submitted", "verification.capturing", "verification.submitted",
		}, k.timeline(t, id))
		require.Zero(t, ent.From(k.ctx).Usage.Query().CountX(k.ctx))

		done, err = verification.Conclude(k.ctx, id, verification.Judgement{Findings: judged(), Decided: decision.Decision{Outcome: decision.Declined, Policy: "p"}})
		require.NoError(t, err)
		require.True(t, done)

		done, err = verification.Reopen(k.ctx, k.blobs, id, verification.Again{Steps: []schema.Step{schema.StepSelfie}})
		require.NoError(t, err)
		require.False(t, done, "what is decided is decided")
	})
}

func TestMoreIsAskedForWithoutLosingWhatIsThere(t *testing.T) {
	each(t, func(t *testing.T, k kit) {
		t.Helper()

		id := k.submitted(t).ID
		done, err := verification.Reopen(k.ctx, k.blobs, id, verification.Again{Steps: []schema.Step{schema.StepReference}})
		require.NoError(t, err)
		require.True(t, done)

		row, err := verification.Get(k.ctx, id)
		require.NoError(t, err)
		require.Equal(t, []schema.Step{schema.StepSelfie, schema.StepReference}, row.Steps)
		require.Zero(t, row.Retakes)
		require.Nil(t, row.Hint)
		require.Equal(t, 1, ent.From(k.ctx).Evidence.Query().Where(evidence.VerificationID(id)).CountX(k.ctx))
	})
}

func TestNothingGoesBackWhereNobodyCanTakeItAgain(t *testing.T) {
	each(t, func(t *testing.T, k kit) {
		t.Helper()

		none := 0
		row, _, err := verification.Create(k.ctx, verification.Draft{IdempotencyKey: uuid.NewString(), Binding: verification.Unbound, Retakes: &none})
		require.NoError(t, err)
		k.handIn(t, row)

		done, err := verification.Reopen(k.ctx, k.blobs, row.ID, better())
		require.NoError(t, err)
		require.False(t, done, "no retakes were allowed")
	})
}

// Of many workers that send one verification back at once, one does.
func TestOneRetakeAtATime(t *testing.T) {
	each(t, func(t *testing.T, k kit) {
		t.Helper()

		id := k.submitted(t).ID

		var (
			group sync.WaitGroup
			done  atomic.Int32
		)

		for range 8 {
			group.Go(func() {
				if reopened, err := verification.Reopen(k.ctx, k.blobs, id, better()); err == nil && reopened {
					done.Add(1)
				}
			})
		}

		group.Wait()
		require.Equal(t, int32(1), done.Load())
		require.Equal(t, 1, ent.From(k.ctx).Verification.GetX(k.ctx, id).Retakes)
	})
}

// handIn brings a verification from its creation to its submit.
func (k kit) handIn(t *testing.T, row *db.Verification) {
	t.Helper()
	k.prepare(t, row)

	_, err := verification.Submit(k.ctx, row.ID)
	require.NoError(t, err)
}

// prepare captures everything, so that only the submit is left.
func (k kit) prepare(t *testing.T, row *db.Verification) {
	t.Helper()

	_, err := verification.Start(k.ctx, row.ID)
	require.NoError(t, err)
	require.NoError(t, verification.Consent(k.ctx, row.ID, "2026-11-01"))
	_, err = k.attach(row.ID, 0, bytes.NewReader(picture(t, 1)))
	require.NoError(t, err)
}
