package graph_test

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/fault"
)

var errDisk = errors.New("the disk failed")

func (k *kit) export(t *testing.T, key fault.Secret, query string) (int, string) {
	t.Helper()

	status, data := k.send(t, http.MethodGet, "/export/audit?"+query, nil, http.Header{"Authorization": {"Bearer " + string(key)}})

	return status, string(data)
}

func TestExportAudit(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		auditor := k.newKey(t, k.ours, "auditor")
		k.ask(t, k.key, createQuery, map[string]any{"input": map[string]any{"idempotencyKey": "a"}})

		status, lines := k.export(t, auditor, "")
		require.Equal(t, http.StatusOK, status)

		actions := []string{}

		for n, line := range strings.Split(strings.TrimSuffix(lines, "\n"), "\n") {
			var link map[string]any
			require.NoError(t, json.Unmarshal([]byte(line), &link))
			require.InDelta(t, n+1, link["seq"], 0)

			actions = append(actions, link["action"].(string))
		}

		require.Contains(t, actions, "verification.create")
		require.Equal(t, "audit.export", actions[len(actions)-1], "that it is taken away is on record")

		status, table := k.export(t, auditor, "format=csv&action=verification.create")
		require.Equal(t, http.StatusOK, status)
		rows, err := csv.NewReader(strings.NewReader(table)).ReadAll()
		require.NoError(t, err)
		require.Len(t, rows, 2)

		_, none := k.export(t, auditor, "to=2020-01-01T00:00:00Z&from=2019-01-01T00:00:00.5%2B09:00")
		require.Empty(t, none)
		_, theirs := k.export(t, k.newKey(t, k.stranger, "auditor"), "action=verification.create")
		require.Empty(t, theirs)

		for _, wrong := range []string{"format=xlsx", "from=yesterday"} {
			status, _ = k.export(t, auditor, wrong)
			require.Equal(t, http.StatusBadRequest, status, wrong)
		}

		status, _ = k.export(t, k.key, "")
		require.Equal(t, http.StatusForbidden, status, "a developer may not")
	})
}

// An export that breaks off cannot be taken for a whole one.
func TestABrokenExportLooksBroken(t *testing.T) {
	t.Parallel()

	k := light(t)
	auditor := k.newKey(t, k.ours, "auditor")

	ent.From(k.ctx).Audit.Intercept(db.InterceptFunc(func(db.Querier) db.Querier {
		return db.QuerierFunc(func(context.Context, db.Query) (db.Value, error) { return nil, errDisk })
	}))

	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, k.url+"/export/audit", nil)
	require.NoError(t, err)
	request.Header.Set("Authorization", "Bearer "+string(auditor))

	response, err := http.DefaultClient.Do(request)
	if err == nil {
		require.NoError(t, response.Body.Close())
	}

	require.Error(t, err)
}
