package edition_test

import (
	"context"
	"crypto/ed25519"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine/suite"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/edition"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/verification/edition"
	"github.com/honnin/honnin/verification/law"
)

const shop = `
name: Second-hand shop
law: criminal-proceeds
method: document-image-selfie
steps:
  - kind: consent
  - kind: document
    photographsOnly: true
  - kind: selfie
    liveness: [passive]
`

const strict = `
extend: default
thresholds: {quality.yaw.max: 20}
rules:
  - {when: "attempts.subject > 2", then: review, reason: many}
`

func each(t *testing.T, test func(ctx context.Context, t *testing.T)) {
	t.Helper()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()
		test(database.Tenant(database.Open(t, url), t, []byte("k")), t)
	})
}

// as is the same tenant, with somebody else at work.
func as(ctx context.Context, subject string) context.Context {
	who, _ := viewer.From(ctx)
	who.Subject = subject

	return viewer.With(ctx, who)
}

func world() *edition.World {
	return &edition.World{
		Checks: suite.Checks(), Granted: func(string) bool { return true }, Now: time.Date(2026, 11, 24, 3, 0, 0, 0, time.UTC),
	}
}

func read(t *testing.T, kind edition.Kind, yaml string) json.RawMessage {
	t.Helper()

	definition, err := edition.Import(kind, yaml)
	require.NoError(t, err)

	return definition
}

func at(kind edition.Kind, row *db.Edition) edition.At {
	return edition.At{Kind: kind, ID: row.ID, Revision: row.Revision}
}

func TestAFlowFromDraftToRollback(t *testing.T) {
	t.Parallel()
	each(t, func(ctx context.Context, t *testing.T) {
		t.Helper()

		first, err := edition.Create(ctx, "1", edition.Flow, "shop", read(t, edition.Flow, shop))
		require.NoError(t, err)
		require.Equal(t, []any{1, where.StateDraft, 0}, []any{first.Number, first.State, first.Revision})

		again, err := edition.Create(ctx, "1", edition.Flow, "shop", read(t, edition.Flow, shop))
		require.NoError(t, err)
		require.Equal(t, first.ID, again.ID, "a retry is harmless")

		_, err = edition.Create(ctx, "1", edition.Policy, "shop", read(t, edition.Policy, strict))
		require.ErrorIs(t, err, edition.ErrReused)
		_, err = edition.Create(ctx, "2", edition.Flow, "shop", read(t, edition.Flow, shop))
		require.True(t, fault.Is(err, fault.Conflict), "the name is taken")

		_, _, err = edition.Publish(ctx, world(), at(edition.Flow, first))
		require.True(t, fault.Is(err, fault.Conflict), "a draft cannot be published")
		_, err = edition.Published(ctx, edition.Flow, "shop")
		require.True(t, fault.Is(err, fault.NotFound))

		first, found, err := edition.Validate(ctx, world(), at(edition.Flow, first))
		require.NoError(t, err)
		require.Equal(t, where.StateValidated, first.State)
		require.Len(t, found, 1, "a warning that the method ends")

		first, _, err = edition.Publish(ctx, world(), at(edition.Flow, first))
		require.NoError(t, err)

		_, err = edition.Edit(ctx, at(edition.Flow, first), first.Definition)
		require.True(t, fault.Is(err, fault.Conflict), "what was published never changes")

		second, err := edition.Draft(ctx, "3", first.BlueprintID, edition.Flow, read(t, edition.Flow, strings.ReplaceAll(shop, "shop", "store")))
		require.NoError(t, err)
		require.Equal(t, 2, second.Number)

		changes, err := edition.Diff(first.Definition, second.Definition)
		require.NoError(t, err)
		require.Len(t, changes, 1)
		require.Equal(t, "name", changes[0].Path)

		second, _, err = edition.Validate(ctx, world(), at(edition.Flow, second))
		require.NoError(t, err)
		second, _, err = edition.Publish(ctx, world(), at(edition.Flow, second))
		require.NoError(t, err)

		inForce, err := edition.Published(ctx, edition.Flow, "shop")
		require.NoError(t, err)
		require.Equal(t, second.ID, inForce.ID)

		first, err = edition.Version(ctx, edition.Flow, first.ID)
		require.NoError(t, err)
		require.Equal(t, where.StateArchived, first.State)

		first, _, err = edition.Rollback(ctx, world(), at(edition.Flow, first))
		require.NoError(t, err)
		require.Equal(t, where.StatePublished, first.State)

		_, err = edition.Archive(ctx, at(edition.Flow, first))
		require.NoError(t, err)
		_, err = edition.Published(ctx, edition.Flow, "shop")
		require.True(t, fault.Is(err, fault.NotFound), "nothing is in force")

		copied, err := edition.Copy(ctx, "4", edition.Flow, first.ID, "shop-2")
		require.NoError(t, err)
		require.JSONEq(t, string(first.Definition), string(copied.Definition))

		rows, more, err := edition.List(ctx, edition.Flow, 1, "")
		require.NoError(t, err)
		require.True(t, more)
		require.Equal(t, "shop-2", rows[0].Name)

		versions, more, err := edition.Versions(ctx, first.BlueprintID, 10, "")
		require.NoError(t, err)
		require.False(t, more)
		require.Equal(t, []int{2, 1}, []int{versions[0].Number, versions[1].Number})

		words := map[string]int{}
		for _, entry := range ent.From(ctx).Audit.Query().AllX(ctx) {
			words[entry.Action]++
		}

		require.Equal(t, map[string]int{
			"flow.draft": 3, "flow.validate": 2, "flow.publish": 2, "flow.replace": 2, "flow.rollback": 1, "flow.archive": 1,
		}, words)
	})
}

func TestOfTwoWhoWriteOneLearnsOfTheOther(t *testing.T) {
	t.Parallel()
	each(t, func(ctx context.Context, t *testing.T) {
		t.Helper()

		row, err := edition.Create(ctx, "1", edition.Policy, "strict", read(t, edition.Policy, strict))
		require.NoError(t, err)

		_, err = edition.Edit(ctx, at(edition.Policy, row), read(t, edition.Policy, "extend: default"))
		require.NoError(t, err)
		_, err = edition.Edit(ctx, at(edition.Policy, row), read(t, edition.Policy, strict))
		require.True(t, fault.Is(err, fault.Conflict))
		_, err = edition.Edit(ctx, at(edition.Flow, row), read(t, edition.Flow, shop))
		require.True(t, fault.Is(err, fault.NotFound), "a policy is no flow")
	})
}

func TestTwoPersons(t *testing.T) {
	t.Parallel()
	each(t, func(ctx context.Context, t *testing.T) {
		t.Helper()

		two := world()
		two.TwoPersons = true

		row, err := edition.Create(as(ctx, "usr_a"), "1", edition.Policy, "strict", read(t, edition.Policy, "extend: default"))
		require.NoError(t, err)
		row, err = edition.Edit(as(ctx, "usr_b"), at(edition.Policy, row), read(t, edition.Policy, strict))
		require.NoError(t, err)
		row, _, err = edition.Validate(as(ctx, "usr_a"), two, at(edition.Policy, row))
		require.NoError(t, err)

		for _, author := range []string{"usr_a", "usr_b"} {
			_, _, err = edition.Publish(as(ctx, author), two, at(edition.Policy, row))
			require.True(t, fault.Is(err, fault.Forbidden), author)
		}

		row, _, err = edition.Publish(as(ctx, "usr_c"), two, at(edition.Policy, row))
		require.NoError(t, err)
		require.Equal(t, "usr_c", *row.Publisher)
	})
}

func TestWhatStandsAgainstIt(t *testing.T) {
	t.Parallel()

	ctx := database.Tenant(database.Open(t, database.SQLite(t)), t, []byte("k"))

	for name, test := range map[string]struct {
		kind edition.Kind
		yaml string
		want []string
	}{
		"a step that this binary cannot do": {
			edition.Flow, strings.Replace(shop, "photographsOnly: true", "accept: [passport]", 1), []string{"step_not_available", "law_ends"},
		},
		"a policy that is not there": {edition.Flow, "policy: lax" + shop, []string{"policy", "law_ends"}},
		"an unknown figure":          {edition.Policy, "extend: default\nthresholds: {quality.luck.min: 1}", []string{"policy_thresholds"}},
		"a policy that is not whole": {edition.Policy, "rules: []", []string{"policy_checks"}},
		"a misspelt check":           {edition.Policy, "extend: default\nrules: [{when: score.pasive > 0.5, then: review, reason: x}]", []string{"policy_when"}},
		"no condition":               {edition.Policy, "extend: default\nrules: [{when: score, then: maybe, reason: x}]", []string{"policy_then", "policy_when"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			found, err := edition.Check(ctx, world(), test.kind, read(t, test.kind, test.yaml), "2026-11-24")
			require.NoError(t, err)

			codes := []string{}
			for _, one := range found {
				codes = append(codes, one.Code)
			}

			require.Equal(t, test.want, codes)
		})
	}
}

func TestTextIsWhole(t *testing.T) {
	t.Parallel()

	for kind, yaml := range map[edition.Kind]string{edition.Flow: shop, edition.Policy: strict} {
		definition := read(t, kind, yaml)

		text, err := edition.Export(kind, definition)
		require.NoError(t, err)
		require.JSONEq(t, string(definition), string(read(t, kind, text)))
	}

	_, err := edition.Import(edition.Policy, "extend: default\nsecret: 1")
	require.True(t, fault.Is(err, fault.Invalid))
	_, err = edition.Import(edition.Policy, "extend: default\n---\nextend: default")
	require.True(t, fault.Is(err, fault.Invalid))
	_, err = edition.Import(edition.Policy, strings.Repeat("#", 65<<10))
	require.True(t, fault.Is(err, fault.TooLarge))
}

func TestTheLawATenantReads(t *testing.T) {
	t.Parallel()
	each(t, func(ctx context.Context, t *testing.T) {
		t.Helper()

		row, err := edition.Create(ctx, "1", edition.Flow, "shop", read(t, edition.Flow, shop))
		require.NoError(t, err)
		row, _, err = edition.Validate(ctx, world(), at(edition.Flow, row))
		require.NoError(t, err)
		row, _, err = edition.Publish(ctx, world(), at(edition.Flow, row))
		require.NoError(t, err)

		risks, err := edition.AtRisk(ctx, "2027-04-01")
		require.NoError(t, err)
		require.Len(t, risks, 1)
		require.Equal(t, "law_not_in_force", risks[0].Findings[0].Code)

		next, err := edition.Migrate(ctx, "2", row.ID, "chip-selfie", "2027-04-01")
		require.NoError(t, err)
		require.Equal(t, where.StateDraft, next.State)
		_, err = edition.Migrate(ctx, "3", row.ID, "oath", "2027-04-01")
		require.True(t, fault.Is(err, fault.Conflict))

		catalogue, err := edition.Catalogue(ctx)
		require.NoError(t, err)
		act, _ := catalogue.Law("criminal-proceeds")
		method, _ := act.Method("document-image-selfie")

		own := law.Override{Law: act.ID, Method: method.ID, Periods: method.Periods, Note: "Our counsel reads it so."}
		own.Periods[len(own.Periods)-1].To = ""

		set, err := edition.Override(ctx, own, 0)
		require.NoError(t, err)
		_, err = edition.Override(ctx, own, 0)
		require.True(t, fault.Is(err, fault.Conflict))

		risks, err = edition.AtRisk(ctx, "2027-04-01")
		require.NoError(t, err)
		require.Empty(t, risks, "by the tenant's own reading it goes on")

		require.True(t, fault.Is(edition.Restore(ctx, own.Law, own.Method, 7), fault.Conflict))
		require.NoError(t, edition.Restore(ctx, own.Law, own.Method, set.Revision))

		risks, err = edition.AtRisk(ctx, "2027-04-01")
		require.NoError(t, err)
		require.Len(t, risks, 1)
	})
}

func TestANewerCatalogue(t *testing.T) {
	t.Parallel()
	each(t, func(ctx context.Context, t *testing.T) {
		t.Helper()

		public, private, err := ed25519.GenerateKey(nil)
		require.NoError(t, err)

		newer, err := law.Default()
		require.NoError(t, err)

		old, err := json.Marshal(newer)
		require.NoError(t, err)
		_, err = edition.Install(ctx, old, law.Sign(private, old), public)
		require.True(t, fault.Is(err, fault.Conflict), "not newer")

		newer.Version = "2099-01-01.1"
		data, err := json.Marshal(newer)
		require.NoError(t, err)

		_, err = edition.Install(ctx, data, law.Sign(private, old), public)
		require.True(t, fault.Is(err, fault.Forbidden), "another's signature")
		_, err = edition.Install(ctx, data, law.Sign(private, data), public)
		require.NoError(t, err)

		inForce, err := edition.Catalogue(ctx)
		require.NoError(t, err)
		require.Equal(t, "2099-01-01.1", inForce.Version)
	})
}
