package graph_test

import (
	"context"
	"net/http"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/audit"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/audit"
	"github.com/honnin/honnin/verification"
)

const auditQuery = `query($first: Int, $after: String, $filter: AuditFilter) { auditLog(first: $first, after: $after, filter: $filter) {
  edges { cursor node { id seq at actorKind actor reason action target before after address agent request previous hash } }
  pageInfo { hasNextPage hasPreviousPage endCursor }
} }`

// views gives what was looked at since the last call, and forgets nothing.
func (k *kit) views(t testing.TB, action string) []*db.Audit { //nolint:thelper // of tests and benchmarks alike
	t.Helper()

	return ent.From(k.ctx).Audit.Query().Where(where.Action(action)).Order(where.BySeq()).AllX(k.as())
}

func TestAuditLog(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		admin := k.newKey(t, k.ours, "admin")
		made := at(k.ask(t, k.key, createQuery, map[string]any{"input": map[string]any{"idempotencyKey": "a"}}), "createVerification", "verification", "id")
		k.ask(t, k.key, cancelQuery, map[string]any{"id": made})

		got := at(k.ask(t, admin, auditQuery, map[string]any{"filter": map[string]any{"target": made}}), "auditLog", "edges")
		require.Len(t, got, 2)

		newest := at(got, 0, "node")
		require.Equal(t, "verification.cancel", at(newest, "action"))
		require.Equal(t, "verification.create", at(got, 1, "node", "action"))
		require.Equal(t, "KEY", at(newest, "actorKind"))
		require.Contains(t, at(newest, "actor"), "key_")
		require.Equal(t, "127.0.0.1", at(newest, "address"))
		require.NotEmpty(t, at(newest, "request"))
		require.Equal(t, map[string]any{"state": "canceled"}, at(newest, "after"))
		require.Nil(t, at(newest, "before"))
		require.Equal(t, at(got, 1, "node", "hash"), at(newest, "previous"))

		first := at(k.ask(t, admin, auditQuery, map[string]any{"first": 1}), "auditLog")
		require.Equal(t, true, at(first, "pageInfo", "hasNextPage"))
		second := at(k.ask(t, admin, auditQuery, map[string]any{"first": 1, "after": at(first, "pageInfo", "endCursor")}), "auditLog")
		require.Equal(t, at(first, "edges", 0, "node", "previous"), at(second, "edges", 0, "node", "hash"))
		require.Equal(t, true, at(second, "pageInfo", "hasPreviousPage"))

		later := time.Now().Add(time.Hour)
		require.Empty(t, at(k.ask(t, admin, auditQuery, map[string]any{"filter": map[string]any{"from": later}}), "auditLog", "edges"))
		require.Empty(t, at(k.ask(t, k.other, auditQuery, map[string]any{"filter": map[string]any{"target": made}}), "auditLog", "edges"), "another tenant's")

		require.NotEmpty(t, k.try(t, admin, auditQuery, map[string]any{"first": 101}).Errors)
		require.NotEmpty(t, k.try(t, k.key, auditQuery, nil).Errors, "a developer may not")
	})
}

// judged is a verification with a face and findings.
func (k *kit) judged(t *testing.T, key string) (string, *db.Evidence) {
	t.Helper()

	row := k.create(t, key)
	piece, _ := k.capture(t, row, 1)
	_, err := verification.Start(k.as(), row.ID)
	require.NoError(t, err)
	require.NoError(t, verification.Consent(k.as(), row.ID, "1"))
	_, err = verification.Submit(k.as(), row.ID)
	require.NoError(t, err)
	_, err = verification.Claim(k.as(), row.ID, time.Minute)
	require.NoError(t, err)
	_, err = verification.Conclude(k.as(), row.ID, verification.Judgement{Findings: []engine.Finding{{Check: "face", Outcome: engine.Pass}}, Decided: decision.Decision{Outcome: decision.Approved, Policy: "1", Reasons: []string{}}})
	require.NoError(t, err)

	return id.Format(id.Verification, row.ID), piece
}

// One row for each request and each person looked at, however many fields; none for what shows nobody.
func TestLooksAtPeopleAreOnRecord(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		one, piece := k.judged(t, "a")
		two, _ := k.judged(t, "b")
		k.create(t, "nobody has come")

		k.ask(t, k.key, `query($id: ID!) { verification(id: $id) { state reference timeline { type } report { decision reasons } } }`, map[string]any{"id": one})
		require.Empty(t, k.views(t, "verification.view"), "nobody was shown")

		const everything = `query($id: ID!) {
			a: verification(id: $id) { evidence { sha256 } report { findings { score } again: findings { measures } } }
			b: verification(id: $id) { evidence { sha256 } }
		}`

		k.ask(t, k.key, everything, map[string]any{"id": one})

		seen := k.views(t, "verification.view")
		require.Len(t, seen, 1)
		require.Equal(t, one, seen[0].Target)
		require.JSONEq(t, `{"shown":["evidence","findings"]}`, string(seen[0].After))
		require.Equal(t, "key", seen[0].ActorKind)
		require.Equal(t, "127.0.0.1", seen[0].Address)

		k.ask(t, k.key, `{ verifications { edges { node { evidence { imageUrl } } } } }`, nil)

		seen = k.views(t, "verification.view")
		require.Len(t, seen, 3)
		require.ElementsMatch(t, []string{one, two}, []string{seen[1].Target, seen[2].Target})
		require.JSONEq(t, `{"shown":["evidence"]}`, string(seen[1].After))

		// Another tenant sees nothing, and leaves nothing here.
		k.ask(t, k.other, everything, map[string]any{"id": one})
		require.Len(t, k.views(t, "verification.view"), 3)

		status, _ := k.send(t, http.MethodGet, "/evidence/"+id.Format(id.Evidence, piece.ID), nil, http.Header{"Authorization": {"Bearer " + string(k.key)}})
		require.Equal(t, http.StatusOK, status)
		images := k.views(t, "evidence.view")
		require.Len(t, images, 1)
		require.Equal(t, id.Format(id.Evidence, piece.ID), images[0].Target)

		status, _ = k.send(t, http.MethodGet, "/evidence/"+id.Format(id.Evidence, uuid.New()), nil, http.Header{"Authorization": {"Bearer " + string(k.key)}})
		require.Equal(t, http.StatusNotFound, status)
		require.Len(t, k.views(t, "evidence.view"), 1)

		whole, err := audit.Verify(k.ctx, k.ours)
		require.NoError(t, err)
		require.Empty(t, whole.Breaks)
	})
}

// Whoever cannot be put on record sees nothing.
func TestNoLookWithoutARecord(t *testing.T) {
	t.Parallel()

	k := light(t)
	one, piece := k.judged(t, "a")

	// The database fails at the last moment.
	ent.From(k.ctx).Audit.Use(func(db.Mutator) db.Mutator {
		return db.MutateFunc(func(context.Context, db.Mutation) (db.Value, error) { return nil, http.ErrAbortHandler })
	})

	answer := k.try(t, k.key, `query($id: ID!) { verification(id: $id) { evidence { sha256 } } }`, map[string]any{"id": one})
	require.Nil(t, answer.Data)
	require.Equal(t, "internal", answer.Errors[0].Extensions["kind"])

	status, data := k.send(t, http.MethodGet, "/evidence/"+id.Format(id.Evidence, piece.ID), nil, http.Header{"Authorization": {"Bearer " + string(k.key)}})
	require.Equal(t, http.StatusInternalServerError, status)
	require.NotContains(t, string(data), "JFIF")
}
