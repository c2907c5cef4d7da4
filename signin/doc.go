// Package signin is how people, and the directories that they are kept in, come in: the HTTP surface of signing in and of one's own
// account, in JSON over POST, and of the ways by a tenant's own provider.
//
// It puts the verbs of tenants together and knows cookies, headers, redirects and bodies. It does not own who somebody is (tenants/sign,
// tenants/sso) nor what they may do (tenants/rbac). What a person is and has is read over GraphQL; what changes it goes through here, as
// most of it changes a cookie, which a GraphQL answer does not.
package signin
