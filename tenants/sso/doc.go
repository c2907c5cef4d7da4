// Package sso lets people in by their own company's identity provider.
//
// It owns connections (OpenID Connect and SAML), domains that a tenant has proven to be its own, identities, and whether a tenant's
// people must come this way. It does not own sessions: it says who somebody is, and the edge signs them in. Nobody comes in by it but
// into the one tenant whose provider vouches for them, and no provider vouches for an address outside of its tenant's domains.
//
// The protocol follows OpenID Connect Core 1.0 with PKCE (RFC 7636), and the SAML 2.0 web browser profile, begun by us alone.
package sso
