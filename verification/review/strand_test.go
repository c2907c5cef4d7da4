package review_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/membership"
	said "github.com/honnin/honnin/ent/db/review"
	where "github.com/honnin/honnin/ent/db/reviewcase"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/audit"
	"github.com/honnin/honnin/tenants/rbac"
	"github.com/honnin/honnin/verification/flow"
	"github.com/honnin/honnin/verification/policy"
	"github.com/honnin/honnin/verification/review"
)

// rights are those of the built-in roles.
func rights(t *testing.T) review.Rights {
	t.Helper()

	table, err := rbac.Open()
	require.NoError(t, err)

	return table.Of
}

// objected is the case of an appeal against what a person decided, which those who looked saw.
func objected(ctx context.Context, t *testing.T, decided string, looked ...string) *db.ReviewCase {
	t.Helper()

	row := walked(ctx, t, flow.Options{}, decision.Review)
	waits, err := review.Of(ctx, row.ID)
	require.NoError(t, err)
	decide(ctx, t, waits, decided, false, said.VerdictDecline)

	for _, person := range looked {
		require.NoError(t, audit.Record(by(ctx, person), audit.Entry{Action: "verification.view", Target: id.Format(id.Verification, row.ID)}))
	}

	require.NoError(t, review.Appeal(ctx, store(ctx), row.ID, "It is me.", time.Now()))
	waits, err = review.Of(ctx, row.ID)
	require.NoError(t, err)

	return waits
}

// strand looks who could take a case, and gives it as it stands then.
func strand(ctx context.Context, t *testing.T, row *db.ReviewCase, others bool) (tell bool, after *db.ReviewCase) {
	t.Helper()

	row, err := review.Get(ctx, row.ID)
	require.NoError(t, err)
	who, _ := viewer.From(ctx)
	machine := viewer.With(ctx, viewer.For(who.Tenant, "stranded"))
	tell, err = review.Strand(machine, row, rights(t), others)
	require.NoError(t, err)
	after, err = review.Get(ctx, row.ID)
	require.NoError(t, err)

	return tell, after
}

func TestAnAppealIsStrandedWhileEverybodySawIt(t *testing.T) {
	each(t, func(ctx context.Context, t *testing.T) {
		t.Helper()

		one, two := member(ctx, t), member(ctx, t)
		row := objected(ctx, t, one)
		system := viewer.With(ctx, viewer.System("test"))

		tell, found := strand(ctx, t, row, false)
		require.False(t, tell)
		require.False(t, review.Stranded(found), "the other one can take it")

		// Who leaves cannot; it is told once.
		known, err := id.Parse(id.User, two)
		require.NoError(t, err)
		ent.From(system).Membership.Update().Where(membership.UserID(known)).SetState(membership.StateSuspended).ExecX(system)

		tell, found = strand(ctx, t, row, false)
		require.True(t, tell)
		require.True(t, review.Stranded(found))
		require.Equal(t, row.Revision, found.Revision, "a reviewer who reads it is not stale")
		tell, _ = strand(ctx, t, row, false)
		require.False(t, tell)

		// Where the reviews are left to people who are no members, it never is.
		_, found = strand(ctx, t, row, true)
		require.False(t, review.Stranded(found))
		tell, found = strand(ctx, t, row, false)
		require.True(t, review.Stranded(found))
		require.False(t, tell, "they heard of it")

		// Whoever comes can take it; a role that is not there, or does not review, is none.
		ent.From(system).Membership.Update().Where(membership.UserID(known)).SetState(membership.StateActive).SetRole("finance").ExecX(system)

		_, found = strand(ctx, t, row, false)
		require.True(t, review.Stranded(found))
		ent.From(system).Membership.Update().Where(membership.UserID(known)).SetRole("nobodys").ExecX(system)

		_, found = strand(ctx, t, row, false)
		require.True(t, review.Stranded(found))
		three := member(ctx, t)

		_, found = strand(ctx, t, row, false)
		require.False(t, review.Stranded(found))
		require.Len(t, appealed(system, t), 1)
		decide(ctx, t, found, three, false, said.VerdictDecline)
		require.Empty(t, appealed(system, t))
	})
}

// appealed are the appeals that the sweep would look at.
func appealed(ctx context.Context, t *testing.T) []*db.ReviewCase {
	t.Helper()

	rows, err := review.Appealed(ctx, uuid.Nil, 10)
	require.NoError(t, err)

	return rows
}

func TestAnOwnerWaivesTheBar(t *testing.T) {
	each(t, func(ctx context.Context, t *testing.T) {
		t.Helper()

		one, two := member(ctx, t), member(ctx, t)
		row := objected(ctx, t, one, two)
		_, row = strand(ctx, t, row, false)
		require.True(t, review.Stranded(row))
		refusedOf(ctx, t, two, row, review.SeenBefore)

		waiver := review.Waiver{Key: "k", Reason: strings.Repeat("あ", review.MinWaiver)}
		waive := func(by context.Context, revision int, waiver review.Waiver) (*db.ReviewCase, error) {
			return review.Waive(by, store(ctx), row.ID, revision, rights(t), waiver)
		}

		for _, wrong := range []review.Waiver{
			{Key: "", Reason: waiver.Reason},
			{Key: "k", Reason: strings.Repeat("a", review.MinWaiver-1)},
			{Key: "k", Reason: strings.Repeat("あ", review.MaxWaiver+1)},
			{Key: "k", Reason: waiver.Reason + "\x00"},
		} {
			_, err := waive(by(ctx, two), row.Revision, wrong)
			require.True(t, fault.Is(err, fault.Invalid), "%v", err)
		}

		_, err := waive(ctx, row.Revision, waiver)
		refused(t, err, review.NotAReviewer)

		stale := (*review.StaleError)(nil)
		_, err = waive(by(ctx, two), row.Revision+1, waiver)
		require.ErrorAs(t, err, &stale)

		revision := row.Revision
		for range 2 {
			row, err = waive(by(ctx, two), revision, waiver)
			require.NoError(t, err, "and a retry")
			require.Equal(t, revision+1, row.Revision)
			require.Equal(t, []string{two}, row.Waived)
			require.False(t, review.Stranded(row))
		}

		reason, err := review.Waived(ctx, store(ctx), row)
		require.NoError(t, err)
		require.Equal(t, waiver.Reason, reason)

		_, err = waive(by(ctx, two), row.Revision, review.Waiver{Key: "k", Reason: "something else"})
		require.ErrorIs(t, err, review.ErrReused)
		_, err = waive(by(ctx, two), row.Revision, review.Waiver{Key: "l", Reason: "something else"})
		require.True(t, fault.Is(err, fault.Conflict))

		links, _, err := audit.List(ctx, audit.Page{First: 10, Filter: audit.Filter{Target: id.Format(id.ReviewCase, row.ID), Actor: two}})
		require.NoError(t, err)
		require.Equal(t, "review.waive", links[0].Action)
		require.NotContains(t, string(links[0].After), "あ")

		_, row = strand(ctx, t, row, false)
		require.False(t, review.Stranded(row))
		refusedOf(ctx, t, one, row, review.SeenBefore)
		decide(ctx, t, row, two, false, said.VerdictApprove)
	})
}

// Those who were let decide can go as well: the owners hear of it once more, and only an invitation helps then.
func TestAWaivedAppealStrandsAgain(t *testing.T) {
	t.Parallel()

	ctx := lite(t)
	system := viewer.With(ctx, viewer.System("test"))
	one, two := member(ctx, t), member(ctx, t)
	row := objected(ctx, t, one, two)

	tell, row := strand(ctx, t, row, false)
	require.True(t, tell)

	row, err := review.Waive(by(ctx, two), store(ctx), row.ID, row.Revision, rights(t), review.Waiver{Key: "k", Reason: "we are so few"})
	require.NoError(t, err)
	tell, row = strand(ctx, t, row, false)
	require.False(t, tell)
	require.False(t, review.Stranded(row))

	known, err := id.Parse(id.User, two)
	require.NoError(t, err)
	ent.From(system).Membership.Update().Where(membership.UserID(known)).SetState(membership.StateSuspended).ExecX(system)

	for _, want := range []bool{true, false} {
		tell, row = strand(ctx, t, row, false)
		require.Equal(t, want, tell, "once")
		require.True(t, review.Stranded(row))
	}

	_, err = review.Waive(by(ctx, one), store(ctx), row.ID, row.Revision, rights(t), review.Waiver{Key: "l", Reason: "once more, please"})
	require.Equal(t, "waived", code(t, err))

	three := member(ctx, t)
	_, row = strand(ctx, t, row, false)
	require.False(t, review.Stranded(row))
	decide(ctx, t, row, three, false, said.VerdictApprove)
}

// refusedOf holds that a person cannot take a case.
func refusedOf(ctx context.Context, t *testing.T, person string, row *db.ReviewCase, obstacle review.Obstacle) {
	t.Helper()

	_, err := review.Claim(by(ctx, person), row.ID, true, time.Minute)
	refused(t, err, obstacle)
}

func TestNothingIsWaivedWithoutNeed(t *testing.T) {
	t.Parallel()

	ctx := lite(t)
	one := member(ctx, t)
	waiver := review.Waiver{Key: "k", Reason: "we are so few"}

	alone := objected(ctx, t, one)
	_, err := review.Waive(by(ctx, one), store(ctx), alone.ID, alone.Revision, rights(t), waiver)
	require.Equal(t, "nobody", code(t, err), "who decided it last never decides")

	two := member(ctx, t)
	_, err = review.Waive(by(ctx, one), store(ctx), alone.ID, alone.Revision, rights(t), waiver)
	require.Equal(t, "not_stranded", code(t, err))

	done := decide(ctx, t, alone, two, false, said.VerdictDecline)
	_, err = review.Waive(by(ctx, one), store(ctx), done.ID, done.Revision, rights(t), waiver)
	refused(t, err, review.Decided)

	plain := waiting(ctx, t, policy.Terms{})
	_, err = review.Waive(by(ctx, one), store(ctx), plain.ID, plain.Revision, rights(t), waiver)
	require.Equal(t, "no_appeal", code(t, err))
	require.Equal(t, where.CausePolicy, plain.Cause)

	_, err = review.Waive(by(ctx, one), store(ctx), uuid.New(), 0, rights(t), waiver)
	require.True(t, fault.Is(err, fault.NotFound))
}

// An appeal that was escalated waits for a senior reviewer who has not seen it.
func TestAnEscalatedAppealIsStrandedWithoutASenior(t *testing.T) {
	t.Parallel()

	ctx := lite(t)
	one, two := member(ctx, t), member(ctx, t)
	row := objected(ctx, t, one)

	decide(ctx, t, row, two, false, said.VerdictEscalate)
	member(ctx, t)

	_, row = strand(ctx, t, row, false)
	require.True(t, review.Stranded(row))
}

// code is that of a conflict.
func code(t *testing.T, err error) string {
	t.Helper()

	found, ok := fault.Find(err)
	require.True(t, ok, "%v", err)

	return found.Code
}
