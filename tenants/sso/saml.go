package sso

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/crewjam/saml"
	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/connection"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
)

// MaxResponse bounds a SAML response as it comes, in base64: 256 KB.
const MaxResponse = 256 << 10

// Reasons why a response is refused; they stand in the log alone.
var (
	errAudience     = errors.New("sso: the assertion is for somebody else")
	errConfirmation = errors.New("sso: the assertion is not confirmed for the bearer")
	errReplayed     = errors.New("sso: the assertion was used before")
	errUnsolicited  = errors.New("sso: nobody asked for this response")
)

// Places are what a provider must be told of us: where it sends people back to and, for SAML, the entity id, where our metadata are.
func (p *Party) Places(row *db.Connection) (callback, metadata string) {
	if row.Protocol != connection.ProtocolSAML {
		return p.BaseURL + Callback, ""
	}

	root := p.BaseURL + "/sso/saml/" + id.Format(id.Connection, row.ID)

	return root + "/acs", root + "/metadata"
}

// serviceProvider is who we are to the connection's provider: each connection has an entity id of its own, so that a response for one
// is for no other.
func (p *Party) serviceProvider(row *db.Connection) (*saml.ServiceProvider, error) {
	callback, metadata := p.Places(row)

	acs, err := url.Parse(callback)
	if err != nil {
		return nil, fmt.Errorf("sso: base URL: %w", err)
	}

	made := &saml.ServiceProvider{
		EntityID: metadata, AcsURL: *acs, AuthnNameIDFormat: saml.UnspecifiedNameIDFormat,
		ValidateAudienceRestriction: func(a *saml.Assertion) error { return forUs(a, metadata) },
	}

	if len(row.Metadata) > 0 {
		if made.IDPMetadata, err = p.metadata(row.Metadata); err != nil {
			return nil, err
		}
	}

	return made, nil
}

// forUs takes an assertion that names us in each of its restrictions, and has one.
func forUs(assertion *saml.Assertion, entity string) error {
	restrictions := assertion.Conditions.AudienceRestrictions
	for _, restriction := range restrictions {
		if restriction.Audience.Value != entity {
			return errAudience
		}
	}

	if len(restrictions) == 0 {
		return errAudience
	}

	return nil
}

// Metadata is what the connection's provider must know of us, as XML. It is no secret.
func (p *Party) Metadata(ctx context.Context, key uuid.UUID) ([]byte, error) {
	row, err := ent.From(machine(ctx)).Connection.Get(machine(ctx), key)
	if err != nil && !db.IsNotFound(err) {
		return nil, fmt.Errorf("sso: connection: %w", err)
	}

	if err != nil || row.Protocol != connection.ProtocolSAML {
		return nil, fault.New(fault.NotFound, "There is no such connection.", nil)
	}

	party, err := p.serviceProvider(row)
	if err != nil {
		return nil, err
	}

	described := party.Metadata()
	described.SPSSODescriptors[0].AssertionConsumerServices = described.SPSSODescriptors[0].AssertionConsumerServices[:1]

	text, err := xml.MarshalIndent(described, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("sso: metadata: %w", err)
	}

	return text, nil
}

func (p *Party) beginSAML(ctx context.Context, row *db.Connection, going trip) (string, error) {
	party, err := p.serviceProvider(row)
	if err != nil {
		return "", err
	}

	asked, err := party.MakeAuthenticationRequest(
		party.GetSSOBindingLocation(saml.HTTPRedirectBinding), saml.HTTPRedirectBinding, saml.HTTPPostBinding,
	)
	if err != nil {
		return "", fmt.Errorf("sso: saml: %w", err)
	}

	state := rand.Text()
	going.Request = asked.ID

	if err := p.note(ctx, kindTrip, state, row.TenantID, going, TripLife); err != nil {
		return "", err
	}

	to, err := asked.Redirect(state, party)
	if err != nil {
		return "", fmt.Errorf("sso: saml: %w", err)
	}

	return to.String(), nil
}

// LandSAML believes or refuses a response that a provider had a browser post, and gives the token with which the same browser's own
// request, [Party.FinishSAML], goes on: a post from another site carries no cookie.
func (p *Party) LandSAML(ctx context.Context, key uuid.UUID, state, response string) (string, error) {
	ctx = machine(ctx)

	row, err := p.open(ctx, key)
	if err != nil {
		return "", err
	}

	if row.Protocol != connection.ProtocolSAML {
		return "", fault.New(fault.NotFound, "There is no such connection.", nil)
	}

	if state == "" {
		return "", refused(errUnsolicited)
	}

	going, err := p.take(ctx, kindTrip, state)
	if err != nil {
		return "", err
	}

	if going.Connection != row.ID || going.Request == "" {
		return "", refused(errConflict)
	}

	assertion, err := p.believe(row, going, response)
	if err != nil {
		return "", err
	}

	if err := p.once(ctx, row, assertion); err != nil {
		return "", err
	}

	asserted := said(row, assertion)
	asserted.Return = going.Return
	going.Asserted = &asserted
	token := rand.Text()

	return token, p.note(ctx, kindLanded, token, row.TenantID, going, landing)
}

// FinishSAML gives what the provider said to the browser that asked for it, once.
func (p *Party) FinishSAML(ctx context.Context, token, browser string) (Asserted, error) {
	ctx = machine(ctx)

	going, err := p.take(ctx, kindLanded, token)
	if err != nil {
		return Asserted{}, err
	}

	if !going.by(browser) || going.Asserted == nil {
		return Asserted{}, refused(errBrowser)
	}

	return *going.Asserted, nil
}

// believe verifies the response. The library reads the clock itself, and allows three minutes between ours and the provider's.
func (p *Party) believe(row *db.Connection, going trip, response string) (*saml.Assertion, error) {
	if len(response) > MaxResponse {
		return nil, fault.New(fault.TooLarge, "The answer of your identity provider is too large.", nil)
	}

	decoded, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(response), ""))
	if err != nil {
		return nil, refused(err)
	}

	if err := wellShaped(decoded); err != nil {
		return nil, refused(err)
	}

	party, err := p.serviceProvider(row)
	if err != nil {
		return nil, err
	}

	assertion, err := party.ParseXMLResponse(decoded, []string{going.Request}, party.AcsURL)
	if err != nil {
		return nil, refused(private(err))
	}

	if !confirmed(assertion) {
		return nil, refused(errConfirmation)
	}

	return assertion, nil
}

// private is why the library refused; its own words are for nobody.
func private(err error) error {
	if kept := (*saml.InvalidResponseError)(nil); errors.As(err, &kept) {
		return kept.PrivateErr
	}

	return err
}

// confirmed tells whether the assertion is one for whoever bears it, in answer to our request, which the library has compared.
func confirmed(assertion *saml.Assertion) bool {
	for _, confirmation := range assertion.Subject.SubjectConfirmations {
		if confirmation.Method == "urn:oasis:names:tc:SAML:2.0:cm:bearer" && confirmation.SubjectConfirmationData != nil {
			return true
		}
	}

	return false
}

// once notes the assertion, and refuses one that was noted before (SAML profiles, 4.1.4.5).
func (p *Party) once(ctx context.Context, row *db.Connection, assertion *saml.Assertion) error {
	err := p.note(ctx, kindAssertion, row.ID.String()+" "+assertion.ID, row.TenantID, trip{}, saml.MaxIssueDelay+2*saml.MaxClockSkew)
	if db.IsConstraintError(err) {
		return refused(errReplayed)
	}

	return err
}
