package main

import (
	"context"
	"net"
	"net/http"
	"time"

	"github.com/honnin/honnin/internal/browser"
	"github.com/honnin/honnin/internal/outbound"
	"github.com/honnin/honnin/signin"
	"github.com/honnin/honnin/tenants/rbac"
	"github.com/honnin/honnin/tenants/sso"
)

// dnsWait is how long the name server may take to be reached.
const dnsWait = 5 * time.Second

// party is what speaks with tenants' identity providers.
func (s *serving) party(table *rbac.Table) *sso.Party {
	made := sso.NewParty(s.blobs, table, s.resolver(), outbound.Reach{Loopback: s.ReachLoopback}, time.Now)
	made.BaseURL = s.base

	return made
}

// resolver asks for the records by which tenants prove domains.
func (s *serving) resolver() *net.Resolver {
	if s.DNS == "" {
		return net.DefaultResolver
	}

	dialer := &net.Dialer{Timeout: dnsWait}

	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, network, _ string) (net.Conn, error) {
		return dialer.DialContext(ctx, network, s.DNS)
	}}
}

// company puts the ways in by a company's own provider and directory beside the rest.
func (s *serving) company(party *sso.Party, authority *rbac.Authority, guard *browser.Guard, rest http.Handler) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/sso/", (&signin.SSO{DB: s.db, Party: party, Guard: guard, Now: time.Now}).Handler())
	mux.Handle("/scim/v2/", (&signin.SCIM{DB: s.db, Gate: s.gate, Authority: authority, BaseURL: s.base}).Handler())
	mux.Handle("/", rest)

	return mux
}
