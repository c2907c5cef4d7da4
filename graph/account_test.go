package graph_test

import (
	"encoding/json"
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAccount(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		const query = `{ viewer {
			memberships { role current tenant { name } } factors { password codes recoveryCodes passkeys { id name } }
			sessions { id agent method aal current }
		} }`

		cookie := k.signIn(t)
		k.signIn(t)

		body, err := json.Marshal(map[string]string{"query": query})
		require.NoError(t, err)

		_, data := k.send(t, http.MethodPost, "/graphql", body, http.Header{
			"Cookie": {cookie.Name + "=" + cookie.Value}, "Content-Type": {"application/json"}, "X-Honnin-Csrf": {"1"},
		})

		var got said

		require.NoError(t, json.Unmarshal(data, &got))
		require.Empty(t, got.Errors, string(data))

		mine, ok := at(got.Data, "viewer").(map[string]any)
		require.True(t, ok)
		require.Equal(t, []any{map[string]any{"role": "owner", "current": true, "tenant": map[string]any{"name": "My company"}}}, mine["memberships"])
		require.Equal(t, map[string]any{"password": false, "codes": false, "recoveryCodes": 0., "passkeys": []any{}}, mine["factors"])

		sessions, ok := mine["sessions"].([]any)
		require.True(t, ok)
		require.Len(t, sessions, 2)

		current := 0

		for _, each := range sessions {
			row, ok := each.(map[string]any)
			require.True(t, ok)
			require.Regexp(t, `^ses_`, row["id"])
			require.Equal(t, "link", row["method"])

			if row["current"] == true {
				current++
			}
		}

		require.Equal(t, 1, current)

		key := k.ask(t, k.key, query, nil)
		require.Equal(t, map[string]any{"memberships": []any{}, "sessions": []any{}, "factors": nil}, at(key, "viewer"), "a key has no account")
	})
}
