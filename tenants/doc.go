// Package tenants says who asks: which tenant, which person or key, with which roles.
//
// It owns API keys, one-time sign-in links and sessions, and the tenant of the first start. It does not own what a role may do;
// that is tenants/rbac. Every secret is shown once and stored as a hash.
package tenants
