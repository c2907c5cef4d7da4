package review_test

import (
	"bytes"
	"context"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	said "github.com/honnin/honnin/ent/db/review"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/internal/blob"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/policy"
	"github.com/honnin/honnin/verification/review"
)

func each(t *testing.T, test func(ctx context.Context, t *testing.T)) {
	t.Helper()
	t.Parallel()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()
		test(tenant(t, url), t)
	})
}

// lite is a tenant on SQLite, for what no database has a part in.
func lite(t *testing.T) context.Context {
	t.Helper()

	return tenant(t, database.SQLite(t))
}

type storeKey struct{}

// tenant is one with keys, by which [store] seals.
func tenant(t *testing.T, url string) context.Context {
	t.Helper()

	blobs, err := blob.Open(t.Context(), "mem://", bytes.Repeat([]byte{1}, 32))
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, blobs.Close()) })
	keyset, err := blobs.NewKeyset()
	require.NoError(t, err)

	return context.WithValue(database.Tenant(database.Open(t, url), t, keyset), storeKey{}, blobs)
}

// store seals what is written.
func store(ctx context.Context) *blob.Store {
	blobs, _ := ctx.Value(storeKey{}).(*blob.Store)

	return blobs
}

// by is the tenant of the context, asked for by a person who is signed in.
func by(ctx context.Context, person string) context.Context {
	who, _ := viewer.From(ctx)
	who.Kind, who.Subject = viewer.User, person

	return viewer.With(ctx, who)
}

// judged opens a verification and lets the policy decide it; what goes to review gets its case.
func judged(ctx context.Context, t *testing.T, outcome decision.Outcome, terms policy.Terms, findings ...engine.Finding) *db.Verification {
	t.Helper()

	row, _, err := verification.Create(ctx, verification.Draft{IdempotencyKey: uuid.NewString(), Binding: verification.Unbound})
	require.NoError(t, err)

	return concluded(ctx, t, row, outcome, terms, findings...)
}

// concluded lets the policy decide a verification.
func concluded(
	ctx context.Context, t *testing.T, row *db.Verification, outcome decision.Outcome, terms policy.Terms, findings ...engine.Finding,
) *db.Verification {
	t.Helper()

	ent.From(ctx).Verification.UpdateOneID(row.ID).SetState(where.StateSubmitted).SetSubmittedAt(time.Now()).ExecX(ctx)

	require.NoError(t, ent.Tx(ctx, func(ctx context.Context) error {
		done, err := verification.Conclude(ctx, row.ID, verification.Judgement{
			Findings: findings, Decided: decision.Decision{Outcome: outcome, Reasons: []string{}, Policy: "p"},
		})
		require.True(t, done)

		if err != nil || outcome != decision.Review {
			return err
		}

		return review.Open(ctx, row.ID, terms)
	}))

	row, err := verification.Get(ctx, row.ID)
	require.NoError(t, err)

	return row
}

// waiting is the case of a verification that was sent to review.
func waiting(ctx context.Context, t *testing.T, terms policy.Terms, findings ...engine.Finding) *db.ReviewCase {
	t.Helper()

	row, err := review.Of(ctx, judged(ctx, t, decision.Review, terms, findings...).ID)
	require.NoError(t, err)
	require.NotNil(t, row)

	return row
}

// opinion is a verdict with a reason that fits it.
func opinion(row *db.ReviewCase, verdict review.Verdict) review.Opinion {
	reason := map[review.Verdict]review.Reason{
		said.VerdictApprove: review.GenuinePerson, said.VerdictDecline: review.PresentationAttack, said.VerdictEscalate: review.Unsure,
	}[verdict]

	return review.Opinion{Revision: row.Revision, Key: uuid.NewString(), Verdict: verdict, Reasons: []review.Reason{reason}}
}

// decide takes a case and decides it, as a person.
func decide(ctx context.Context, t *testing.T, row *db.ReviewCase, person string, senior bool, verdict review.Verdict) *db.ReviewCase {
	t.Helper()

	row, err := review.Claim(by(ctx, person), row.ID, senior, time.Minute)
	require.NoError(t, err)
	row, err = review.Decide(by(ctx, person), store(ctx), row.ID, senior, opinion(row, verdict))
	require.NoError(t, err)

	return row
}

func state(ctx context.Context, t *testing.T, row *db.ReviewCase) verification.State {
	t.Helper()

	of, err := verification.Get(ctx, row.VerificationID)
	require.NoError(t, err)

	return of.State
}

// refused holds that the error is of the obstacle.
func refused(t *testing.T, err error, obstacle review.Obstacle) {
	t.Helper()

	against := (*review.RefusedError)(nil)
	require.ErrorAs(t, err, &against)
	require.Equal(t, obstacle, against.Obstacle)
}

// member makes somebody a member and gives their id as it is shown.
func member(ctx context.Context, t *testing.T) string {
	t.Helper()

	who, _ := viewer.From(ctx)
	system := viewer.With(ctx, viewer.System("test"))
	person := ent.From(system).User.Create().SetEmail(uuid.NewString() + "@example.com").SaveX(system)
	ent.From(system).Membership.Create().SetTenantID(who.Tenant).SetUserID(person.ID).SetRole("reviewer").SetSource("invitation").ExecX(system)

	return id.Format(id.User, person.ID)
}
