package edition_test

import (
	"encoding/json"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/engine/suite"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/audit"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/verification/edition"
	"github.com/honnin/honnin/verification/flow"
)

// A publication stands in the audit log with the version that it replaced, the difference to that, and what came of the trial of the policy.
func TestAPublicationIsKeptWithWhatItsPublisherCouldKnow(t *testing.T) {
	t.Parallel()

	ctx := database.Tenant(database.Open(t, database.SQLite(t)), t, []byte("k"))

	judged, err := edition.Create(ctx, edition.Policy, "p", edition.DefaultPolicy, ruleOf(t, "attempts.subject > 2"))
	require.NoError(t, err)
	_, err = edition.Try(ctx, edition.At{Kind: edition.Policy, ID: judged.ID}, true, edition.Able(suite.Checks()))
	require.NoError(t, err)

	of := ent.From(ctx).Verification.Create().SetSteps(nil).SetMetadata(nil).SetIdempotencyKey("v").SetRequestHash("h").
		SetExpiresAt(judged.CreatedAt).SetState(where.StateApproved).SaveX(ctx)
	require.NoError(t, edition.Note(ctx, of.ID, judged.ID, decision.Approved, decision.Decision{Outcome: decision.Review, Reasons: []string{}}))

	one, err := edition.Create(ctx, edition.Flow, "a", "main", walk("one"))
	require.NoError(t, err)
	publish(ctx, t, one)
	two, err := edition.Draft(ctx, edition.Flow, "b", "main", walk("two"))
	require.NoError(t, err)
	publish(ctx, t, two)

	entries := ent.From(ctx).Audit.Query().Where(audit.Action("flow.publish")).Order(audit.BySeq()).AllX(ctx)
	require.Len(t, entries, 2)

	kept := func(i int) (entry struct {
		Replaces    *int
		Differences int
		Changes     []struct{ Path, Before, After string }
		Trial       struct {
			Policy string
			Sums   []edition.Sum
		}
	}) {
		require.NoError(t, json.Unmarshal(entries[i].After, &entry))

		return entry
	}

	first, second := kept(0), kept(1)
	require.Nil(t, first.Replaces)
	require.Equal(t, 1, *second.Replaces)
	require.Equal(t, 1, second.Differences)
	require.Equal(t, []struct{ Path, Before, After string }{{"name", `"one"`, `"two"`}}, second.Changes)
	require.Equal(t, "default@1", second.Trial.Policy)
	require.Equal(t, []edition.Sum{{Was: decision.Approved, Would: decision.Review, Count: 1}}, second.Trial.Sums)
}

// Whoever never heard of the answer may ask once more: it is the same, and nothing is done or told twice. Somebody else's move is none of theirs.
func TestAMoveMadeTwiceIsOne(t *testing.T) {
	t.Parallel()

	ctx := database.Tenant(database.Open(t, database.SQLite(t)), t, []byte("k"))
	mine, other := by(ctx, "usr_a"), by(ctx, "usr_b")

	row, err := edition.Create(mine, edition.Flow, "a", "main", walk("one"))
	require.NoError(t, err)

	stale := (*edition.StaleError)(nil)
	twice := func(do func(at edition.At) error) {
		t.Helper()

		at := flowAt(row.ID, row.Revision)
		require.NoError(t, do(at))

		row = reread(ctx, t, row)
		told := ent.From(ctx).Audit.Query().CountX(ctx)

		require.NoError(t, do(at))
		require.Equal(t, row.Revision, reread(ctx, t, row).Revision)
		require.Equal(t, told, ent.From(ctx).Audit.Query().CountX(ctx))
	}
	edit := func(at edition.At) error {
		_, err := edition.Edit(mine, at, walk("two"))

		return err
	}

	twice(edit)
	_, err = edition.Edit(mine, flowAt(row.ID, row.Revision-1), walk("three"))
	require.ErrorAs(t, err, &stale, "another text")
	_, err = edition.Edit(other, flowAt(row.ID, row.Revision-1), walk("two"))
	require.ErrorAs(t, err, &stale, "another hand")

	twice(func(at edition.At) error {
		_, err := edition.Validate(mine, at, edition.Walkable(world(t)))

		return err
	})
	twice(func(at edition.At) error {
		_, err := edition.Publish(mine, at, edition.Walkable(world(t)))

		return err
	})
	_, err = edition.Publish(other, flowAt(row.ID, row.Revision-1), edition.Walkable(world(t)))
	require.ErrorAs(t, err, &stale)
	twice(func(at edition.At) error {
		_, err := edition.Archive(mine, at)

		return err
	})
}

// A page of versions is the newest first, and goes on behind the last.
func TestVersionsInPages(t *testing.T) {
	t.Parallel()

	ctx := database.Tenant(database.Open(t, database.SQLite(t)), t, []byte("k"))
	_, err := edition.Create(ctx, edition.Flow, "a", "main", walk("one"))
	require.NoError(t, err)

	for range 2 {
		_, err = edition.Draft(ctx, edition.Flow, uuid.NewString(), "main", &flow.Definition{Name: "next"})
		require.NoError(t, err)
	}

	of, err := edition.Get(ctx, edition.Flow, "main")
	require.NoError(t, err)

	rows, more, err := edition.Versions(ctx, of.ID, 2, "")
	require.NoError(t, err)
	require.True(t, more)
	require.Equal(t, []int{3, 2}, []int{rows[0].Number, rows[1].Number})

	for _, wrong := range []int{0, 101} {
		_, _, err = edition.Versions(ctx, of.ID, wrong, "")
		require.True(t, fault.Is(err, fault.Invalid))
	}

	_, _, err = edition.Versions(ctx, of.ID, 1, "nonsense")
	require.True(t, fault.Is(err, fault.Invalid))
}
