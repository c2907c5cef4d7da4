package worker_test

import (
	"context"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/engine/suite"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/testkit"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/edition"
	judging "github.com/honnin/honnin/verification/policy"
	"github.com/honnin/honnin/verification/review"
)

// Rules judge beside the checks, and every decision can be made again from what was kept with it, byte for byte.
func TestRulesJudgeAndAreKept(t *testing.T) {
	t.Parallel()

	read, err := judging.Parse([]byte(`
version: shop-3
extend: default
stepUp: {below: 0.1, share: 0}
review: {fourEyes: true, dueIn: 8h, priority: high}
rules:
  - {when: 'metadata.product == "loan" && score.passive < 0.95', then: decline, reason: loan}
`))
	require.NoError(t, err)

	rules, problems := read.Ready(suite.Checks())
	require.Empty(t, problems)

	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		k := newKit(t, url)
		loan := k.submitWith(t, verification.Draft{Metadata: map[string]string{"product": "loan"}}, testkit.Person(t, "flat.jpg"), nil)
		card := k.submitWith(t, verification.Draft{StepUp: true, Metadata: map[string]string{"product": "card"}}, testkit.Person(t, "flat.jpg"), nil)
		bare := k.submit(t, testkit.Person(t, "flat.jpg"), nil)

		_, err := verification.Replay(k.ctx, loan)
		require.True(t, fault.Is(err, fault.NotFound), "nothing was decided yet")

		stop := k.workUnder(t, rules, func(context.Context) ([]engine.Finding, error) { return scored(0.9, engine.Pass), nil })

		row := k.concluded(t, loan)
		require.Equal(t, where.StateDeclined, row.State)
		require.Equal(t, []any{"shop-3", "rule.1", []string{"rule.loan"}}, []any{row.Edges.Report.PolicyVersion, row.Edges.Report.Rule, row.Edges.Report.Reasons})
		require.Equal(t, where.StateApproved, k.concluded(t, card).State)
		require.Equal(t, where.StateReview, k.concluded(t, bare).State, "a condition that cannot be evaluated goes to a person")

		waiting, err := review.Of(k.ctx, bare)
		require.NoError(t, err)
		require.Equal(t, []any{true, 8 * 60 * 60, 3}, []any{waiting.FourEyes, waiting.DueIn, waiting.Priority}, "as the policy says")
		require.Equal(t, 1, ent.From(k.ctx).ReviewCase.Query().CountX(k.ctx), "nothing else waits")

		for _, of := range []uuid.UUID{loan, card, bare} {
			again, err := verification.Replay(k.ctx, of)
			require.NoError(t, err)
			require.True(t, again.Same, "%s became %s", again.Stored, again.Again)
			require.Len(t, again.Facts.Findings, 7)
		}

		require.NoError(t, stop())
	})
}

// A tenant's own policy judges what is pinned to it, whatever the installation's says and whatever was published since.
func TestATenantsOwnPolicyJudges(t *testing.T) {
	t.Parallel()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		k := newKit(t, url)
		ours := func(number int) verification.Draft {
			return verification.Draft{Policy: &verification.Ruled{Name: "main", Number: number}}
		}
		k.publish(t, "main", "extend: default\nrules: [{when: score.passive < 0.95, then: decline, reason: unsure}]")

		strict := k.submitWith(t, ours(1), testkit.Person(t, "flat.jpg"), nil)
		k.publish(t, "main", "extend: default")
		mild := k.submitWith(t, ours(2), testkit.Person(t, "flat.jpg"), nil)
		bare := k.submit(t, testkit.Person(t, "flat.jpg"), nil)
		lost := k.submitWith(t, ours(3), testkit.Person(t, "flat.jpg"), nil)

		stop := k.workBy(t, decision.Default(), func(context.Context) ([]engine.Finding, error) { return scored(0.9, engine.Pass), nil })

		for id, want := range map[uuid.UUID][]any{
			strict: {where.StateDeclined, "main@1", "rule.1"},
			mild:   {where.StateApproved, "main@2", "all.pass"},
			bare:   {where.StateApproved, decision.Default().Version, "all.pass"},
			lost:   {where.StateReview, "main@3", "engine.failed"},
		} {
			row := k.concluded(t, id)
			require.Equal(t, want, []any{row.State, row.Edges.Report.PolicyVersion, row.Edges.Report.Rule})
		}

		again, err := verification.Replay(k.ctx, strict)
		require.NoError(t, err)
		require.True(t, again.Same)
		require.NoError(t, stop())
	})
}

// publish brings a policy's next version into force.
func (k kit) publish(t *testing.T, name, text string) {
	t.Helper()

	read, err := judging.Parse([]byte(text))
	require.NoError(t, err)

	row, err := edition.Create(k.ctx, edition.Policy, uuid.NewString(), name, read)
	if fault.Is(err, fault.Conflict) {
		row, err = edition.Draft(k.ctx, edition.Policy, uuid.NewString(), name, read)
	}

	require.NoError(t, err)

	for _, verb := range []func(context.Context, edition.At, edition.Check) (*db.FlowVersion, error){edition.Validate, edition.Publish} {
		row, err = verb(k.ctx, edition.At{Kind: edition.Policy, ID: row.ID, Revision: row.Revision}, edition.Able(suite.Checks()))
		require.NoError(t, err)
	}
}

// What the machine could not judge was judged by no policy, and is not made again.
func TestAFailureIsNotMadeAgain(t *testing.T) {
	t.Parallel()

	k := newKit(t, database.SQLite(t))
	id := k.submit(t, testkit.Person(t, "flat.jpg"), nil)
	stop := k.workBy(t, decision.Default(), func(context.Context) ([]engine.Finding, error) { return nil, context.DeadlineExceeded })

	require.Equal(t, where.StateReview, k.concluded(t, id).State)
	require.NoError(t, stop())

	waiting, err := review.Of(k.ctx, id)
	require.NoError(t, err)
	require.NotNil(t, waiting, "a person has to look")

	_, err = verification.Replay(k.ctx, id)
	require.True(t, fault.Is(err, fault.Conflict))
}
