package worker_test

import (
	"context"
	"encoding/json"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/engine/suite"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/testkit"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/edition"
)

// enforced brings a policy into force and gives what pins a verification to it.
func (k kit) enforced(t *testing.T, name, yaml string) verification.Pinned {
	t.Helper()

	world := &edition.World{Checks: suite.Checks(), Granted: func(string) bool { return true }, Now: time.Now()}
	definition, err := edition.Import(edition.Policy, yaml)
	require.NoError(t, err)

	row, err := edition.Create(k.ctx, name, edition.Policy, name, definition)
	require.NoError(t, err)
	row, _, err = edition.Validate(k.ctx, world, edition.At{Kind: edition.Policy, ID: row.ID, Revision: row.Revision})
	require.NoError(t, err)
	row, _, err = edition.Publish(k.ctx, world, edition.At{Kind: edition.Policy, ID: row.ID, Revision: row.Revision})
	require.NoError(t, err)

	return verification.Pinned{Policy: &row.ID}
}

// shadowed drafts a version beside the one in force and tries it.
func (k kit) shadowed(t *testing.T, beside verification.Pinned, yaml string) {
	t.Helper()

	live, err := edition.Version(k.ctx, edition.Policy, *beside.Policy)
	require.NoError(t, err)

	definition, err := edition.Import(edition.Policy, yaml)
	require.NoError(t, err)

	row, err := edition.Draft(k.ctx, "shadow", live.BlueprintID, edition.Policy, definition)
	require.NoError(t, err)
	row, _, err = edition.Validate(k.ctx, &edition.World{Checks: suite.Checks(), Now: time.Now()}, edition.At{Kind: edition.Policy, ID: row.ID, Revision: row.Revision})
	require.NoError(t, err)
	_, err = edition.Shadow(k.ctx, edition.At{Kind: edition.Policy, ID: row.ID, Revision: row.Revision}, true)
	require.NoError(t, err)
}

// A verification is judged by the version that it is pinned to, and the decision can be made again. One that is tried beside it has no
// effect.
func TestThePinnedPolicyJudges(t *testing.T) {
	t.Parallel()

	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		k := newKit(t, url)
		pinned := k.enforced(t, "strict", "extend: default\nrules: [{when: 'metadata.product == \"loan\" && score.passive < 0.95', then: decline, reason: loan}]")
		k.shadowed(t, pinned, "extend: default")

		loan := k.submitWith(t, verification.Draft{Pinned: pinned, Metadata: map[string]string{"product": "loan"}}, testkit.Person(t, "flat.jpg"), nil)
		card := k.submitWith(t, verification.Draft{Pinned: pinned, Metadata: map[string]string{"product": "card"}}, testkit.Person(t, "flat.jpg"), nil)
		free := k.submit(t, testkit.Person(t, "flat.jpg"), nil)
		stop := k.workBy(t, decision.Default(), func(context.Context) ([]engine.Finding, error) { return scored(0.9, engine.Skipped), nil })

		version := id.Format(id.PolicyVersion, *pinned.Policy)
		row := k.concluded(t, loan)
		require.Equal(t, where.StateDeclined, row.State)
		require.Equal(t, []any{version, "rule.1", []string{"rule.loan"}}, []any{row.Edges.Report.PolicyVersion, row.Edges.Report.Rule, row.Edges.Report.Reasons})

		var shadow decision.Decision
		require.NoError(t, json.Unmarshal(row.Edges.Report.Shadow, &shadow))
		require.Equal(t, decision.Approved, shadow.Outcome)

		require.Equal(t, where.StateApproved, k.concluded(t, card).State)

		row = k.concluded(t, free)
		require.Equal(t, []any{where.StateApproved, decision.Default().Version}, []any{row.State, row.Edges.Report.PolicyVersion})
		require.Empty(t, row.Edges.Report.Shadow)

		for _, one := range []*verification.Replayed{replayed(t, k, row.ID), replayed(t, k, loan), replayed(t, k, card)} {
			require.True(t, one.Same, "%s became %s", one.Stored, one.Again)
		}

		require.Equal(t, "loan", replayed(t, k, loan).Facts.Metadata["product"])
		require.NoError(t, stop())
	})
}

func replayed(t *testing.T, k kit, of uuid.UUID) *verification.Replayed {
	t.Helper()

	again, err := verification.Replay(k.ctx, of)
	require.NoError(t, err)

	return again
}
