package graph_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/graph"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
)

// desk looks at what platform finance sees of a tenant that has this one invoice: its invoices, its credit and its ledger, and nothing of
// another's.
func (k *kit) desk(t *testing.T, staff viewer.Viewer, ours string, invoice any) {
	t.Helper()

	theirs := id.Format(id.Tenant, k.stranger)

	const list = `query($t: ID!) { platformInvoices(tenant: $t) { edges { node { id } } } platformCredits(tenant: $t) { left { currency minor } edges { node { reason } } } }`

	grant := map[string]any{"tenant": ours, "idempotencyKey": "g", "currency": "USD", "amount": 1250, "reason": "paid in advance"}
	for range 2 {
		got := k.askAs(t, staff, `mutation($input: GrantCreditInput!) { grantCredit(input: $input) { ... on GrantCreditPayload { credit { amount { amount } } } } }`, input(grant))
		require.Equal(t, "12.50", at(got.Data, "grantCredit", "credit", "amount", "amount"), got)
	}

	seen := k.askAs(t, staff, list, map[string]any{"t": ours}).Data
	require.Equal(t, []any{map[string]any{"node": map[string]any{"id": invoice}}}, at(seen, "platformInvoices", "edges"))
	require.Equal(t, map[string]any{
		"left": []any{map[string]any{"currency": "USD", "minor": 1250.0}}, "edges": []any{map[string]any{"node": map[string]any{"reason": "paid in advance"}}},
	}, at(seen, "platformCredits"))

	seen = k.askAs(t, staff, list, map[string]any{"t": theirs}).Data
	require.Equal(t, []any{}, at(seen, "platformInvoices", "edges"))
	require.Equal(t, []any{}, at(seen, "platformCredits", "edges"))
	require.Equal(t, "not_found", k.askAs(t, staff, list, map[string]any{"t": id.Format(id.Tenant, uuid.New())}).kind())

	days := "from=" + time.Now().UTC().AddDate(0, 0, -2).Format(time.DateOnly) + "&to=" + time.Now().UTC().AddDate(0, 0, 2).Format(time.DateOnly)
	for query, want := range map[string]int{
		"&tenant=" + ours: http.StatusOK, "&tenant=" + theirs: http.StatusOK, "&tenant=" + id.Format(id.Tenant, uuid.New()): http.StatusNotFound,
		"&tenant=x": http.StatusNotFound, "": http.StatusForbidden,
	} {
		recorder := httptest.NewRecorder()
		graph.LedgerAs(k.api, staff).ServeHTTP(recorder, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/export/ledger?"+days+query, nil))
		require.Equal(t, want, recorder.Code, query)
		require.Equal(t, query == "&tenant="+ours, strings.Contains(recorder.Body.String(), "\ninvoice,"), "the named tenant's alone: %s", query)
	}

	log := k.ask(t, k.newKey(t, k.ours, "owner"), `{ auditLog(first: 1, filter: {action: "ledger.export"}) { edges { node { actorKind } } } }`, nil)
	require.Equal(t, "OPERATOR", at(log, "auditLog", "edges", 0, "node", "actorKind"), "the tenant sees that it was taken away")
}
