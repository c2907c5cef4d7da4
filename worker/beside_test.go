package worker_test

import (
	"bytes"
	"context"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/engine/suite"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/policylist"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/internal/testkit"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/token"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/edition"
	judging "github.com/honnin/honnin/verification/policy"
	"github.com/honnin/honnin/verification/roster"
)

// A version that is tried judges every verification beside the live policy, and changes nothing for anybody.
func TestAVersionIsTriedBesideTheLiveOne(t *testing.T) {
	t.Parallel()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		k := newKit(t, url)
		read, err := judging.Parse([]byte("extend: default\nthresholds: {passive.score.min: 0.95}"))
		require.NoError(t, err)
		able := edition.Able(suite.Checks())
		draft, err := edition.Create(k.ctx, edition.Policy, "a", edition.DefaultPolicy, read)
		require.NoError(t, err)
		_, err = edition.Try(k.ctx, edition.At{Kind: edition.Policy, ID: draft.ID}, true, able)
		require.NoError(t, err)

		stop := k.workBy(t, decision.Default(), func(context.Context) ([]engine.Finding, error) { return scored(0.9, engine.Pass), nil })
		ids := []uuid.UUID{k.submit(t, testkit.Person(t, "flat.jpg"), nil), k.submit(t, testkit.Person(t, "flat.jpg"), nil)}

		for _, id := range ids {
			row := k.concluded(t, id)
			require.Equal(t, where.StateApproved, row.State)
			require.Equal(t, decision.Default().Version, row.Edges.Report.PolicyVersion, "the installation's judges: nothing is published")
		}

		// What would have been is written behind what was.
		require.Eventually(t, func() bool { return ent.From(k.ctx).Shadow.Query().CountX(k.ctx) == 2 }, 10*time.Second, 20*time.Millisecond)

		sums, err := edition.Sums(k.ctx, draft.ID)
		require.NoError(t, err)
		require.Len(t, sums, 1)
		require.Equal(t, []any{decision.Approved, decision.Declined, 2}, []any{sums[0].Was, sums[0].Would, sums[0].Count})
		require.ElementsMatch(t, ids, sums[0].Sample)

		// Another text begins anew, and no more is tried.
		_, err = edition.Edit(k.ctx, edition.At{Kind: edition.Policy, ID: draft.ID}, read)
		require.NoError(t, err)
		sums, err = edition.Sums(k.ctx, draft.ID)
		require.NoError(t, err)
		require.Empty(t, sums)
		require.Equal(t, where.StateApproved, k.concluded(t, k.submit(t, testkit.Person(t, "flat.jpg"), nil)).State)
		require.Zero(t, ent.From(k.ctx).Shadow.Query().CountX(k.ctx))
		require.NoError(t, stop())
	})
}

// Rules see who stands on a list; without the means to know, nobody is judged by the machine.
func TestAListStopsSomebody(t *testing.T) {
	t.Parallel()

	k := newKit(t, database.SQLite(t))
	signer, err := token.New(bytes.Repeat([]byte{1}, 32))
	require.NoError(t, err)
	list, err := roster.Create(k.ctx, roster.Draft{IdempotencyKey: "a", Name: "blocked", Effect: policylist.EffectBlock, Of: roster.Reference})
	require.NoError(t, err)
	_, err = roster.Add(k.ctx, signer, list.ID, []roster.Line{{Value: "case-7"}})
	require.NoError(t, err)
	k.publish(t, "main", "extend: default\nrules: [{when: lists.blocked, then: decline, reason: blocked}]")

	draft := func(reference string) verification.Draft {
		return verification.Draft{Reference: &reference, Policy: &verification.Ruled{Name: "main", Number: 1}}
	}
	blocked, free := k.submitWith(t, draft("case-7"), testkit.Person(t, "flat.jpg"), nil), k.submitWith(t, draft("case-8"), testkit.Person(t, "flat.jpg"), nil)

	judge := func(context.Context) ([]engine.Finding, error) { return scored(0.9, engine.Pass), nil }
	k.signer = signer
	stop := k.workBy(t, decision.Default(), judge)
	row := k.concluded(t, blocked)
	require.Equal(t, where.StateDeclined, row.State)
	require.Equal(t, []string{"rule.blocked"}, row.Edges.Report.Reasons)
	require.Equal(t, where.StateApproved, k.concluded(t, free).State)
	require.NoError(t, stop())

	again, err := verification.Replay(k.ctx, blocked)
	require.NoError(t, err)
	require.True(t, again.Same)
	require.Equal(t, map[string]bool{"blocked": true}, again.Facts.Lists)

	unknown := k.submitWith(t, draft("case-9"), testkit.Person(t, "flat.jpg"), nil)
	k.signer = nil
	stop = k.workBy(t, decision.Default(), judge)
	require.Equal(t, "engine.failed", k.concluded(t, unknown).Edges.Report.Rule)
	require.NoError(t, stop())
}
