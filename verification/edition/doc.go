// Package edition keeps the versions of a tenant's flows and policies: drafted, validated, published, archived.
//
// It owns the tables blueprint, edition, lawoverride and lawcatalogue. A blueprint is a flow or a policy with a name; its editions are its
// versions, of which one at most is published. Flows and policies go through the same verbs: what differs between them is in kind.go. An
// edition changes while it is a draft and never after it was published, so a verification that is pinned to one is judged by what it
// began with.
//
// It does not own what a definition means; packages flow, policy and law do. What a tenant's contract covers, and whether the tenant wants
// two persons for a publication, the caller says.
package edition
