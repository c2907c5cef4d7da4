package main

import (
	"context"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/honnin/honnin/internal/outbound"
	"github.com/honnin/honnin/signin"
	"github.com/honnin/honnin/tenants"
	"github.com/honnin/honnin/tenants/rbac"
	"github.com/honnin/honnin/tenants/sso"
)

// party is what speaks with tenants' identity providers.
func (s *serving) party(table *rbac.Table) *sso.Party {
	made := sso.NewParty(s.blobs, table, net.DefaultResolver, outbound.Reach{Loopback: s.ReachLoopback}, time.Now)
	made.BaseURL = s.base

	return made
}

// company puts the ways in by a company's own provider and directory beside the rest.
func (s *serving) company(party *sso.Party, authority *rbac.Authority, rest http.Handler) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/sso/", (&signin.SSO{DB: s.db, Party: party, Enter: s.enter}).Handler())
	mux.Handle("/scim/v2/", (&signin.SCIM{DB: s.db, Gate: s.gate, Authority: authority, BaseURL: s.base}).Handler())
	mux.Handle("/", rest)

	return mux
}

// enter begins a session of whom a provider vouches for.
func (s *serving) enter(ctx context.Context, by tenants.Vouched) (*http.Cookie, error) {
	token, err := tenants.Enter(ctx, by, time.Now())
	if err != nil {
		return nil, err
	}

	return &http.Cookie{ //nolint:gosec // secure wherever the installation is reached by https
		Name: "honnin_session", Value: string(token), Path: "/", MaxAge: int(tenants.SessionLife.Seconds()), HttpOnly: true,
		Secure: strings.HasPrefix(s.base, "https://"), SameSite: http.SameSiteLaxMode,
	}, nil
}
