// Package platform is what the installation's own staff, the operators, do: they make tenants, suspend them, answer what they ask for,
// and visit them.
//
// It owns the table visit. An operator belongs to no tenant. To see inside one, they begin a visit with a reason, in a role of the
// tenant's own, for at most an hour; everything done there is in the tenant's audit log with the reason, and so are the beginning and
// the end. How a session moves in and out is the sign-in's; that a visit is over is looked at on every request.
package platform
