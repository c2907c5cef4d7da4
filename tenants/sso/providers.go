package sso

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"github.com/google/uuid"
	"golang.org/x/oauth2"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/connection"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/outbound"
)

const (
	remembered = 256 // providers held at most
	fresh      = 10 * time.Minute
)

// providers remembers what OpenID providers say of themselves, by connection and its revision, so that not every sign-in asks anew.
type providers struct {
	mu    sync.Mutex
	known map[uuid.UUID]described
}

type described struct {
	provider *oidc.Provider
	revision int
	until    time.Time
}

// provider gives what the connection's provider says of itself (OpenID Connect Discovery 1.0).
func (p *Party) provider(ctx context.Context, row *db.Connection) (*oidc.Provider, error) {
	if known, ok := p.recall(row); ok {
		return known, nil
	}

	asked, err := oidc.NewProvider(oidc.ClientContext(ctx, p.client), row.Issuer)
	if errors.Is(err, outbound.ErrAddress) {
		return nil, fault.New(fault.Invalid, "The issuer leads to a private network.", err, fault.Field("input.issuer"))
	}

	if err != nil {
		return nil, fault.New(fault.Unavailable, "The identity provider does not answer, or not as the issuer it should be.", withoutBody(err))
	}

	if err := p.reach.Check(asked.Endpoint().AuthURL); err != nil {
		return nil, fault.New(fault.Unavailable, "The identity provider names no page to sign in at.", err)
	}

	p.keep(row, asked)

	return asked, nil
}

func (p *Party) recall(row *db.Connection) (*oidc.Provider, bool) {
	p.providers.mu.Lock()
	defer p.providers.mu.Unlock()

	known, ok := p.providers.known[row.ID]

	return known.provider, ok && known.revision == row.Revision && p.Now().Before(known.until)
}

func (p *Party) keep(row *db.Connection, asked *oidc.Provider) {
	p.providers.mu.Lock()
	defer p.providers.mu.Unlock()

	if len(p.providers.known) >= remembered {
		clear(p.providers.known)
	}

	p.providers.known[row.ID] = described{asked, row.Revision, p.Now().Add(fresh)}
}

// endpoint says how we prove who we are at the token endpoint: by the header wherever the provider takes it.
func endpoint(provider *oidc.Provider) (oauth2.Endpoint, error) {
	var says struct {
		Methods []string `json:"token_endpoint_auth_methods_supported"`
	}

	if err := provider.Claims(&says); err != nil {
		return oauth2.Endpoint{}, fault.New(fault.Unavailable, "The identity provider's description cannot be read.", err)
	}

	made := provider.Endpoint()
	made.AuthStyle = oauth2.AuthStyleInHeader

	if len(says.Methods) > 0 && !slices.Contains(says.Methods, "client_secret_basic") {
		made.AuthStyle = oauth2.AuthStyleInParams
	}

	return made, nil
}

// probe sees whether the provider is there and is who it should be.
func (p *Party) probe(ctx context.Context, row *db.Connection) error {
	if row.Protocol == connection.ProtocolSAML {
		_, err := p.metadata(row.Metadata)

		return err
	}

	_, err := p.provider(ctx, row)

	return err
}
