package sso

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/fault"
)

// Callback is the path that OpenID providers send browsers back to.
const Callback = "/sso/oidc/callback"

// Reasons why an answer is refused; they stand in the log alone.
var (
	errBrowser  = errors.New("sso: another browser than the one that set out")
	errNonce    = errors.New("sso: the nonce is another sign-in's")
	errToken    = errors.New("sso: no ID token")
	errParty    = errors.New("sso: the token is for several and another one asked for it")
	errSubject  = errors.New("sso: userinfo is about somebody else")
	errDenied   = errors.New("sso: the provider refused")
	errConflict = errors.New("sso: two providers, one answer")
)

// Returned is what an OpenID provider sent the browser back with.
type Returned struct {
	State, Code, Error, Issuer string
	// Browser is the secret of the browser's cookie.
	Browser string
}

func (p *Party) beginOIDC(ctx context.Context, row *db.Connection, going trip, hint string) (string, error) {
	config, _, err := p.config(ctx, row)
	if err != nil {
		return "", err
	}

	state := rand.Text()
	going.Nonce, going.Verifier = rand.Text(), oauth2.GenerateVerifier()

	if err := p.note(ctx, kindTrip, state, row.TenantID, going, TripLife); err != nil {
		return "", err
	}

	options := []oauth2.AuthCodeOption{oidc.Nonce(going.Nonce), oauth2.S256ChallengeOption(going.Verifier)}
	if hint != "" {
		options = append(options, oauth2.SetAuthURLParam("login_hint", hint))
	}

	return config.AuthCodeURL(state, options...), nil
}

// config is who we are to the provider, with the tenant's secret.
func (p *Party) config(ctx context.Context, row *db.Connection) (*oauth2.Config, *oidc.Provider, error) {
	provider, err := p.provider(ctx, row)
	if err != nil {
		return nil, nil, err
	}

	at, err := endpoint(provider)
	if err != nil {
		return nil, nil, err
	}

	tenant, err := ent.From(ctx).Tenant.Get(ctx, row.TenantID)
	if err != nil {
		return nil, nil, fmt.Errorf("sso: tenant: %w", err)
	}

	secret, err := p.Blobs.Unseal(tenant.Keyset, place(row.ID), row.Secret)
	if err != nil {
		return nil, nil, err
	}

	return &oauth2.Config{
		ClientID: row.ClientID, ClientSecret: string(secret), Endpoint: at, RedirectURL: p.BaseURL + Callback,
		Scopes: []string{oidc.ScopeOpenID, "email", "profile"},
	}, provider, nil
}

// FinishOIDC trades what the browser brought back for what the provider says of the person. Anything that does not fit the sign-in
// that this browser began is [fault.Unauthenticated].
func (p *Party) FinishOIDC(ctx context.Context, back Returned) (Asserted, error) {
	ctx = machine(ctx)

	going, err := p.take(ctx, kindTrip, back.State)
	if err != nil {
		return Asserted{}, err
	}

	if !going.by(back.Browser) {
		return Asserted{}, refused(errBrowser)
	}

	row, err := p.open(ctx, going.Connection)
	if err != nil {
		return Asserted{}, err
	}

	// RFC 9207: a provider that names itself must be the one that was asked.
	if back.Issuer != "" && back.Issuer != row.Issuer {
		return Asserted{}, refused(errConflict)
	}

	if back.Error != "" || back.Code == "" {
		return Asserted{}, fault.New(fault.Unauthenticated, "Your identity provider did not let you in.", errDenied)
	}

	claims, err := p.exchange(ctx, row, going, back.Code)
	if err != nil {
		return Asserted{}, err
	}

	// A provider that says the address is not the person's is believed; one that says nothing speaks for its own domain.
	if !claims.vouched() {
		claims.Email = ""
	}

	return Asserted{
		Tenant: row.TenantID, Connection: row.ID, Subject: claims.Subject, Email: claims.Email, Name: claims.Name,
		Method: "oidc", Return: going.Return,
	}, nil
}

// exchange trades the code, with the proof that it was asked for here, and verifies the token.
func (p *Party) exchange(ctx context.Context, row *db.Connection, going trip, code string) (claims, error) {
	config, provider, err := p.config(ctx, row)
	if err != nil {
		return claims{}, err
	}

	ctx = context.WithValue(ctx, oauth2.HTTPClient, p.client)

	tokens, err := config.Exchange(ctx, code, oauth2.VerifierOption(going.Verifier))
	if err != nil {
		return claims{}, refused(withoutBody(err))
	}

	raw, ok := tokens.Extra("id_token").(string)
	if !ok {
		return claims{}, refused(errToken)
	}

	// The provider itself says by what it signs; none of what go-oidc knows is symmetric or "none".
	token, err := provider.Verifier(&oidc.Config{ClientID: row.ClientID, Now: p.Now}).Verify(ctx, raw)
	if err != nil {
		return claims{}, refused(err)
	}

	if subtle.ConstantTimeCompare([]byte(token.Nonce), []byte(going.Nonce)) != 1 {
		return claims{}, refused(errNonce)
	}

	var said claims
	if err := token.Claims(&said); err != nil {
		return claims{}, refused(err)
	}

	if len(token.Audience) > 1 && said.Party != row.ClientID {
		return claims{}, refused(errParty)
	}

	return p.complete(ctx, provider, tokens, said)
}

// complete asks the userinfo endpoint where the token says no address.
func (*Party) complete(ctx context.Context, provider *oidc.Provider, tokens *oauth2.Token, said claims) (claims, error) {
	if said.Email != "" || provider.UserInfoEndpoint() == "" {
		return said, nil
	}

	more, err := provider.UserInfo(ctx, oauth2.StaticTokenSource(tokens))
	if err != nil {
		return claims{}, refused(withoutBody(err))
	}

	if more.Subject != said.Subject {
		return claims{}, refused(errSubject)
	}

	if err := more.Claims(&said); err != nil {
		return claims{}, refused(err)
	}

	return said, nil
}

// claims are what is read of a token.
type claims struct {
	Subject  string `json:"sub"`
	Party    string `json:"azp"`
	Email    string `json:"email"`
	Verified any    `json:"email_verified"`
	Name     string `json:"name"`
}

// vouched is false when the provider says that the address is not the person's; some say so in words.
func (c claims) vouched() bool {
	switch said := c.Verified.(type) {
	case nil:
		return true
	case bool:
		return said
	case string:
		return strings.EqualFold(said, "true")
	default:
		return false
	}
}

// withoutBody keeps what a provider answered out of the log: it may repeat a code or name a person.
func withoutBody(err error) error {
	if answered := (*oauth2.RetrieveError)(nil); errors.As(err, &answered) {
		return fmt.Errorf("%w: %d", errDenied, answered.Response.StatusCode)
	}

	if failed := (*url.Error)(nil); errors.As(err, &failed) {
		return failed
	}

	return errDenied
}
