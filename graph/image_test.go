package graph_test

import (
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/id"
)

func TestEvidenceImage(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		row, image := k.capture(t, k.create(t, "a"), 7)

		address := at(k.ask(t, k.key, `query($id: ID!) { verification(id: $id) { evidence { imageUrl bytes } } }`,
			map[string]any{"id": id.Format(id.Verification, row.VerificationID)}), "verification", "evidence", 0, "imageUrl")
		path, ours := strings.CutPrefix(address.(string), k.url)
		require.True(t, ours)

		response := k.raw(t, http.MethodGet, path, nil, http.Header{"Authorization": {"Bearer " + string(k.key)}})
		got, err := io.ReadAll(response.Body)
		require.NoError(t, errors.Join(err, response.Body.Close()))
		require.Equal(t, image, got)
		require.Equal(t, "image/jpeg", response.Header.Get("Content-Type"))
		require.Equal(t, "no-store", response.Header.Get("Cache-Control"))
		require.Equal(t, "nosniff", response.Header.Get("X-Content-Type-Options"))
		require.Contains(t, response.Header.Get("Content-Security-Policy"), "sandbox")

		cookie := k.signIn(t)
		status, _ := k.send(t, http.MethodGet, path, nil, http.Header{"Cookie": {cookie.Name + "=" + cookie.Value}})
		require.Equal(t, http.StatusOK, status, "an image element sends no header of its own")

		for name, test := range map[string]struct {
			key    string
			path   string
			status int
		}{
			"another tenant": {string(k.other), path, 404},
			"unknown":        {string(k.key), "/evidence/" + id.Format(id.Evidence, uuid.New()), 404},
			"malformed":      {string(k.key), "/evidence/nonsense", 404},
			"no personal":    {string(k.newKey(t, k.ours, "auditor")), path, 403},
			"nobody":         {"", path, 401},
		} {
			status, data := k.send(t, http.MethodGet, test.path, nil, http.Header{"Authorization": {"Bearer " + test.key}})
			require.Equal(t, test.status, status, name)
			require.Less(t, len(data), 200, name)
		}
	})
}

// Whatever id of ours a stranger sends, the answer is the same as for one that does not exist.
func TestTenantsAreApart(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		row := k.create(t, "a")
		unknown := row.ID
		unknown[15]++

		for _, key := range []string{id.Format(id.Verification, row.ID), id.Format(id.Verification, unknown)} {
			got := k.ask(t, k.other, `query($id: ID!) { verification(id: $id) { id } }`, map[string]any{"id": key})
			require.Nil(t, got["verification"])
		}

		own := k.ask(t, k.other, `{ viewer { tenant { name } } }`, nil)
		require.Equal(t, "Another", at(own, "viewer", "tenant", "name"))
	})
}
