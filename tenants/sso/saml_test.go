package sso_test

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/xml"
	"math/big"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
	"time"

	"github.com/crewjam/saml"
	dsig "github.com/russellhaering/goxmldsig"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/connection"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/outbound"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/tenants/sso"
)

// issuer is a provider's own code, which answers a request by its id.
type issuer struct{ saml.IdentityProvider }

func newIssuer(t *testing.T) *issuer {
	t.Helper()

	key, err := rsa.GenerateKey(rand.Reader, 2048)
	require.NoError(t, err)

	card := &x509.Certificate{SerialNumber: big.NewInt(1), NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour)}
	raw, err := x509.CreateCertificate(rand.Reader, card, card, &key.PublicKey, key)
	require.NoError(t, err)
	certificate, err := x509.ParseCertificate(raw)
	require.NoError(t, err)

	at := url.URL{Scheme: "https", Host: "idp.example.com", Path: "/metadata"}

	return &issuer{saml.IdentityProvider{
		Key: key, Certificate: certificate, SignatureMethod: dsig.RSASHA256SignatureMethod, MetadataURL: at, SSOURL: at,
	}}
}

func (i *issuer) describe(t *testing.T) string {
	t.Helper()

	text, err := xml.Marshal(i.Metadata())
	require.NoError(t, err)

	return string(text)
}

// respond signs an answer to the request about the subject.
func (i *issuer) respond(t *testing.T, party *sso.Party, row *db.Connection, request string, change func(*saml.Assertion)) string {
	t.Helper()

	callback, entity := party.Places(row)
	asked := &saml.IdpAuthnRequest{
		IDP: &i.IdentityProvider, HTTPRequest: httptest.NewRequest(http.MethodGet, "/", nil), Now: time.Now(),
		Request:                 saml.AuthnRequest{ID: request, IssueInstant: time.Now()},
		ServiceProviderMetadata: &saml.EntityDescriptor{EntityID: entity}, SPSSODescriptor: &saml.SPSSODescriptor{},
		ACSEndpoint: &saml.IndexedEndpoint{Binding: saml.HTTPPostBinding, Location: callback},
	}
	require.NoError(t, saml.DefaultAssertionMaker{}.MakeAssertion(asked, &saml.Session{NameID: "1", UserEmail: "hanako@example.com"}))
	change(asked.Assertion)

	form, err := asked.PostBinding()
	require.NoError(t, err)

	return form.SAMLResponse
}

// An assertion is believed once, even where everything else about it fits a second time.
func TestAnAssertionIsUsedOnce(t *testing.T) {
	t.Parallel()

	k := start(t, database.SQLite(t), outbound.Reach{})
	provider := newIssuer(t)

	row, err := k.party.Create(k.us(), sso.Draft{Protocol: connection.ProtocolSAML, Name: "SAML", Metadata: provider.describe(t)})
	require.NoError(t, err)
	row, err = k.party.Enable(k.us(), row.ID, row.Revision)
	require.NoError(t, err)

	response := provider.respond(t, k.party, row, "id-1", func(*saml.Assertion) {})

	require.NoError(t, sso.SetOut(k.ctx, k.party, k.ours, row.ID, "first", "id-1", "browser"))
	token, err := k.party.LandSAML(k.ctx, row.ID, "first", response)
	require.NoError(t, err)

	require.NoError(t, sso.SetOut(k.ctx, k.party, k.ours, row.ID, "second", "id-1", "browser"))
	_, err = k.party.LandSAML(k.ctx, row.ID, "second", response)
	require.True(t, fault.Is(err, fault.Unauthenticated), "%v", err)
	require.ErrorContains(t, err, "used before")

	// What was believed is given to the browser that asked, once.
	came, err := k.party.FinishSAML(k.ctx, token, "browser")
	require.NoError(t, err)
	require.Equal(t, "hanako@example.com", came.Email)
	require.Equal(t, k.ours, came.Tenant)
	_, err = k.party.FinishSAML(k.ctx, token, "browser")
	require.True(t, fault.Is(err, fault.Unauthenticated))
}

func TestATripEnds(t *testing.T) {
	t.Parallel()

	k := start(t, database.SQLite(t), outbound.Reach{})
	provider := newIssuer(t)

	row, err := k.party.Create(k.us(), sso.Draft{Protocol: connection.ProtocolSAML, Name: "SAML", Metadata: provider.describe(t)})
	require.NoError(t, err)
	row, err = k.party.Enable(k.us(), row.ID, row.Revision)
	require.NoError(t, err)

	require.NoError(t, sso.SetOut(k.ctx, k.party, k.ours, row.ID, "late", "id-1", "browser"))

	k.party.Now = func() time.Time { return time.Now().Add(time.Minute) }
	_, err = k.party.LandSAML(k.ctx, row.ID, "late", provider.respond(t, k.party, row, "id-1", func(*saml.Assertion) {}))
	require.True(t, fault.Is(err, fault.Unauthenticated), "%v", err)
	require.ErrorContains(t, err, "took too long")
}

// A name that is another one every time is nobody's name: the address stands for it.
func TestWhoTheAssertionIsAbout(t *testing.T) {
	t.Parallel()

	k := start(t, database.SQLite(t), outbound.Reach{})
	provider := newIssuer(t)

	row, err := k.party.Create(k.us(), sso.Draft{Protocol: connection.ProtocolSAML, Name: "SAML", Metadata: provider.describe(t)})
	require.NoError(t, err)
	row, err = k.party.Enable(k.us(), row.ID, row.Revision)
	require.NoError(t, err)

	named := func(format, value string, attributes ...saml.Attribute) func(*saml.Assertion) {
		return func(a *saml.Assertion) {
			a.Subject.NameID.Format, a.Subject.NameID.Value = format, value
			a.AttributeStatements = []saml.AttributeStatement{{Attributes: attributes}}
		}
	}
	attribute := func(name, value string) saml.Attribute {
		return saml.Attribute{Name: name, Values: []saml.AttributeValue{{Type: "xs:string", Value: value}}}
	}

	const (
		persistent = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"
		transient  = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient"
		address    = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"
		claim      = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/"
	)

	for name, test := range map[string]struct {
		change         func(*saml.Assertion)
		subject, email string
	}{
		"Okta":       {named(persistent, "00u1", attribute("Email", "a@example.com")), "00u1", "a@example.com"},
		"Entra":      {named(persistent, "xyz", attribute(claim+"emailaddress", "a@example.com"), attribute(claim+"name", "upn@example.com")), "xyz", "a@example.com"},
		"Google":     {named(address, "a@example.com"), "a@example.com", "a@example.com"},
		"eduPerson":  {named(transient, "random", attribute("urn:oid:0.9.2342.19200300.100.1.3", "a@example.com")), "a@example.com", "a@example.com"},
		"no address": {named(transient, "random"), "", ""},
	} {
		require.NoError(t, sso.SetOut(k.ctx, k.party, k.ours, row.ID, name, "id-1", "browser"))

		token, err := k.party.LandSAML(k.ctx, row.ID, name, provider.respond(t, k.party, row, "id-1", test.change))
		require.NoError(t, err, name)
		came, err := k.party.FinishSAML(k.ctx, token, "browser")
		require.NoError(t, err, name)
		require.Equal(t, test.subject, came.Subject, name)
		require.Equal(t, test.email, came.Email, name)
	}

	require.Empty(t, ent.From(k.ctx).User.Query().AllX(k.system()), "a word about somebody makes nobody")
}
