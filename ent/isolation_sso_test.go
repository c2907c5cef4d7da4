package ent_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/base64"
	"math/big"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent/db/connection"
	"github.com/honnin/honnin/tenants/sso"
)

// connect gives a tenant a SAML connection that is enabled: its provider need not be asked, as one of OpenID would be.
func connect(ctx context.Context, t *testing.T, party *sso.Party, mark string) {
	t.Helper()

	secret, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)

	card := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour)}
	raw, err := x509.CreateCertificate(rand.Reader, card, card, &secret.PublicKey, secret)
	require.NoError(t, err)

	row, err := party.Create(ctx, sso.Draft{Protocol: connection.ProtocolSAML, Name: mark, Metadata: `<EntityDescriptor ` +
		`xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://` + mark + `.example"><IDPSSODescriptor ` +
		`protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><KeyDescriptor use="signing">` +
		`<KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>` + base64.StdEncoding.EncodeToString(raw) +
		`</X509Certificate></X509Data></KeyInfo></KeyDescriptor><SingleSignOnService ` +
		`Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://` + mark + `.example/sso"/></IDPSSODescriptor></EntityDescriptor>`})
	require.NoError(t, err)

	_, err = party.Enable(ctx, row.ID, row.Revision)
	require.NoError(t, err)
}
