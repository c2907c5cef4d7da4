// Package member says who works for a tenant: members, and invitations of those who are to become members.
//
// It owns the tables membership and invitation. It does not own people (they may belong to several tenants, and sign in elsewhere),
// nor what a role allows (tenants/rbac). Two rules hold under any number of requests at once: a tenant always has an active owner, and
// nobody gives or takes away more than they have themselves.
package member
