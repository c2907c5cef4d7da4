// Package sign is how a person proves who they are, and how long that is believed.
//
// It owns sessions and devices, passwords, one-time codes, recovery codes and passkeys, one-time links and resets, and the brakes on
// guessing. What a session may do is not its own: tenants.Gate turns one into a viewer, tenants/rbac says what that viewer may. Whether
// an identity provider must be asked instead is tenants/sso's to say.
//
// Sensitive changes take a proof within the last ten minutes. Whenever the rights of a session change, its token does. Every secret is
// stored as a hash, or sealed where it must be read again.
package sign
