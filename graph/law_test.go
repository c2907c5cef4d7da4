package graph_test

import (
	"crypto/ed25519"
	"encoding/base64"
	"encoding/json"
	"maps"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/audit"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/verification/law"
)

const (
	overrideLaw = `mutation($input: OverrideLawInput!) { overrideLaw(input: $input) { __typename
		... on OverrideLawPayload { override { id revision note catalogue { to letter source } periods { from to letter evidence source } } } ... on InvalidInput { field } ... on StaleRevision { revision } } }`
	removeOverride = `mutation($input: RemoveLawOverrideInput!) { removeLawOverride(input: $input) { __typename ... on StaleRevision { revision } } }`
	atRisk         = `{ flowsAtRisk(on: "2027-06-01") { flow { name } findings { code } } }`
	installLaw     = `mutation($input: InstallLawCatalogueInput!) { installLawCatalogue(input: $input) { __typename
		... on InstallLawCataloguePayload { catalogue { version } } ... on Conflict { code } ... on InvalidInput { field } } }`
)

// publishPhotographs publishes a flow by the method that ends on 2027-03-31.
func (k *kit) publishPhotographs(t *testing.T, key fault.Secret) {
	t.Helper()

	const yaml = "name: Photographs\nlaw: criminal-proceeds\nmethod: document-image-selfie\nsteps:\n- {kind: consent}\n" +
		"- {kind: document, photographsOnly: true}\n- {kind: selfie, liveness: [passive]}\n"

	version := at(k.ask(t, key, createFlow, input(map[string]any{"idempotencyKey": "k", "name": "photographs", "yaml": yaml})), "createFlow", "version")
	for _, query := range []string{validateFlow, publishFlow} {
		version = at(k.ask(t, key, query, input(map[string]any{"id": at(version, "id"), "revision": at(version, "revision")})), "moved", "version")
	}

	require.Equal(t, "PUBLISHED", at(version, "state"))
}

// A tenant's own reading counts for its flows at once and for nobody else's, until it is removed; all of it is on record.
func TestAReadingOfOnesOwn(t *testing.T) {
	t.Parallel()

	k := light(t)
	owner := k.newKey(t, k.ours, "owner")
	k.publishPhotographs(t, owner)
	require.NotEmpty(t, at(k.ask(t, owner, atRisk, nil), "flowsAtRisk"), "by the catalogue the method has ended")

	own := map[string]any{
		"law": "criminal-proceeds", "method": "document-image-selfie", "note": "Counsel, 2026-11-20: a transitional measure.", "revision": 0,
		"periods": []any{map[string]any{"to": "2029-03-31", "letter": "ホ", "source": "counsel", "evidence": []any{[]any{"face", "document-image"}}}},
	}

	made := at(k.ask(t, owner, overrideLaw, input(own)), "overrideLaw", "override")
	require.Equal(t, []any{map[string]any{
		"from": nil, "to": "2029-03-31", "letter": "ホ", "source": "counsel", "evidence": []any{[]any{"face", "document-image"}},
	}}, at(made, "periods"))
	require.Equal(t, []any{map[string]any{"to": "2027-03-31", "letter": "ホ", "source": "e-gov-2026"}}, at(made, "catalogue"), "it stands in place of this")
	require.InDelta(t, 1, at(made, "revision"), 0)
	require.Equal(t, made, at(k.ask(t, owner, overrideLaw, input(own)), "overrideLaw", "override"), "again is the same")
	require.Empty(t, at(k.ask(t, owner, atRisk, nil), "flowsAtRisk"))
	require.Nil(t, at(k.ask(t, k.newKey(t, k.stranger, "owner"), `{ lawOverrides { edges { node { id } } } }`, nil), "lawOverrides", "edges", 0), "nobody else's")
	require.Equal(t, "forbidden", k.try(t, k.newKey(t, k.ours, "developer"), overrideLaw, input(own)).kind())

	for field, wrong := range map[string]map[string]any{
		"input.note": {"note": " "}, "input.law": {"law": "x"}, "input.method": {"method": "x"},
		"input.periods.0.evidence": {"periods": []any{map[string]any{"letter": "x", "source": "x", "evidence": []any{}}}},
		"input.periods.1.from": {"periods": []any{
			map[string]any{"to": "2027-01-01", "letter": "x", "source": "x", "evidence": []any{[]any{"face"}}},
			map[string]any{"from": "2027-01-01", "letter": "x", "source": "x", "evidence": []any{[]any{"face"}}},
		}},
	} {
		draft := map[string]any{}
		for _, from := range []map[string]any{own, wrong} {
			maps.Copy(draft, from)
		}

		require.Equal(t, field, at(k.ask(t, owner, overrideLaw, input(draft)), "overrideLaw", "field"))
	}

	own["note"] = "Another."
	require.Equal(t, map[string]any{"__typename": "StaleRevision", "revision": 1.0}, at(k.ask(t, owner, overrideLaw, input(own)), "overrideLaw"))

	known := at(k.ask(t, owner, `{ lawOverrides { edges { node { id revision } } } }`, nil), "lawOverrides", "edges", 0, "node").(map[string]any)
	require.Equal(t, "StaleRevision", at(k.ask(t, owner, removeOverride, input(map[string]any{"id": known["id"], "revision": 7})), "removeLawOverride", "__typename"))
	require.Equal(t, "RemoveLawOverridePayload", at(k.ask(t, owner, removeOverride, input(known)), "removeLawOverride", "__typename"))
	require.Equal(t, "NotFound", at(k.ask(t, owner, removeOverride, input(known)), "removeLawOverride", "__typename"))
	require.NotEmpty(t, at(k.ask(t, owner, atRisk, nil), "flowsAtRisk"), "the catalogue's row counts again")
	require.Equal(t, 2, ent.From(k.ctx).Audit.Query().Where(audit.ActionIn("law.override", "law.restore")).CountX(k.as()))
}

// A newer catalogue that the trusted publisher signed counts at once; anything else is refused in a word.
func TestANewerCatalogue(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		public, private, err := ed25519.GenerateKey(nil)
		require.NoError(t, err)
		_, stranger, err := ed25519.GenerateKey(nil)
		require.NoError(t, err)

		built, err := law.Default()
		require.NoError(t, err)

		of := func(version string) []byte {
			newer := *built
			newer.Version = version
			data, err := json.Marshal(newer)
			require.NoError(t, err)

			return data
		}
		staff, text := k.staff(t), base64.StdEncoding.EncodeToString
		install := func(data, signature []byte) any {
			return at(k.askAs(t, staff, installLaw, input(map[string]any{"data": text(data), "signature": text(signature)})).Data, "installLawCatalogue")
		}
		unsigned, old := map[string]any{"__typename": "Conflict", "code": "unsigned"}, map[string]any{"__typename": "Conflict", "code": "not_newer"}
		next := of("2099-01-01.1")

		require.Equal(t, unsigned, install(next, law.Sign(private, next)), "the installation trusts nobody yet")

		k.api.LawPublisher = public

		require.Equal(t, unsigned, install(next, nil))
		require.Equal(t, unsigned, install(next, law.Sign(stranger, next)))
		require.Equal(t, unsigned, install(of("2099-01-01.2"), law.Sign(private, next)), "signed, and changed since")
		require.Equal(t, old, install(of(built.Version), law.Sign(private, of(built.Version))))
		require.Equal(t, "input.data", at(install([]byte("{}"), law.Sign(private, []byte("{}"))), "field"))

		asked := func() any { return at(k.ask(t, k.key, `{ lawCatalogue { version } }`, nil), "lawCatalogue", "version") }
		require.Equal(t, built.Version, asked())
		require.Equal(t, "2099-01-01.1", at(install(next, law.Sign(private, next)), "catalogue", "version"))
		require.Equal(t, "2099-01-01.1", asked(), "for every tenant, at once")
		require.Equal(t, old, install(next, law.Sign(private, next)))

		above := ent.From(k.ctx).Audit.Query().Where(audit.Action("law.catalogue")).OnlyX(viewer.With(k.ctx, viewer.System("test")))
		require.Contains(t, string(above.After), "2099-01-01.1", "on record, once")
		require.Equal(t, old, install(of("2098-01-01.1"), law.Sign(private, of("2098-01-01.1"))))
		require.Equal(t, "forbidden", k.try(t, k.newKey(t, k.ours, "owner"), installLaw, input(map[string]any{"data": "", "signature": ""})).kind())
	})
}
