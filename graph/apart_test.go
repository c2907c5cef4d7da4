package graph_test

import (
	"encoding/json"
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/tenants"
)

// Whatever is asked for in a test environment says that nothing in it is real, and so does every file that is taken out of it.
func TestATestEnvironmentSaysSoInEveryAnswer(t *testing.T) {
	t.Parallel()

	k := light(t)
	of, key := k.tried(t)

	livemode := func(key fault.Secret, query string) (said any) {
		body, err := json.Marshal(map[string]any{"query": query})
		require.NoError(t, err)

		_, data := k.send(t, http.MethodPost, "/graphql", body, http.Header{"Content-Type": {"application/json"}, "Authorization": {"Bearer " + string(key)}})

		var answer struct {
			Extensions map[string]any `json:"extensions"`
		}

		require.NoError(t, json.Unmarshal(data, &answer), string(data))

		return answer.Extensions["livemode"]
	}

	for _, query := range []string{
		`{ flows { edges { node { id } } } }`, `{ webhookEndpoints { edges { node { id } } } }`, `{ apiKeys { edges { node { id } } } }`,
		`{ verification(id: "ver_x") { id } }`, `mutation { clearTestData(input: {idempotencyKey: "a"}) { __typename } }`, `{ invoices { edges { cursor } } }`,
	} {
		require.Equal(t, false, livemode(key, query), query)
		require.Nil(t, livemode(k.key, query), query)
	}

	name := func(key fault.Secret, path string) string {
		answer := k.raw(t, http.MethodGet, path, nil, http.Header{"Authorization": {"Bearer " + string(key)}})
		require.NoError(t, answer.Body.Close())
		require.Equal(t, http.StatusOK, answer.StatusCode, path)

		return answer.Header.Get("Content-Disposition")
	}

	ours := k.newKey(t, k.ours, "auditor")
	theirs, err := tenants.CreateKey(k.system(), of, tenants.Test, "auditor", "auditor")
	require.NoError(t, err)

	require.Equal(t, `attachment; filename="audit-test.jsonl"`, name(theirs, "/export/audit"))
	require.Equal(t, `attachment; filename="audit-test.csv"`, name(theirs, "/export/audit?format=csv"))
	require.Equal(t, `attachment; filename="audit.csv"`, name(ours, "/export/audit?format=csv"))
	require.Equal(t, `attachment; filename="usage-test.csv"`, name(theirs, "/export/usage?month=2026-11"))
	require.Equal(t, `attachment; filename="usage-test.csv"`, name(ours, "/export/usage?month=2026-11&environment=TEST"))
	require.Equal(t, `attachment; filename="usage.csv"`, name(ours, "/export/usage?month=2026-11"))
}
