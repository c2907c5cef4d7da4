package main_test

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/testkit/fake"
)

const (
	back     = "http://127.0.0.1:1/back"
	verifier = "a-verifier-of-at-least-forty-three-letters-long"
)

// question is a request that the provider takes, with changes.
func question(changes url.Values) string {
	hash := sha256.Sum256([]byte(verifier))
	asked := url.Values{
		"client_id": {"honnin"}, "redirect_uri": {back}, "response_type": {"code"}, "scope": {"openid email"}, "state": {"s"},
		"nonce": {"n"}, "code_challenge": {base64.RawURLEncoding.EncodeToString(hash[:])}, "code_challenge_method": {"S256"},
		"login_hint": {"hanako@example.com"},
	}

	maps.Copy(asked, changes)

	return "/authorize?" + asked.Encode()
}

func browser() *http.Client {
	return &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
}

// code signs in and gives the code.
func code(t *testing.T, provider fake.Fake) string {
	t.Helper()

	response, err := browser().Get(provider.URL + question(nil))
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())
	require.Equal(t, http.StatusFound, response.StatusCode)

	went, err := response.Location()
	require.NoError(t, err)
	require.True(t, strings.HasPrefix(went.String(), back))
	require.Equal(t, "s", went.Query().Get("state"))

	return went.Query().Get("code")
}

// trade asks for tokens, with changes to what is right.
func trade(t *testing.T, provider fake.Fake, code string, changes url.Values) (int, map[string]any) {
	t.Helper()

	form := url.Values{
		"grant_type": {"authorization_code"}, "code": {code}, "redirect_uri": {back}, "code_verifier": {verifier},
		"client_id": {"honnin"}, "client_secret": {"secret"},
	}
	maps.Copy(form, changes)

	response, err := http.PostForm(provider.URL+"/token", form)
	require.NoError(t, err)

	defer func() { require.NoError(t, response.Body.Close()) }()

	var answer map[string]any

	require.NoError(t, json.NewDecoder(response.Body).Decode(&answer))

	return response.StatusCode, answer
}

func TestItHoldsItsClientToTheProtocol(t *testing.T) {
	t.Parallel()

	provider := fake.Start(t, "oidc", "-auto", "-redirect", back)

	for name, changes := range map[string]url.Values{
		"another client":   {"client_id": {"x"}},
		"another place":    {"redirect_uri": {"https://attacker.example"}},
		"no challenge":     {"code_challenge": {""}},
		"a plain one":      {"code_challenge_method": {"plain"}},
		"no nonce":         {"nonce": {""}},
		"no state":         {"state": {""}},
		"not OpenID":       {"scope": {"email"}},
		"implicit":         {"response_type": {"id_token"}},
		"implicit as well": {"response_type": {"code id_token"}},
	} {
		response, err := browser().Get(provider.URL + question(changes))
		require.NoError(t, err)
		require.NoError(t, response.Body.Close())
		require.Equal(t, http.StatusBadRequest, response.StatusCode, name)
	}

	for name, changes := range map[string]url.Values{
		"another secret":   {"client_secret": {"x"}},
		"another verifier": {"code_verifier": {"x"}},
		"another place":    {"redirect_uri": {back + "2"}},
		"another grant":    {"grant_type": {"password"}},
	} {
		status, answer := trade(t, provider, code(t, provider), changes)
		require.GreaterOrEqual(t, status, 400, name)
		require.NotContains(t, answer, "id_token", name)
	}

	once := code(t, provider)
	status, answer := trade(t, provider, once, nil)
	require.Equal(t, http.StatusOK, status)
	require.Contains(t, answer, "id_token")

	status, _ = trade(t, provider, once, nil)
	require.Equal(t, http.StatusBadRequest, status, "a code works once")
}

func TestItAsksWhoIsThere(t *testing.T) {
	t.Parallel()

	provider := fake.Start(t, "oidc")

	response, err := browser().Get(provider.URL + question(nil))
	require.NoError(t, err)

	page, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())
	require.Contains(t, string(page), "Yamada Hanako")

	_, after, _ := strings.Cut(string(page), `name="request" value="`)
	name, _, _ := strings.Cut(after, `"`)

	for _, expect := range []int{http.StatusFound, http.StatusBadRequest} {
		response, err = browser().PostForm(provider.URL+"/choose", url.Values{"request": {name}, "subject": {"nobody"}})
		require.NoError(t, err)
		require.NoError(t, response.Body.Close())
		require.Equal(t, expect, response.StatusCode)
	}
}

func TestFaults(t *testing.T) {
	t.Parallel()

	provider := fake.Start(t, "oidc", "-auto", "-fault", "unsigned")
	_, answer := trade(t, provider, code(t, provider), nil)
	require.True(t, strings.HasSuffix(answer["id_token"].(string), "."))

	provider.Fault(t, "")

	_, answer = trade(t, provider, code(t, provider), nil)
	require.False(t, strings.HasSuffix(answer["id_token"].(string), "."))

	response, err := http.PostForm(provider.URL+"/fault", url.Values{"name": {"nonsense"}})
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())
	require.Equal(t, http.StatusBadRequest, response.StatusCode)
}
