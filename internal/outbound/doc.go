// Package outbound makes HTTP clients for addresses that a tenant names: identity providers, webhooks.
//
// Such an address could point at our own insides. The client looks at the IP address at the moment it connects, after the name was
// resolved, so that no name and no later answer of a name server leads into a private network. It follows no redirect, uses no
// proxy, speaks HTTPS alone, and gives up on what is slow or large.
package outbound
