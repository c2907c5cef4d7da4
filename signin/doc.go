// Package signin is how people, and the directories that they are kept in, come to a tenant: the HTTP surface of signing in.
//
// It puts the verbs of tenants together and knows cookies, redirects and forms. It does not own who somebody is (tenants/sso) nor what
// they may do (tenants/rbac).
package signin
