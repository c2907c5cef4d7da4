// Package viewer says on whose behalf code runs.
//
// Console users, API keys, the person being verified and the machine itself are all viewers. The edges put one into the context;
// the database filters every row by its tenant, and the permission table is asked about its roles. Code without a viewer reaches
// no row.
package viewer

import (
	"context"
	"slices"

	"github.com/google/uuid"
)

// Kind is the sort of viewer.
type Kind string

// The kinds of viewer.
const (
	Key       Kind = "key"       // a tenant's backend, by API key
	User      Kind = "user"      // a person signed in to the console
	Operator  Kind = "operator"  // staff of the installation, outside of every tenant or on a visit in one
	Applicant Kind = "applicant" // the person being verified, bound to one verification
	Machine   Kind = "system"    // Honnin itself, over all tenants or for one
)

// Viewer is on whose behalf code runs.
type Viewer struct {
	// Tenant is whose rows can be seen and written. The zero UUID, only with [Machine], means those of every tenant.
	Tenant uuid.UUID
	// Home is, in a test environment, the tenant whose environment it is: its members and its own roles count there. The zero UUID
	// everywhere else, so that what does not know of test environments is never in one.
	Home uuid.UUID
	// Subject is the prefixed id of who it is: key_…, usr_… or, for an applicant, ver_…; for [Machine] the reason.
	Subject string
	Kind    Kind
	// Roles are names from tenants/rbac/policy.csv, or of the tenant's own roles.
	Roles []string
	// Scopes narrow what the roles of a key allow: none, read or write by subject; a subject that is not named is none. All that the
	// roles allow, when empty.
	Scopes map[string]string
	// Flows are the ids of the flows that a key may use; all, when empty.
	Flows []string
	// Rate is how many requests a minute a key may make; the installation's default, when 0.
	Rate int
	// Limited says that a key is bound to flows, networks or a time, and so must not make another that is not.
	Limited bool
	// Reason is why an operator is in the tenant; empty for everybody else.
	Reason string
	// Reviews says that the tenant has left its reviews to the installation's staff, of whom this operator is one on a visit.
	Reviews bool
	// Session is the id of the session of a person; zero for everybody else.
	Session uuid.UUID
	// Origin is where the request came from, for the audit log.
	Origin Origin
}

// Origin is where a request came from.
type Origin struct {
	// Address is the IP address of the other end, Agent the program as it names itself, Request the id of the request in the log.
	Address, Agent, Request string
}

// DefaultFlow is the flow of a verification that names none.
const DefaultFlow = "default"

// MayUse tells whether the viewer may open verifications of the flow.
func (v Viewer) MayUse(flow string) bool {
	return len(v.Flows) == 0 || slices.Contains(v.Flows, flow)
}

// Everywhere reports whether the viewer passes the tenant filter: the machine itself, bound to no tenant.
func (v Viewer) Everywhere() bool {
	return v.Kind == Machine && v.Tenant == uuid.Nil
}

// Test reports whether the viewer is at work in a test environment.
func (v Viewer) Test() bool { return v.Home != uuid.Nil }

// AtHome is the viewer where its members and its own roles are kept: out of a test environment and in the tenant whose it is.
func (v Viewer) AtHome() Viewer {
	if v.Test() {
		v.Tenant, v.Home = v.Home, uuid.Nil
	}

	return v
}

// System is a viewer for work that belongs to no tenant, such as looking up a credential or the sweep. The reason stands in
// the log in place of a name.
func System(reason string) Viewer {
	return Viewer{Subject: reason, Kind: Machine}
}

// For is the machine at work for one tenant: filtered like any other viewer of it.
func For(tenant uuid.UUID, reason string) Viewer {
	return Viewer{Tenant: tenant, Subject: reason, Kind: Machine}
}

type contextKey struct{}

// With puts the viewer into the context.
func With(ctx context.Context, v Viewer) context.Context {
	return context.WithValue(ctx, contextKey{}, v)
}

// From gives the viewer in the context, and whether there is one.
func From(ctx context.Context) (Viewer, bool) {
	v, ok := ctx.Value(contextKey{}).(Viewer)

	return v, ok
}
