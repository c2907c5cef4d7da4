package signin_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/membership"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/password"
	"github.com/honnin/honnin/internal/seal"
	"github.com/honnin/honnin/internal/secret"
	"github.com/honnin/honnin/signin"
	"github.com/honnin/honnin/tenants/member"
	"github.com/honnin/honnin/tenants/rbac"
	"github.com/honnin/honnin/tenants/sign"
)

const chosen = `"name":"Hana","password":"correct horse battery staple"`

// door is the routes of signing in over the company's database.
func (k *company) door(t *testing.T) http.Handler {
	t.Helper()

	box, err := seal.New(bytes.Repeat([]byte{1}, 32))
	require.NoError(t, err)
	desk, err := sign.Open(sign.Desk{Hasher: password.NewHasher(0), Box: box, BaseURL: k.url, Now: time.Now})
	require.NoError(t, err)
	table, err := rbac.Open()
	require.NoError(t, err)

	made := &signin.API{
		DB: k.db, Box: box, Gate: k.gate, Authority: rbac.NewAuthority(table, k.gate.Watch()), Desk: desk, Guard: k.guard,
		Members: &member.Members{Table: table, BaseURL: k.url, Now: time.Now},
	}

	return made.Handler()
}

// invite puts an open invitation into the tenant, with this token.
func (k *company) invite(t *testing.T, email string, token fault.Secret) {
	t.Helper()

	err := ent.From(k.ctx).Invitation.Create().SetTenantID(k.tenant).SetEmail(email).SetClaim(email).SetRole("developer").
		SetHash(secret.Digest(token)).SetInvitedBy("test").SetExpiresAt(time.Now().Add(time.Hour)).Exec(k.system())
	require.NoError(t, err)
}

// post sends JSON and gives the status, the answer and the cookies.
func post(t *testing.T, to http.Handler, path, body string) (int, map[string]any, []*http.Cookie) {
	t.Helper()

	request := httptest.NewRequest(http.MethodPost, path, strings.NewReader(body))
	request.Header.Set("Content-Type", "application/json")

	recorder := httptest.NewRecorder()
	to.ServeHTTP(recorder, request)

	var read map[string]any

	require.NoError(t, json.NewDecoder(recorder.Body).Decode(&read))

	return recorder.Code, read, recorder.Result().Cookies()
}

func (k *company) members(t *testing.T, email string) []*db.Membership {
	t.Helper()

	rows, err := ent.From(k.ctx).Membership.Query().Where(membership.TenantID(k.tenant)).WithUser().All(k.system())
	require.NoError(t, err)

	var found []*db.Membership

	for _, row := range rows {
		if row.Edges.User.Email == email {
			found = append(found, row)
		}
	}

	return found
}

func TestNewcomerJoins(t *testing.T) {
	t.Parallel()
	eachCompany(t, func(t *testing.T, k *company) {
		t.Helper()

		door := k.door(t)
		k.invite(t, "hana@elsewhere.example", "token-of-hana")

		status, said, _ := post(t, door, "/session/invitation", `{"token":"token-of-hana"}`)
		require.Equal(t, http.StatusOK, status)
		require.Equal(t, map[string]any{
			"tenant": "Ours", "inviter": "Ours", "language": "ja", "email": "hana@elsewhere.example", "role": "developer", "password": true,
		}, said)

		for _, bad := range []string{`"name":"Hana"`, `"password":"short"`, `"password":"password1234567"`, `"name":"a\u0000b","password":"correct horse battery staple"`} {
			status, said, cookies := post(t, door, "/session/join", `{"token":"token-of-hana",`+bad+`}`)
			require.Equal(t, http.StatusBadRequest, status, "%s: %v", bad, said)
			require.Empty(t, cookies)
		}

		require.Empty(t, k.members(t, "hana@elsewhere.example"), "what was refused made nothing")

		status, said, cookies := post(t, door, "/session/join", `{"token":"token-of-hana",`+chosen+`}`)
		require.Equal(t, http.StatusOK, status, said)
		require.Equal(t, "done", said["next"])
		require.Len(t, cookies, 2, "a session, and the browser is known")

		joined := k.members(t, "hana@elsewhere.example")
		require.Len(t, joined, 1)
		require.Equal(t, "developer", joined[0].Role)
		require.NotNil(t, joined[0].Edges.User.EmailVerifiedAt)
		require.Equal(t, "Hana", joined[0].Edges.User.Name)

		for _, path := range []string{"/session/invitation", "/session/join"} {
			status, _, _ = post(t, door, path, `{"token":"token-of-hana"}`)
			require.Equal(t, http.StatusNotFound, status, "it is used up")
		}

		status, said, _ = post(t, door, "/session/password", `{"email":"hana@elsewhere.example","password":"correct horse battery staple"}`)
		require.Equal(t, http.StatusOK, status, said)
	})
}

// Whoever has an account, though no tenant any more, becomes a member and signs in as always: the token gives no session and no password.
func TestAccountJoins(t *testing.T) {
	t.Parallel()
	eachCompany(t, func(t *testing.T, k *company) {
		t.Helper()

		door := k.door(t)
		require.NoError(t, ent.From(k.ctx).User.Create().SetEmail("taro@elsewhere.example").Exec(k.system()))
		k.invite(t, "taro@elsewhere.example", "token-of-taro")

		_, said, _ := post(t, door, "/session/invitation", `{"token":"token-of-taro"}`)
		require.Equal(t, false, said["password"])

		status, said, cookies := post(t, door, "/session/join", `{"token":"token-of-taro",`+chosen+`}`)
		require.Equal(t, http.StatusOK, status, said)
		require.Equal(t, "sign-in", said["next"])
		require.Empty(t, cookies)
		require.Len(t, k.members(t, "taro@elsewhere.example"), 1)
		require.Empty(t, k.members(t, "taro@elsewhere.example")[0].Edges.User.PasswordHash)
	})
}

func TestStaffDoesNotJoin(t *testing.T) {
	t.Parallel()

	k := lightCompany(t)
	door := k.door(t)
	require.NoError(t, ent.From(k.ctx).User.Create().SetEmail("staff@elsewhere.example").SetOperator(true).Exec(k.system()))
	k.invite(t, "staff@elsewhere.example", "token-of-staff")

	status, _, cookies := post(t, door, "/session/join", `{"token":"token-of-staff",`+chosen+`}`)
	require.Equal(t, http.StatusForbidden, status)
	require.Empty(t, cookies)
	require.Empty(t, k.members(t, "staff@elsewhere.example"))
}

// An invitation is accepted once, however many press at once.
func TestJoinTwiceAtOnce(t *testing.T) {
	t.Parallel()

	k := lightCompany(t)
	door := k.door(t)
	k.invite(t, "hana@elsewhere.example", "token-of-hana")

	statuses := make(chan int, 4)

	for range cap(statuses) {
		go func() {
			request := httptest.NewRequest(http.MethodPost, "/session/join", strings.NewReader(`{"token":"token-of-hana",`+chosen+`}`))
			request.Header.Set("Content-Type", "application/json")

			recorder := httptest.NewRecorder()
			door.ServeHTTP(recorder, request)

			statuses <- recorder.Code
		}()
	}

	entered := 0

	for range cap(statuses) {
		if <-statuses == http.StatusOK {
			entered++
		}
	}

	require.Equal(t, 1, entered)
	require.Len(t, k.members(t, "hana@elsewhere.example"), 1)
}
