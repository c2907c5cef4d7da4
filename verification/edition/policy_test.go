package edition_test

import (
	"context"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine/suite"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/verification/edition"
	"github.com/honnin/honnin/verification/policy"
)

func ruleOf(t *testing.T, when string) *policy.Definition {
	t.Helper()

	read, err := policy.Parse([]byte("version: mine\nextend: default\nrules: [{when: '" + when + "', then: review, reason: asked}]"))
	require.NoError(t, err)

	return read
}

// Flows and policies share names, numbers and verbs, and never each other's rows.
func TestPoliciesInVersions(t *testing.T) {
	t.Parallel()
	each(t, func(ctx context.Context, t *testing.T) {
		t.Helper()

		walked, err := edition.Create(ctx, edition.Flow, "f", "main", walk("one"))
		require.NoError(t, err)
		judged, err := edition.Create(ctx, edition.Policy, "p", "main", ruleOf(t, "attempts.subject > 2"))
		require.NoError(t, err, "a flow of the name is another thing")
		require.Equal(t, 1, judged.Number)

		_, err = edition.Create(ctx, edition.Policy, "f", "main", walk("one"))
		require.ErrorIs(t, err, edition.ErrReused, "the key made a flow")

		of, err := edition.Get(ctx, edition.Policy, "main")
		require.NoError(t, err)
		rows, _, err := edition.List(ctx, edition.Policy, 10, "")
		require.NoError(t, err)
		require.Len(t, rows, 1)
		require.Equal(t, of.ID, rows[0].ID)

		able := edition.Able(suite.Checks())
		_, err = edition.Validate(ctx, edition.At{Kind: edition.Policy, ID: walked.ID}, able)
		require.True(t, fault.Is(err, fault.NotFound), "who may publish policies publishes no flow")
		_, err = edition.Archive(ctx, flowAt(judged.ID, 0))
		require.True(t, fault.Is(err, fault.NotFound), "nor the other way round")

		judged, err = edition.Validate(ctx, edition.At{Kind: edition.Policy, ID: judged.ID}, able)
		require.NoError(t, err)
		judged, err = edition.Publish(ctx, edition.At{Kind: edition.Policy, ID: judged.ID, Revision: judged.Revision}, able)
		require.NoError(t, err)

		made, err := edition.Pinned(ctx, "main", 1, suite.Checks())
		require.NoError(t, err)
		require.Equal(t, "main@1", made.Checks.Version, "whatever the text says")
		require.NotNil(t, made.Rules)

		_, err = edition.Pinned(ctx, "main", 2, suite.Checks())
		require.True(t, fault.Is(err, fault.NotFound))

		trail := ent.From(ctx).Audit.Query().AllX(ctx)
		require.Equal(t, "policy.publish", trail[len(trail)-1].Action)
		require.Equal(t, edition.State("published"), judged.State)
	})
}

// What does not compile can be drafted, and is not published; what it no longer compiles against is no policy either.
func TestAPolicyThatCannotJudge(t *testing.T) {
	t.Parallel()

	ctx := database.Tenant(database.Open(t, database.SQLite(t)), t, []byte("k"))
	row, err := edition.Create(ctx, edition.Policy, "p", edition.DefaultPolicy, ruleOf(t, "score.pasive < scoer.match"))
	require.NoError(t, err)

	_, err = edition.Validate(ctx, edition.At{Kind: edition.Policy, ID: row.ID}, edition.Able(suite.Checks()))
	against := (*edition.RefusedError)(nil)
	require.ErrorAs(t, err, &against)
	require.Equal(t, []any{0, "when", 1, 16}, []any{against.Problems[0].Rule, against.Problems[0].Part, against.Problems[0].Line, against.Problems[0].Column})

	_, err = edition.Pinned(ctx, edition.DefaultPolicy, 1, suite.Checks())
	require.ErrorIs(t, err, policy.ErrProblem)

	ent.From(ctx).FlowVersion.UpdateOneID(row.ID).SetDefinition(json.RawMessage("[]")).ExecX(ctx)
	_, err = edition.Pinned(ctx, edition.DefaultPolicy, 1, suite.Checks())
	require.Error(t, err)
}
