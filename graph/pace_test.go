package graph_test

import (
	"net/http"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/limit"
)

// pace sends one request and gives the status and the headers.
func (k *kit) pace(t *testing.T, key fault.Secret, method, path string) (int, http.Header) {
	t.Helper()

	response := k.raw(t, method, path, []byte(`{"query":"{ viewer { name } }"}`), http.Header{
		"Content-Type": {"application/json"}, "Authorization": {"Bearer " + string(key)},
	})
	require.NoError(t, response.Body.Close())

	return response.StatusCode, response.Header
}

func TestPace(t *testing.T) {
	t.Parallel()

	k := light(t)
	k.api.Pace.Caller, k.api.Pace.Tenant, k.api.Pace.Limiter = 3, 5, limit.New(nil, time.Now)
	second, third := k.newKey(t, k.ours, "auditor"), k.newKey(t, k.ours, "finance")

	for left := 2; left >= 0; left-- {
		status, header := k.pace(t, k.key, http.MethodPost, "/graphql")
		require.Equal(t, http.StatusOK, status)
		require.Equal(t, `"caller";q=3;w=60, "tenant";q=5;w=60`, header.Get("Ratelimit-Policy"))
		require.Contains(t, header.Get("Ratelimit"), `"caller";r=`+strconv.Itoa(left)+`;t=`)
		require.Contains(t, header.Get("Ratelimit"), `"tenant";r=`+strconv.Itoa(left+2)+`;t=`)
		require.Empty(t, header.Get("Retry-After"))
	}

	for _, path := range []string{"/graphql", "/evidence/evd_0"} {
		method := http.MethodPost
		if path != "/graphql" {
			method = http.MethodGet
		}

		status, header := k.pace(t, k.key, method, path)
		require.Equal(t, http.StatusTooManyRequests, status, path)

		wait, err := strconv.Atoi(header.Get("Retry-After"))
		require.NoError(t, err)
		require.InDelta(t, 20, wait, 1, "three a minute are one in twenty seconds")
		require.NotContains(t, header.Get("Ratelimit"), "tenant", "what the caller's own limit refuses does not use up the tenant's")
	}

	require.Equal(t, "rate_limited", k.try(t, k.key, `{ viewer { name } }`, nil).kind())

	for range 2 {
		status, _ := k.pace(t, second, http.MethodPost, "/graphql")
		require.Equal(t, http.StatusOK, status, "another key has a count of its own")
	}

	status, _ := k.pace(t, third, http.MethodPost, "/graphql")
	require.Equal(t, http.StatusTooManyRequests, status, "but all of a tenant count together")

	status, _ = k.pace(t, k.other, http.MethodPost, "/graphql")
	require.Equal(t, http.StatusOK, status, "and another tenant does not notice")
}

func TestAKeysOwnRate(t *testing.T) {
	t.Parallel()

	k := light(t)
	ent.From(k.ctx).APIKey.Update().SetRate(1).ExecX(k.as())

	_, header := k.pace(t, k.key, http.MethodPost, "/graphql")
	require.Contains(t, header.Get("Ratelimit-Policy"), `"caller";q=1;w=60`)

	status, _ := k.pace(t, k.key, http.MethodGet, "/evidence/"+id.Format(id.Evidence, k.ours))
	require.Equal(t, http.StatusTooManyRequests, status)
}
