package sso_test

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/base64"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/connection"
	"github.com/honnin/honnin/internal/blob"
	"github.com/honnin/honnin/internal/outbound"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/testkit/dns"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/rbac"
	"github.com/honnin/honnin/tenants/sso"
)

// kit is a party over a real database and a real name server, with two tenants.
type kit struct {
	ctx          context.Context //nolint:containedctx // a test's own
	blobs        *blob.Store
	party        *sso.Party
	names        *dns.Server
	ours, theirs uuid.UUID
}

func each(t *testing.T, test func(t *testing.T, k *kit)) {
	t.Helper()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()
		test(t, start(t, url, outbound.Reach{}))
	})
}

func start(t *testing.T, url string, reach outbound.Reach) *kit {
	t.Helper()

	ctx := database.Open(t, url)
	blobs, err := blob.Open(ctx, "mem://", bytes.Repeat([]byte{1}, 32))
	require.NoError(t, err)
	table, err := rbac.Open()
	require.NoError(t, err)

	names := dns.Serve(t)
	k := &kit{ctx: ctx, blobs: blobs, names: names, party: sso.NewParty(blobs, table, names.Resolver(), reach, time.Now)}
	k.party.BaseURL = "https://id.example.com"

	for _, tenant := range []*uuid.UUID{&k.ours, &k.theirs} {
		keyset, err := blobs.NewKeyset()
		require.NoError(t, err)

		*tenant = ent.From(ctx).Tenant.Create().SetName("Test").SetKeyset(keyset).SaveX(k.system()).ID
	}

	return k
}

func (k *kit) system() context.Context { return viewer.With(k.ctx, viewer.System("test")) }

func (k *kit) as(tenant uuid.UUID, role string) context.Context {
	return viewer.With(k.ctx, viewer.Viewer{Tenant: tenant, Subject: "usr_test", Kind: viewer.User, Roles: []string{role}})
}

func (k *kit) us() context.Context   { return k.as(k.ours, "owner") }
func (k *kit) them() context.Context { return k.as(k.theirs, "owner") }

func openID() sso.Draft {
	return sso.Draft{Protocol: connection.ProtocolOIDC, Name: "Okta", Issuer: "https://example.okta.com", ClientID: "id", Secret: "planted"}
}

// enabled makes a connection that is enabled without asking its provider.
func (k *kit) enabled(t *testing.T) *db.Connection {
	t.Helper()

	row, err := k.party.Create(k.us(), openID())
	require.NoError(t, err)

	return ent.From(k.ctx).Connection.UpdateOneID(row.ID).SetState(connection.StateActive).SaveX(k.us())
}

// verified proves a domain.
func (k *kit) verified(ctx context.Context, t *testing.T, name string) *db.Domain {
	t.Helper()

	row, err := sso.AddDomain(ctx, name)
	require.NoError(t, err)
	k.names.Set(sso.Record(row))

	row, err = k.party.VerifyDomain(ctx, row.ID)
	require.NoError(t, err)

	return row
}

// der is a certificate of a day.
func der(t *testing.T) []byte {
	t.Helper()

	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)

	card := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour)}
	made, err := x509.CreateCertificate(rand.Reader, card, card, &key.PublicKey, key)
	require.NoError(t, err)

	return made
}

// description is a provider's metadata with a part replaced.
func description(t *testing.T, old, fresh string) string {
	t.Helper()

	made := `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example.com/x"><IDPSSODescriptor ` +
		`protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#">` +
		`<X509Data><X509Certificate>` + base64.StdEncoding.EncodeToString(der(t)) + `</X509Certificate></X509Data></KeyInfo></KeyDescriptor>` +
		`<SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example.com/sso"/>` +
		`</IDPSSODescriptor></EntityDescriptor>`
	require.Contains(t, made, old)

	return strings.Replace(made, old, fresh, 1)
}
