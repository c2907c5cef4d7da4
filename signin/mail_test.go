package signin_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/membership"
	"github.com/honnin/honnin/internal/browser"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/mail"
	"github.com/honnin/honnin/internal/seal"
	"github.com/honnin/honnin/signin"
	letters "github.com/honnin/honnin/tenants/post"
	"github.com/honnin/honnin/tenants/rbac"
	"github.com/honnin/honnin/tenants/sign"
)

// staffed is the session of somebody of the tenant.
func (k *company) staffed(t *testing.T, email, role string) fault.Secret {
	t.Helper()

	person := ent.From(k.ctx).User.Create().SetEmail(email).SaveX(k.system())
	ent.From(k.ctx).Membership.Create().SetTenantID(k.tenant).SetUserID(person.ID).SetRole(role).
		SetSource(membership.SourceInvitation).ExecX(k.system())

	token, err := sign.Begin(k.ctx, sign.Proof{User: person.ID, Method: "link"}, time.Now())
	require.NoError(t, err)

	return token
}

// The console reads what stays in the folder: a list without contents, and one mail with what it says.
func TestMailsThatStay(t *testing.T) {
	t.Parallel()

	k := lightCompany(t)
	box, err := seal.New(make([]byte, 32))
	require.NoError(t, err)
	folder, err := mail.NewFolder(t.TempDir(), "Honnin <no-reply@localhost>")
	require.NoError(t, err)
	table, err := rbac.Open()
	require.NoError(t, err)

	api := &signin.API{DB: k.db, Box: box, Gate: k.gate, Authority: rbac.NewAuthority(table, k.gate.Watch()), Guard: k.guard, Mails: folder}
	admin := k.staffed(t, "admin@example.com", "admin")
	reviewer := k.staffed(t, "reviewer@example.com", "reviewer")

	read := func(as fault.Secret, path string) (int, map[string]any) {
		request := httptest.NewRequest(http.MethodGet, path, nil)
		request.AddCookie(&http.Cookie{Name: browser.Session, Value: string(as)})

		recorder := httptest.NewRecorder()
		api.Handler().ServeHTTP(recorder, request)

		var said map[string]any

		require.NoError(t, json.Unmarshal(recorder.Body.Bytes(), &said))

		return recorder.Code, said
	}

	status, none := read(admin, "/mail")
	require.Equal(t, http.StatusOK, status)
	require.Equal(t, []any{}, none["mails"])

	ctx := letters.With(k.ctx, box)
	require.NoError(t, letters.Send(ctx, letters.Message{Template: "reset", To: "reviewer@example.com", Data: map[string]string{
		"URL": "https://id.example.com/sign-in/reset#t0ken", "Expires": "soon",
	}}))

	_, waiting := read(admin, "/mail")
	require.Equal(t, "waiting", waiting["mails"].([]any)[0].(map[string]any)["state"])

	_, err = (&letters.Office{Box: box, Sender: folder, Now: time.Now}).Deliver(ctx)
	require.NoError(t, err)

	_, list := read(admin, "/mail")
	kept, ok := list["mails"].([]any)[0].(map[string]any)
	require.True(t, ok)
	require.Equal(t, "kept", kept["state"])
	require.Equal(t, "reviewer@example.com", kept["to"])
	require.NotContains(t, kept, "text")
	require.NotContains(t, kept, "url")

	key, ok := kept["id"].(string)
	require.True(t, ok)

	_, one := read(admin, "/mail/"+key)
	require.Equal(t, "https://id.example.com/sign-in/reset#t0ken", one["url"])
	require.Contains(t, one["text"], "t0ken")

	status, _ = read(admin, "/mail/nonsense")
	require.Equal(t, http.StatusNotFound, status)

	for _, path := range []string{"/mail", "/mail/" + key} {
		status, _ = read(reviewer, path)
		require.Equal(t, http.StatusForbidden, status)
	}

	api.Mails = nil
	status, _ = read(admin, "/mail")
	require.Equal(t, http.StatusNotFound, status, "where mails are sent nobody reads them here")
}
