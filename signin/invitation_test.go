package signin_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	where "github.com/honnin/honnin/ent/db/mail"
	"github.com/honnin/honnin/ent/db/membership"
	"github.com/honnin/honnin/ent/db/user"
	"github.com/honnin/honnin/internal/browser"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/mail"
	"github.com/honnin/honnin/internal/password"
	"github.com/honnin/honnin/internal/seal"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/signin"
	"github.com/honnin/honnin/tenants/member"
	"github.com/honnin/honnin/tenants/post"
	"github.com/honnin/honnin/tenants/rbac"
	"github.com/honnin/honnin/tenants/sign"
	"github.com/honnin/honnin/tenants/sso"
)

const phrase = "correct horse battery staple"

// door is the routes of signing in, with a folder where mails stay, before the tenant of a company.
type door struct {
	*company

	base    string
	members *member.Members
	office  *post.Office
	folder  *mail.Folder
}

func openDoor(t *testing.T, k *company) *door {
	t.Helper()

	box, err := seal.New(bytes.Repeat([]byte{1}, 32))
	require.NoError(t, err)
	table, err := rbac.Open()
	require.NoError(t, err)
	folder, err := mail.NewFolder(t.TempDir(), "Honnin <no-reply@localhost>")
	require.NoError(t, err)

	k.ctx = post.With(k.ctx, box)
	d := &door{company: k, folder: folder, office: &post.Office{Box: box, Sender: folder, Now: time.Now}}

	var routes http.Handler

	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { routes.ServeHTTP(w, r) }))
	t.Cleanup(server.Close)
	d.base = server.URL

	guard, err := browser.New(server.URL)
	require.NoError(t, err)
	desk, err := sign.Open(sign.Desk{Hasher: password.NewHasher(0), Box: box, BaseURL: server.URL, Now: time.Now, Demanded: sso.Demanded})
	require.NoError(t, err)

	d.members = &member.Members{Table: table, BaseURL: server.URL, Now: time.Now}
	routes = (&signin.API{
		DB: k.db, Box: box, Gate: k.gate, Authority: rbac.NewAuthority(table, k.gate.Watch()), Desk: desk, Members: d.members,
		Guard: guard, Mails: folder,
	}).Handler()

	return d
}

// visitor is a browser of somebody.
type visitor struct {
	*http.Client

	base string
}

func (d *door) visitor(t *testing.T) visitor {
	t.Helper()

	jar, err := cookiejar.New(nil)
	require.NoError(t, err)

	return visitor{&http.Client{Jar: jar}, d.base}
}

// send gives the status and what was answered.
func (v visitor) send(t *testing.T, method, path string, given any) (int, map[string]any) {
	t.Helper()

	body, err := json.Marshal(given)
	require.NoError(t, err)
	request, err := http.NewRequestWithContext(t.Context(), method, v.base+path, bytes.NewReader(body))
	require.NoError(t, err)
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("X-Honnin-Csrf", "1")

	response, err := v.Do(request)
	require.NoError(t, err)
	data, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())

	var said map[string]any
	if len(data) > 0 {
		require.NoError(t, json.Unmarshal(data, &said), string(data))
	}

	return response.StatusCode, said
}

// invite invites somebody in an owner's name and gives the token of the mail.
func (d *door) invite(t *testing.T, email, role string) string {
	t.Helper()

	owner := ent.From(d.ctx).User.Query().Where(user.Email("boss@example.com")).FirstX(d.system())
	ctx := viewer.With(d.ctx, viewer.Viewer{Tenant: d.tenant, Subject: id.Format(id.User, owner.ID), Kind: viewer.User, Roles: []string{"owner"}})
	_, _, err := d.members.Invite(ctx, email, role)
	require.NoError(t, err)
	_, err = d.office.Deliver(d.ctx)
	require.NoError(t, err)

	boss := d.visitor(t)
	status, _ := boss.send(t, http.MethodPost, "/session/password", map[string]string{"email": "boss@example.com", "password": phrase})
	require.Equal(t, http.StatusOK, status)

	_, listed := boss.send(t, http.MethodGet, "/mail", nil)
	mails, ok := listed["mails"].([]any)
	require.True(t, ok, listed)
	require.NotEmpty(t, mails)

	newest, ok := mails[0].(map[string]any)
	require.True(t, ok)
	require.Equal(t, "kept", newest["state"])
	require.Equal(t, email, newest["to"])
	require.NotContains(t, newest, "text", "a list holds no links")

	key, ok := newest["id"].(string)
	require.True(t, ok)
	_, read := boss.send(t, http.MethodGet, "/mail/"+key, nil)
	require.Regexp(t, "Ours", read["text"])

	return regexp.MustCompile(`#(\S+)`).FindStringSubmatch(read["url"].(string))[1] //nolint:forcetypeassert // fails the test
}

// inviteQuietly invites somebody in a key's name, and reads the mail from the folder itself: nobody of the tenant may.
func (d *door) inviteQuietly(t *testing.T, email, role string) string {
	t.Helper()

	_, _, err := d.members.Invite(viewer.With(d.ctx, viewer.Viewer{Tenant: d.tenant, Subject: "key_test", Kind: viewer.Key, Roles: []string{"owner"}}), email, role)
	require.NoError(t, err)
	_, err = d.office.Deliver(d.ctx)
	require.NoError(t, err)

	row := ent.From(d.ctx).Mail.Query().Where(where.Recipient(email)).OnlyX(d.system())
	read, err := d.folder.Read(row.ID.String())
	require.NoError(t, err)

	return regexp.MustCompile(`/invitation#(\S+)`).FindStringSubmatch(read.Text)[1]
}

// staffed makes the owner who invites.
func (d *door) staffed(t *testing.T) {
	t.Helper()

	hash, err := password.NewHasher(0).Hash(d.ctx, phrase)
	require.NoError(t, err)

	boss := ent.From(d.ctx).User.Create().SetEmail("boss@example.com").SetName("Sato Boss").SetPasswordHash(hash).SaveX(d.system())
	ent.From(d.ctx).Membership.Create().SetTenantID(d.tenant).SetUserID(boss.ID).SetRole("owner").
		SetSource(membership.SourceBootstrap).ExecX(d.system())
}

func TestAcceptingAnInvitationWithoutAnAccount(t *testing.T) {
	t.Parallel()
	eachCompany(t, func(t *testing.T, k *company) {
		t.Helper()

		d := openDoor(t, k)
		d.staffed(t)
		token := d.invite(t, "taro@elsewhere.example", "reviewer")
		taro := d.visitor(t)

		for range 2 { // looking uses nothing up
			status, offer := taro.send(t, http.MethodPost, "/session/invitation", map[string]string{"token": token})
			require.Equal(t, http.StatusOK, status)
			require.Equal(t, "Ours", offer["tenant"])
			require.Equal(t, "Sato Boss", offer["inviter"])
			require.Equal(t, "taro@elsewhere.example", offer["email"])
			require.Equal(t, "reviewer", offer["role"])
			require.Equal(t, "none", offer["account"])
		}

		for _, given := range []map[string]string{
			{"token": token, "name": "Taro", "password": "short"},
			{"token": token, "name": "Taro", "password": "taro@elsewhere.example"},
			{"token": token, "name": "Ta\nro", "password": phrase},
			{"token": token, "name": strings.Repeat("n", 481), "password": phrase},
		} {
			status, _ := taro.send(t, http.MethodPost, "/session/invitation/accept", given)
			require.Equal(t, http.StatusBadRequest, status, given)
		}

		require.False(t, ent.From(k.ctx).User.Query().Where(user.Email("taro@elsewhere.example")).ExistX(k.system()), "both or neither")

		accept := map[string]string{"token": token, "name": " Taro ", "password": phrase}
		status, done := taro.send(t, http.MethodPost, "/session/invitation/accept", accept)
		require.Equal(t, http.StatusOK, status, done)
		require.Equal(t, "done", done["next"])

		made := ent.From(k.ctx).User.Query().Where(user.Email("taro@elsewhere.example")).OnlyX(k.system())
		require.Equal(t, "Taro", made.Name)
		require.NotNil(t, made.EmailVerifiedAt)
		require.Equal(t, "reviewer", ent.From(k.ctx).Membership.Query().Where(membership.UserID(made.ID)).OnlyX(k.system()).Role)

		status, _ = taro.send(t, http.MethodPost, "/account/name", map[string]string{"name": "T", "language": "en"})
		require.Equal(t, http.StatusNoContent, status, "signed in")
		status, _ = taro.send(t, http.MethodGet, "/mail", nil)
		require.Equal(t, http.StatusForbidden, status, "a reviewer reads no mails")

		for _, path := range []string{"/session/invitation", "/session/invitation/accept"} {
			given := map[string]string{"token": token}
			status, _ = d.visitor(t).send(t, http.MethodPost, path, given)
			require.Equal(t, http.StatusNotFound, status, "used")
		}
	})
}

func TestAcceptingAnInvitationWithAnAccount(t *testing.T) {
	t.Parallel()

	k := lightCompany(t)
	d := openDoor(t, k)
	d.staffed(t)

	// Who was removed from their last tenant cannot sign in to accept, and so joins first.
	idle := ent.From(k.ctx).User.Create().SetEmail("idle@elsewhere.example").SaveX(k.system())
	token := d.inviteQuietly(t, "idle@elsewhere.example", "auditor")
	_, offer := d.visitor(t).send(t, http.MethodPost, "/session/invitation", map[string]string{"token": token})
	require.Equal(t, "idle", offer["account"])

	guest := d.visitor(t)
	_, done := guest.send(t, http.MethodPost, "/session/invitation/accept", map[string]string{"token": token, "password": phrase})
	require.Equal(t, "sign-in", done["next"])
	require.True(t, ent.From(k.ctx).Membership.Query().Where(membership.UserID(idle.ID)).ExistX(k.system()))
	require.Empty(t, ent.From(k.ctx).User.GetX(k.system(), idle.ID).PasswordHash, "a password is set by reset alone")

	status, _ := guest.send(t, http.MethodPost, "/account/name", map[string]string{"name": "x", "language": ""})
	require.Equal(t, http.StatusUnauthorized, status, "the token of an invitation signs nobody in to an account that exists")

	// Who works elsewhere signs in first.
	other := k.found(t, "Theirs")
	busy := ent.From(k.ctx).User.Create().SetEmail("busy@elsewhere.example").SaveX(k.system())
	ent.From(k.ctx).Membership.Create().SetTenantID(other).SetUserID(busy.ID).SetRole("auditor").
		SetSource(membership.SourceInvitation).ExecX(k.system())

	busyToken := d.inviteQuietly(t, "busy@elsewhere.example", "auditor")
	_, offer = d.visitor(t).send(t, http.MethodPost, "/session/invitation", map[string]string{"token": busyToken})
	require.Equal(t, "active", offer["account"])
	status, _ = d.visitor(t).send(t, http.MethodPost, "/session/invitation/accept", map[string]string{"token": busyToken, "password": phrase})
	require.Equal(t, http.StatusConflict, status)
	require.False(t, ent.From(k.ctx).Membership.Query().Where(membership.UserID(busy.ID), membership.TenantID(k.tenant)).ExistX(k.system()))
}

// A company that wants its people to come by its provider gets no passwords by invitation, but for an owner.
func TestAnInvitationIsNoWayAroundAProvider(t *testing.T) {
	t.Parallel()

	k := lightCompany(t)
	d := openDoor(t, k)
	d.staffed(t)
	k.openID(t, k.tenant)

	single := ent.From(k.ctx).Tenant.GetX(k.system(), k.tenant)
	_, err := sso.Require(k.as(k.tenant), true, single.Revision)
	require.NoError(t, err)

	for role, want := range map[string]int{"reviewer": http.StatusForbidden, "owner": http.StatusOK} {
		token := d.inviteQuietly(t, role+"@example.com", role)

		status, said := d.visitor(t).send(t, http.MethodPost, "/session/invitation/accept", map[string]string{"token": token, "password": phrase})
		require.Equal(t, want, status, "%s: %v", role, said)
		require.Equal(t, want == http.StatusOK, ent.From(k.ctx).User.Query().Where(user.Email(role+"@example.com")).ExistX(k.system()))
	}
}
