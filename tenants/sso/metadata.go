package sso

import (
	"bytes"
	"context"
	"crypto/x509"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"io"
	"net/http"
	"strings"

	"github.com/crewjam/saml"
	xrv "github.com/mattermost/xml-roundtrip-validator"

	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/outbound"
)

const maxMetadata = 256 << 10 // bytes, as many as the column holds

// fetch reads metadata from where the tenant says they are.
func (p *Party) fetch(ctx context.Context, address string) ([]byte, error) {
	const field, sentence = "metadataUrl", "The metadata cannot be read from there. Try it in a browser, or paste them."

	if err := p.reach.Check(address); err != nil {
		return nil, invalid(field, "The address of the metadata is a URL that begins with https://.")
	}

	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, invalid(field, sentence)
	}

	response, err := p.client.Do(request)
	if errors.Is(err, outbound.ErrAddress) {
		return nil, invalid(field, "The address leads to a private network.")
	}

	if err != nil {
		return nil, fault.New(fault.Unavailable, sentence, err, fault.Field("input."+field))
	}
	defer response.Body.Close() //nolint:errcheck // read to its end, or given up

	data, err := io.ReadAll(io.LimitReader(response.Body, maxMetadata+1))
	if err != nil || response.StatusCode != http.StatusOK {
		return nil, fault.New(fault.Unavailable, sentence, err, fault.Field("input."+field))
	}

	return data, nil
}

// metadata reads a provider's description and sees whether it holds what a sign-in takes: a name, where to send people, and the
// certificates of its signatures.
func (p *Party) metadata(data []byte) (*saml.EntityDescriptor, error) {
	if len(data) == 0 || len(data) > maxMetadata {
		return nil, invalid("metadata", "Give the provider's metadata, XML of up to 256 KB.")
	}

	described := &saml.EntityDescriptor{}
	if err := errors.Join(xrv.Validate(bytes.NewReader(data)), xml.Unmarshal(data, described)); err != nil {
		return nil, invalid("metadata", "These are not SAML metadata; they begin with <EntityDescriptor.")
	}

	if described.EntityID == "" || len(described.EntityID) > maxIssuer || len(described.IDPSSODescriptors) != 1 {
		return nil, invalid("metadata", "The metadata must describe one identity provider with its entity id.")
	}

	party := saml.ServiceProvider{IDPMetadata: described}
	if err := p.reach.Check(party.GetSSOBindingLocation(saml.HTTPRedirectBinding)); err != nil {
		return nil, invalid("metadata", "The provider must take people in by HTTP-Redirect at a URL that begins with https://.")
	}

	if !certified(described) {
		return nil, invalid("metadata", "The metadata must hold the certificate of the provider's signatures.")
	}

	return described, nil
}

// certified tells whether there is a certificate, and every one can be read.
func certified(described *saml.EntityDescriptor) bool {
	found := false

	for _, descriptor := range described.IDPSSODescriptors[0].KeyDescriptors {
		if descriptor.Use != "" && descriptor.Use != "signing" {
			continue
		}

		for _, certificate := range descriptor.KeyInfo.X509Data.X509Certificates {
			raw, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(certificate.Data), ""))
			if err != nil {
				return false
			}

			if _, err := x509.ParseCertificate(raw); err != nil {
				return false
			}

			found = true
		}
	}

	return found
}
