// Package key holds API keys: what they look like, and how people make, narrow, replace and revoke them.
//
// It owns the table apikey. It does not own who may do that (tenants/rbac), nor the door at which a key is presented (tenants.Gate).
// A key is shown once and stored as a hash; its readable beginning tells the mode, its end is a checksum.
package key
