package sso

import (
	"context"
	"crypto/subtle"
	"encoding/json"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/challenge"
	"github.com/honnin/honnin/ent/db/connection"
	"github.com/honnin/honnin/internal/fault"
)

const (
	// TripLife is how long a person has at their identity provider.
	TripLife = 10 * time.Minute
	// landing is how long the browser has between a SAML response and the page that takes it up.
	landing = time.Minute
)

// The kinds of row in table challenge that are ours.
const (
	kindTrip      = "sso"           // on the way to a provider
	kindLanded    = "sso.landed"    // back from a SAML provider
	kindAssertion = "sso.assertion" // an assertion that was used
)

// trip is what must be remembered while a person is at their provider. It is bound to the browser by the digest of a cookie.
type trip struct {
	Connection uuid.UUID `json:"connection"`
	Browser    string    `json:"browser"`
	Return     string    `json:"return"`
	// Nonce and Verifier are of OpenID, Request of SAML.
	Nonce    string `json:"nonce,omitempty"`
	Verifier string `json:"verifier,omitempty"`
	Request  string `json:"request,omitempty"`
	// Asserted is what a SAML provider has said.
	Asserted *Asserted `json:"asserted,omitempty"`
}

// Start is a person who sets out.
type Start struct {
	// Browser is the secret of the browser's cookie, Hint the address to suggest to the provider, Return where to go in the end.
	Browser, Hint, Return string
}

// Asserted is what a provider says of somebody.
type Asserted struct {
	Tenant     uuid.UUID `json:"tenant"`
	Connection uuid.UUID `json:"connection"`
	Subject    string    `json:"subject"`
	Email      string    `json:"email"`
	Name       string    `json:"name"`
	// Method is oidc or saml, Return where the person wanted to go.
	Method string `json:"method"`
	Return string `json:"return"`
}

// Begin gives the URL of the provider to send the browser to.
func (p *Party) Begin(ctx context.Context, key uuid.UUID, start Start) (string, error) {
	ctx = machine(ctx)

	row, err := p.open(ctx, key)
	if err != nil {
		return "", err
	}

	going := trip{Connection: row.ID, Browser: digest(start.Browser), Return: start.Return}
	if row.Protocol == connection.ProtocolSAML {
		return p.beginSAML(ctx, row, going)
	}

	return p.beginOIDC(ctx, row, going, start.Hint)
}

// open gives a connection by which people can come now.
func (*Party) open(ctx context.Context, key uuid.UUID) (*db.Connection, error) {
	row, err := ent.From(ctx).Connection.Get(ctx, key)
	if err != nil && !db.IsNotFound(err) {
		return nil, fmt.Errorf("sso: connection: %w", err)
	}

	if err == nil && row.State == connection.StateActive {
		tenant, err := ent.From(ctx).Tenant.Get(ctx, row.TenantID)
		if err != nil {
			return nil, fmt.Errorf("sso: connection: %w", err)
		}

		if working(tenant) {
			return row, nil
		}
	}

	return nil, fault.New(fault.NotFound, "There is no sign-in by an identity provider here.", nil)
}

// note keeps a trip under the token that comes back.
func (p *Party) note(ctx context.Context, kind, token string, tenant uuid.UUID, going trip, life time.Duration) error {
	data, err := json.Marshal(going)
	if err != nil {
		return fmt.Errorf("sso: trip: %w", err)
	}

	err = ent.From(ctx).Challenge.Create().SetKind(kind).SetHash(digest(token)).SetTenantID(tenant).SetData(data).
		SetExpiresAt(p.Now().Add(life)).Exec(ctx)
	if err != nil {
		return fmt.Errorf("sso: trip: %w", err)
	}

	return nil
}

// take gives the trip of a token, once: of several who bring it at once, one gets it.
func (p *Party) take(ctx context.Context, kind, token string) (trip, error) {
	var going trip

	err := ent.Tx(ctx, func(ctx context.Context) error {
		row, err := ent.From(ctx).Challenge.Query().Where(challenge.Kind(kind), challenge.Hash(digest(token))).Only(ctx)
		if db.IsNotFound(err) {
			return lost()
		}

		if err != nil {
			return fmt.Errorf("sso: trip: %w", err)
		}

		gone, err := ent.From(ctx).Challenge.Delete().Where(challenge.ID(row.ID)).Exec(ctx)
		if err != nil {
			return fmt.Errorf("sso: trip: %w", err)
		}

		if gone == 0 || !p.Now().Before(row.ExpiresAt) {
			return lost()
		}

		going = trip{}
		if err := json.Unmarshal(row.Data, &going); err != nil {
			return fmt.Errorf("sso: trip: %w", err)
		}

		return nil
	})

	return going, err
}

// by tells whether the trip was begun by the browser with the cookie.
func (t trip) by(browser string) bool {
	return browser != "" && subtle.ConstantTimeCompare([]byte(t.Browser), []byte(digest(browser))) == 1
}

// lost is a trip that nobody here began, or not lately.
func lost() error {
	return fault.New(fault.Unauthenticated, "This sign-in was not begun here, or took too long. Begin again.", nil)
}

// refused is an answer of a provider that is not believed. The cause is for the log.
func refused(cause error) error {
	return fault.New(fault.Unauthenticated, "The answer of your identity provider was refused.", cause)
}
