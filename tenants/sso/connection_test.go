package sso_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/audit"
	"github.com/honnin/honnin/ent/db/connection"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/outbound"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/tenants/sso"
)

func TestConnection(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		row, err := k.party.Create(k.us(), openID())
		require.NoError(t, err)
		require.Equal(t, connection.StateDraft, row.State)
		require.Equal(t, "auditor", row.DefaultRole, "the least")
		require.NotContains(t, string(row.Secret), "planted")

		tenant := ent.From(k.ctx).Tenant.GetX(k.system(), k.ours)
		secret, err := k.blobs.Unseal(tenant.Keyset, []byte("connection/"+row.ID.String()), row.Secret)
		require.NoError(t, err)
		require.Equal(t, "planted", string(secret))

		// A secret works in its own row alone.
		_, err = k.blobs.Unseal(tenant.Keyset, []byte("connection/"+uuid.NewString()), row.Secret)
		require.Error(t, err)

		_, err = k.party.Create(k.us(), openID())
		require.True(t, fault.Is(err, fault.Conflict), "a name is taken: %v", err)
		_, err = k.party.Create(k.them(), openID())
		require.NoError(t, err, "by one tenant")

		name := "Entra"
		changed, err := k.party.Update(k.us(), row.ID, row.Revision, sso.Change{Name: &name})
		require.NoError(t, err)
		require.Equal(t, name, changed.Name)
		require.Equal(t, row.Secret, changed.Secret, "what is not given stays")

		for _, stale := range []error{
			second(k.party.Update(k.us(), row.ID, row.Revision, sso.Change{Name: &name})),
			second(k.party.Disable(k.us(), row.ID, row.Revision)),
			k.party.Delete(k.us(), row.ID, row.Revision),
		} {
			require.True(t, fault.Is(stale, fault.Conflict), "a stale writer is noticed: %v", stale)
		}

		// Another tenant's is not there.
		for _, foreign := range []error{
			second(sso.Get(k.them(), row.ID)),
			second(k.party.Update(k.them(), row.ID, 1, sso.Change{Name: &name})),
			second(k.party.Enable(k.them(), row.ID, 1)),
			second(k.party.Disable(k.them(), row.ID, 1)),
			k.party.Delete(k.them(), row.ID, 1),
		} {
			require.True(t, fault.Is(foreign, fault.NotFound), "%v", foreign)
		}

		disabled, err := k.party.Disable(k.us(), row.ID, changed.Revision)
		require.NoError(t, err)
		require.Equal(t, connection.StateDisabled, disabled.State)
		require.NoError(t, k.party.Delete(k.us(), row.ID, disabled.Revision))

		rows, err := sso.Connections(k.us())
		require.NoError(t, err)
		require.Empty(t, rows)

		var actions []string

		for _, link := range ent.From(k.ctx).Audit.Query().Order(audit.BySeq()).AllX(k.us()) {
			require.NotContains(t, string(link.Before)+string(link.After), "planted")
			actions = append(actions, link.Action)
		}

		require.Equal(t, []string{"connection.create", "connection.update", "connection.disable", "connection.delete"}, actions)
	})
}

func second[T any](_ T, err error) error { return err }

func TestBadConnections(t *testing.T) {
	t.Parallel()

	k := start(t, database.SQLite(t), outbound.Reach{})

	for name, test := range map[string]struct {
		change func(*sso.Draft)
		field  string
	}{
		"no name":           {func(d *sso.Draft) { d.Name = " " }, "input.name"},
		"a long name":       {func(d *sso.Draft) { d.Name = strings.Repeat("a", 121) }, "input.name"},
		"no protocol":       {func(d *sso.Draft) { d.Protocol = "" }, "input.protocol"},
		"no issuer":         {func(d *sso.Draft) { d.Issuer = "" }, "input.issuer"},
		"plain HTTP":        {func(d *sso.Draft) { d.Issuer = "http://idp.example.com" }, "input.issuer"},
		"plain loopback":    {func(d *sso.Draft) { d.Issuer = "http://127.0.0.1:1" }, "input.issuer"},
		"a script":          {func(d *sso.Draft) { d.Issuer = "javascript:alert(1)" }, "input.issuer"},
		"no client":         {func(d *sso.Draft) { d.ClientID = "" }, "input.clientId"},
		"no secret":         {func(d *sso.Draft) { d.Secret = "" }, "input.clientSecret"},
		"no such role":      {func(d *sso.Draft) { d.DefaultRole = "king" }, "input.defaultRole"},
		"owners":            {func(d *sso.Draft) { d.DefaultRole = "owner" }, "input.defaultRole"},
		"applicants":        {func(d *sso.Draft) { d.DefaultRole = "applicant" }, "input.defaultRole"},
		"operators":         {func(d *sso.Draft) { d.DefaultRole = "operator" }, "input.defaultRole"},
		"no metadata":       {func(d *sso.Draft) { d.Protocol = connection.ProtocolSAML }, "input.metadata"},
		"not metadata":      {func(d *sso.Draft) { d.Protocol, d.Metadata = connection.ProtocolSAML, "hello" }, "input.metadata"},
		"huge metadata":     {func(d *sso.Draft) { d.Protocol, d.Metadata = connection.ProtocolSAML, strings.Repeat("a", 256<<10+1) }, "input.metadata"},
		"metadata by plain": {func(d *sso.Draft) { d.Protocol, d.MetadataURL = connection.ProtocolSAML, "http://a.example" }, "input.metadataUrl"},
		"metadata inside":   {func(d *sso.Draft) { d.Protocol, d.MetadataURL = connection.ProtocolSAML, "https://127.0.0.1:1" }, "input.metadataUrl"},
		"metadata of ours":  {func(d *sso.Draft) { d.Protocol, d.MetadataURL = connection.ProtocolSAML, "https://169.254.169.254/" }, "input.metadataUrl"},
	} {
		draft := openID()
		test.change(&draft)

		_, err := k.party.Create(k.us(), draft)
		found, ok := fault.Find(err)
		require.True(t, ok, "%s: %v", name, err)
		require.Equal(t, fault.Invalid, found.Kind, name)
		require.Equal(t, test.field, found.Field, name)
	}

	_, err := k.party.Create(k.ctx, openID())
	require.True(t, fault.Is(err, fault.Unauthenticated))
}

// Nobody gives by a provider what they could not give by hand.
func TestDefaultRoleIsNoMoreThanOnesOwn(t *testing.T) {
	t.Parallel()

	k := start(t, database.SQLite(t), outbound.Reach{})
	ent.From(k.ctx).Role.Create().SetName("desk").SetPermissions([]string{"viewer:read"}).SaveX(k.us())
	ent.From(k.ctx).Role.Create().SetName("vault").SetPermissions([]string{"tenant:destroy"}).SaveX(k.us())

	for _, test := range []struct {
		as, gives string
		ok        bool
	}{
		{"owner", "admin", true},
		{"owner", "desk", true},
		{"owner", "vault", true},
		{"admin", "auditor", true},
		{"admin", "desk", true},
		{"admin", "vault", false},
		{"auditor", "admin", false},
		{"desk", "auditor", false},
		{"nobody", "desk", false},
	} {
		draft := openID()
		draft.Name, draft.DefaultRole = test.as+" gives "+test.gives, test.gives

		_, err := k.party.Create(k.as(k.ours, test.as), draft)
		require.Equal(t, test.ok, err == nil, "%s: %v", draft.Name, err)
	}
}

func TestMetadata(t *testing.T) {
	t.Parallel()

	k := start(t, database.SQLite(t), outbound.Reach{})

	for name, test := range map[string]struct{ old, fresh string }{
		"no name":              {`entityID="https://idp.example.com/x"`, ``},
		"no place":             {`Location="https://idp.example.com/sso"`, ``},
		"a script for a place": {`"https://idp.example.com/sso"`, `"javascript:alert(1)"`},
		"another binding":      {`HTTP-Redirect`, `HTTP-POST`},
		"no certificate":       {`use="signing"`, `use="encryption"`},
		"a broken one":         {`<X509Certificate>`, `<X509Certificate>AAAA`},
		"no base64":            {`<X509Certificate>`, `<X509Certificate>%`},
		"a service provider":   {`IDPSSODescriptor>`, `SPSSODescriptor>`},
	} {
		draft := sso.Draft{Protocol: connection.ProtocolSAML, Name: name, Metadata: description(t, test.old, test.fresh)}
		_, err := k.party.Create(k.us(), draft)
		require.True(t, fault.Is(err, fault.Invalid), "%s: %v", name, err)
	}

	row, err := k.party.Create(k.us(), sso.Draft{Protocol: connection.ProtocolSAML, Name: "right", Metadata: description(t, "x", "x")})
	require.NoError(t, err)
	require.Equal(t, "https://idp.example.com/x", row.Issuer)

	row, err = k.party.Enable(k.us(), row.ID, row.Revision)
	require.NoError(t, err)
	require.Equal(t, connection.StateActive, row.State)
}

// The operator's own machine is reached only where that is allowed, and no redirect leads further.
func TestEnableLooksForTheProvider(t *testing.T) {
	t.Parallel()

	visits := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		visits++

		http.Redirect(w, r, "https://attacker.example/", http.StatusFound)
	}))
	t.Cleanup(server.Close)

	open := start(t, database.SQLite(t), outbound.Reach{Loopback: true})
	draft := openID()
	draft.Issuer = server.URL

	row, err := open.party.Create(open.us(), draft)
	require.NoError(t, err)
	_, err = open.party.Enable(open.us(), row.ID, row.Revision)
	require.True(t, fault.Is(err, fault.Unavailable), "%v", err)
	require.Equal(t, 1, visits)

	closed := start(t, database.SQLite(t), outbound.Reach{})
	draft.Issuer = strings.Replace(server.URL, "http://127.0.0.1", "https://localhost", 1)

	row, err = closed.party.Create(closed.us(), draft)
	require.NoError(t, err, "a name says nothing yet")
	_, err = closed.party.Enable(closed.us(), row.ID, row.Revision)
	require.True(t, fault.Is(err, fault.Invalid), "%v", err)
	require.Equal(t, 1, visits, "nobody came")
}
