// Package role lets a tenant compose roles of its own out of permissions.
//
// It owns the table role. It does not own what a permission allows, nor the built-in roles; those are tenants/rbac. Nobody can put
// into a role, or take out of one, what they do not have themselves.
package role
