package review_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/ent"
	said "github.com/honnin/honnin/ent/db/review"
	"github.com/honnin/honnin/internal/blob"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/verification/flow"
	"github.com/honnin/honnin/verification/policy"
	"github.com/honnin/honnin/verification/review"
)

const whatTheySaid = "My name is Hanako."

func TestWhatPeopleWriteIsSealed(t *testing.T) {
	each(t, func(ctx context.Context, t *testing.T) {
		t.Helper()

		row := walked(ctx, t, flow.Options{}, decision.Declined)
		require.NoError(t, review.Appeal(ctx, store(ctx), row.ID, whatTheySaid, time.Now()))

		waits, err := review.Of(ctx, row.ID)
		require.NoError(t, err)

		waits, err = review.Claim(by(ctx, "usr_a"), waits.ID, false, time.Minute)
		require.NoError(t, err)

		noted := opinion(waits, said.VerdictDecline)
		noted.Note = "She said: " + whatTheySaid

		for range 2 { // a retry says the same
			_, err = review.Decide(by(ctx, "usr_a"), store(ctx), waits.ID, false, noted)
			require.NoError(t, err)
		}

		rows := ent.From(ctx).Remark.Query().AllX(ctx)
		require.Len(t, rows, 2)

		for _, one := range rows {
			require.Empty(t, one.Plain)
			require.NotContains(t, string(one.Sealed), "Hanako")
			require.Equal(t, row.ID, one.VerificationID, "erased with the rest of what is known of the person")
		}

		// Another row's words cannot stand in for them.
		ent.From(ctx).Remark.UpdateOne(rows[0]).SetSealed(rows[1].Sealed).ExecX(ctx)
		_, err = review.Remark(ctx, store(ctx), rows[0].OnID)
		require.ErrorIs(t, err, blob.ErrUnreadable)

		// They end with the keys.
		who, _ := viewer.From(ctx)
		ent.From(ctx).Tenant.UpdateOneID(who.Tenant).SetKeyset([]byte{}).ExecX(ctx)
		text, err := review.Remark(ctx, store(ctx), rows[1].OnID)
		require.NoError(t, err)
		require.Empty(t, text)
	})
}

func TestWhatWasWrittenBeforeIsSealed(t *testing.T) {
	each(t, func(ctx context.Context, t *testing.T) {
		t.Helper()

		of := judged(ctx, t, decision.Review, policy.Terms{})
		first, second := uuid.New(), uuid.New()
		ent.From(ctx).Remark.Create().SetVerificationID(of.ID).SetOnID(first).SetPlain(whatTheySaid).ExecX(ctx)

		text, err := review.Remark(ctx, store(ctx), first)
		require.NoError(t, err)
		require.Equal(t, whatTheySaid, text)

		all := viewer.With(ctx, viewer.System("test"))
		sealed, err := review.SealRemarks(all, store(ctx), 10)
		require.NoError(t, err)
		require.Equal(t, 1, sealed)

		row := ent.From(ctx).Remark.Query().OnlyX(ctx)
		require.Empty(t, row.Plain)
		require.NotContains(t, string(row.Sealed), "Hanako")

		text, err = review.Remark(ctx, store(ctx), first)
		require.NoError(t, err)
		require.Equal(t, whatTheySaid, text)

		sealed, err = review.SealRemarks(all, store(ctx), 10)
		require.NoError(t, err)
		require.Zero(t, sealed)

		// What should have ended with the keys does.
		ent.From(ctx).Remark.Create().SetVerificationID(of.ID).SetOnID(second).SetPlain(whatTheySaid).ExecX(ctx)

		who, _ := viewer.From(ctx)
		ent.From(ctx).Tenant.UpdateOneID(who.Tenant).SetKeyset([]byte{}).ExecX(ctx)

		text, err = review.Remark(ctx, store(ctx), second)
		require.NoError(t, err)
		require.Empty(t, text, "nor is it shown meanwhile")

		_, err = review.SealRemarks(all, store(ctx), 10)
		require.NoError(t, err)
		require.Equal(t, 1, ent.From(ctx).Remark.Query().CountX(ctx))

		waits, err := review.Of(ctx, of.ID)
		require.NoError(t, err)
		waits, err = review.Claim(by(ctx, "usr_a"), waits.ID, false, time.Minute)
		require.NoError(t, err)

		noted := opinion(waits, said.VerdictDecline)
		noted.Note = "n"
		_, err = review.Decide(by(ctx, "usr_a"), store(ctx), waits.ID, false, noted)
		require.True(t, fault.Is(err, fault.Conflict), "nothing is written in the clear instead")
	})
}
