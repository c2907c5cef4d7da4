package graph_test

import (
	"encoding/csv"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// ledger looks whether everything of the invoice's story stands in the exported ledger, for finance and for nobody who may not see invoices.
func (k *kit) ledger(t *testing.T) {
	t.Helper()

	days := "from=" + time.Now().UTC().AddDate(0, 0, -2).Format(time.DateOnly) + "&to=" + time.Now().UTC().AddDate(0, 0, 2).Format(time.DateOnly)
	get := func(role, query string) (int, string) {
		status, data := k.send(t, http.MethodGet, "/export/ledger?"+query, nil,
			http.Header{"Authorization": {"Bearer " + string(k.newKey(t, k.ours, role))}})

		return status, string(data)
	}

	status, body := get("finance", days)
	require.Equal(t, http.StatusOK, status)

	table, err := csv.NewReader(strings.NewReader(body)).ReadAll()
	require.NoError(t, err)

	amounts := map[string]string{}
	for _, row := range table[1:] {
		amounts[row[0]] = row[8] + " " + row[7]
	}

	require.Equal(t, map[string]string{"invoice": "1100 JPY", "credit_note": "-110 JPY", "payment": "990 JPY"}, amounts)

	status, body = get("finance", days+"&format=json&zone=UTC")
	require.Equal(t, http.StatusOK, status)

	var whole struct {
		Zone    string           `json:"zone"`
		Entries []map[string]any `json:"entries"`
	}

	require.NoError(t, json.Unmarshal([]byte(body), &whole))
	require.Equal(t, "UTC", whole.Zone)
	require.Len(t, whole.Entries, 3)
	require.Equal(t, "0", whole.Entries[0]["left"])
	require.Equal(t, whole.Entries[0]["number"], whole.Entries[2]["invoice"])

	for _, role := range []string{"developer", "auditor", "reviewer"} {
		status, _ = get(role, days)
		require.Equal(t, http.StatusForbidden, status, role)
	}

	for _, wrong := range []string{"", "from=2026-01-01", "from=2026-01-02&to=2026-01-01", "from=2024-01-01&to=2026-01-02", days + "&format=pdf", days + "&zone=Local"} {
		status, _ = get("finance", wrong)
		require.Equal(t, http.StatusBadRequest, status, wrong)
	}
}
