package edition_test

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/flowversion"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/verification/edition"
	"github.com/honnin/honnin/verification/flow"
	"github.com/honnin/honnin/verification/law"
)

func each(t *testing.T, test func(ctx context.Context, t *testing.T)) {
	t.Helper()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()
		test(database.Tenant(database.Open(t, url), t, []byte("k")), t)
	})
}

// by is the tenant of the context, asked for by a person.
func by(ctx context.Context, person string) context.Context {
	who, _ := viewer.From(ctx)
	who.Kind, who.Subject = viewer.User, person

	return viewer.With(ctx, who)
}

func world(t *testing.T) flow.World {
	t.Helper()

	catalogue, err := law.Default()
	require.NoError(t, err)

	return flow.World{
		Catalogue: catalogue, Day: "2026-11-25", Standing: flow.Standing, Languages: flow.Languages(),
		Granted: func(feature string) bool { return feature != "match" },
	}
}

// walk is a flow that can be published, with a name of its own.
func walk(name string) *flow.Definition {
	return &flow.Definition{Name: name, Steps: []flow.Step{{Kind: flow.Consent}, {Kind: flow.Selfie, Liveness: []string{"passive"}}}}
}

func flowAt(key uuid.UUID, revision int) edition.At {
	return edition.At{Kind: edition.Flow, ID: key, Revision: revision}
}

func TestAVersionFromDraftToRollback(t *testing.T) {
	t.Parallel()
	each(t, func(ctx context.Context, t *testing.T) {
		t.Helper()

		one, err := edition.Create(ctx, edition.Flow, "a", "main", walk("one"))
		require.NoError(t, err)
		require.Equal(t, 1, one.Number)

		again, err := edition.Create(ctx, edition.Flow, "a", "main", walk("one"))
		require.NoError(t, err)
		require.Equal(t, one.ID, again.ID, "a retry")

		_, err = edition.Create(ctx, edition.Flow, "a", "main", walk("other"))
		require.ErrorIs(t, err, edition.ErrReused)
		_, err = edition.Create(ctx, edition.Flow, "b", "main", walk("one"))
		require.True(t, fault.Is(err, fault.Conflict), "the name is taken")

		of, err := edition.Get(ctx, edition.Flow, "main")
		require.NoError(t, err)
		published, err := edition.Published(ctx, of.ID)
		require.NoError(t, err)
		require.Nil(t, published)

		_, err = edition.Publish(ctx, flowAt(one.ID, 0), edition.Walkable(world(t)))
		require.True(t, fault.Is(err, fault.Conflict), "a draft is validated first")

		one, err = edition.Validate(ctx, flowAt(one.ID, 0), edition.Walkable(world(t)))
		require.NoError(t, err)
		one, err = edition.Edit(ctx, flowAt(one.ID, one.Revision), walk("one, better"))
		require.NoError(t, err)
		require.Equal(t, where.StateDraft, one.State, "what was validated is another text")

		one = publish(ctx, t, one)
		_, err = edition.Edit(ctx, flowAt(one.ID, one.Revision), walk("never"))
		require.True(t, fault.Is(err, fault.Conflict), "what verifications are pinned to does not change")

		two, err := edition.Draft(ctx, edition.Flow, "c", "main", walk("two"))
		require.NoError(t, err)
		require.Equal(t, 2, two.Number)
		two = publish(ctx, t, two)
		require.Equal(t, where.StateArchived, reread(ctx, t, one).State)

		// Back to the first.
		_, err = edition.Publish(ctx, flowAt(one.ID, reread(ctx, t, one).Revision), edition.Walkable(world(t)))
		require.NoError(t, err)
		require.Equal(t, where.StateArchived, reread(ctx, t, two).State)

		published, err = edition.Published(ctx, of.ID)
		require.NoError(t, err)
		require.Equal(t, 1, published.Number)

		_, err = edition.Archive(ctx, flowAt(one.ID, published.Revision))
		require.NoError(t, err)
		published, err = edition.Published(ctx, of.ID)
		require.NoError(t, err)
		require.Nil(t, published)
	})
}

func reread(ctx context.Context, t *testing.T, row *db.FlowVersion) *db.FlowVersion {
	t.Helper()

	return ent.From(ctx).FlowVersion.GetX(ctx, row.ID)
}

func publish(ctx context.Context, t *testing.T, row *db.FlowVersion) *db.FlowVersion {
	t.Helper()

	row, err := edition.Validate(ctx, flowAt(row.ID, row.Revision), edition.Walkable(world(t)))
	require.NoError(t, err)
	row, err = edition.Publish(ctx, flowAt(row.ID, row.Revision), edition.Walkable(world(t)))
	require.NoError(t, err)

	return row
}

func TestWhatStandsAgainstItIsSaid(t *testing.T) {
	t.Parallel()

	ctx := database.Tenant(database.Open(t, database.SQLite(t)), t, []byte("k"))
	definition := walk("compared")
	definition.Steps = append(definition.Steps, flow.Step{Kind: flow.Reference}, flow.Step{Kind: flow.Chip})

	row, err := edition.Create(ctx, edition.Flow, "a", "compared", definition)
	require.NoError(t, err, "it can be drafted")

	_, err = edition.Validate(ctx, flowAt(row.ID, 0), edition.Walkable(world(t)))
	against := (*edition.RefusedError)(nil)
	require.ErrorAs(t, err, &against)
	require.Equal(t, "feature_not_granted", against.Findings[0].Code)
	require.Equal(t, "match", against.Findings[0].Feature)
	require.Equal(t, "step_not_available", against.Findings[1].Code)

	// The contract may end between the two.
	covered := world(t)
	covered.Granted = func(string) bool { return true }
	row, err = edition.Edit(ctx, flowAt(row.ID, 0), &flow.Definition{Name: "compared", Steps: append(walk("").Steps, flow.Step{Kind: flow.Reference})})
	require.NoError(t, err)
	row, err = edition.Validate(ctx, flowAt(row.ID, row.Revision), edition.Walkable(covered))
	require.NoError(t, err)
	_, err = edition.Publish(ctx, flowAt(row.ID, row.Revision), edition.Walkable(world(t)))
	require.ErrorAs(t, err, &against)

	_, err = edition.Publish(ctx, flowAt(row.ID, 0), edition.Walkable(covered))
	stale := (*edition.StaleError)(nil)
	require.ErrorAs(t, err, &stale)
	require.Equal(t, row.Revision, stale.Revision)

	for _, name := range []string{"", "Main", "main flow", "-a", "default", fmt.Sprintf("%041d", 0)} {
		_, err = edition.Create(ctx, edition.Flow, name+"k", name, walk("x"))
		require.True(t, fault.Is(err, fault.Invalid), name)
	}

	_, err = edition.Draft(ctx, edition.Flow, "k", "nowhere", walk("x"))
	require.True(t, fault.Is(err, fault.NotFound))
	_, err = edition.Edit(ctx, flowAt(uuid.New(), 0), walk("x"))
	require.True(t, fault.Is(err, fault.NotFound))
}

func TestTwoPersons(t *testing.T) {
	t.Parallel()

	ctx := database.Tenant(database.Open(t, database.SQLite(t)), t, []byte("k"))
	who, _ := viewer.From(ctx)
	ent.From(ctx).Tenant.UpdateOneID(who.Tenant).SetTwoPersonPublish(true).ExecX(ctx)

	row, err := edition.Create(by(ctx, "usr_a"), edition.Flow, "a", "main", walk("one"))
	require.NoError(t, err)
	row, err = edition.Validate(by(ctx, "usr_a"), flowAt(row.ID, 0), edition.Walkable(world(t)))
	require.NoError(t, err)

	for _, alone := range []context.Context{by(ctx, "usr_a"), ctx} {
		_, err = edition.Publish(alone, flowAt(row.ID, row.Revision), edition.Walkable(world(t)))
		require.True(t, fault.Is(err, fault.Conflict), "the author, or a program that may be the author's")
	}

	_, err = edition.Publish(by(ctx, "usr_b"), flowAt(row.ID, row.Revision), edition.Walkable(world(t)))
	require.NoError(t, err)
}

// Of many who publish at once, one version is published in the end, and every number is given once.
func TestManyAtOnce(t *testing.T) {
	t.Parallel()
	each(t, func(ctx context.Context, t *testing.T) {
		t.Helper()

		_, err := edition.Create(ctx, edition.Flow, "first", "main", walk("first"))
		require.NoError(t, err)

		var group sync.WaitGroup

		for i := range 8 {
			group.Go(func() {
				row, err := edition.Draft(ctx, edition.Flow, strconv.Itoa(i), "main", walk(fmt.Sprint("at once ", i)))
				if err != nil {
					t.Error(err)

					return
				}

				row, err = edition.Validate(ctx, flowAt(row.ID, row.Revision), edition.Walkable(world(t)))
				if err != nil {
					t.Error(err)

					return
				}

				if _, err = edition.Publish(ctx, flowAt(row.ID, row.Revision), edition.Walkable(world(t))); err != nil {
					t.Error(err)
				}
			})
		}

		group.Wait()
		require.Equal(t, 1, ent.From(ctx).FlowVersion.Query().Where(where.StateEQ(where.StatePublished)).CountX(ctx))
		require.Equal(t, 7, ent.From(ctx).FlowVersion.Query().Where(where.StateEQ(where.StateArchived)).CountX(ctx))
	})
}

// docs/flows.md draws every move of the table, and no other.
func TestTheDocsShowTheTable(t *testing.T) {
	t.Parallel()

	text, err := os.ReadFile("../../docs/flows.md")
	require.NoError(t, err)

	_, picture, _ := strings.Cut(string(text), "[*] --> draft: draft\n")
	picture, _, _ = strings.Cut(picture, "```")

	want := strings.Builder{}
	for _, move := range edition.Moves() {
		fmt.Fprintf(&want, "    %s --> %s: %s\n", move.From, move.To, move.Verb)
	}

	require.Equal(t, want.String(), picture)
}

// Whatever is tried, a version only goes where the table lets it.
func TestOnlyTheTablesMoves(t *testing.T) {
	t.Parallel()

	ctx := database.Tenant(database.Open(t, database.SQLite(t)), t, []byte("k"))
	made := 0

	rapid.Check(t, func(r *rapid.T) {
		made++

		row, err := edition.Create(ctx, edition.Flow, strconv.Itoa(made), fmt.Sprint("f-", made), walk("x"))
		if made > edition.MaxFlows {
			require.True(t, fault.Is(err, fault.Conflict))

			return
		}

		require.NoError(t, err)

		for range 8 {
			verb := rapid.SampledFrom([]edition.Verb{edition.VerbEdit, edition.VerbValidate, edition.VerbPublish, edition.VerbArchive}).Draw(r, "verb")

			allowed, to := false, where.State("")
			for _, move := range edition.Moves() {
				if move.Verb == verb && move.From == row.State {
					allowed, to = true, move.To
				}
			}

			var after *db.FlowVersion

			switch verb {
			case edition.VerbEdit:
				after, err = edition.Edit(ctx, flowAt(row.ID, row.Revision), walk("y"))
			case edition.VerbValidate:
				after, err = edition.Validate(ctx, flowAt(row.ID, row.Revision), edition.Walkable(world(t)))
			case edition.VerbPublish:
				after, err = edition.Publish(ctx, flowAt(row.ID, row.Revision), edition.Walkable(world(t)))
			case edition.VerbArchive:
				after, err = edition.Archive(ctx, flowAt(row.ID, row.Revision))
			}

			require.Equal(t, allowed, err == nil, "%s from %s: %v", verb, row.State, err)

			if allowed {
				require.Equal(t, to, after.State)
				row = after
			}
		}
	})
}
