// Package sandbox keeps tenants' test environments.
//
// A test environment is a tenant of its own that names the tenant whose it is: what lies between two tenants lies between the real and
// the tried, in both locks of the database, and nothing has to remember which is which. Its people and their roles are those of its
// tenant ([viewer.Viewer.Home]), its features, quotas and rates its own. It does not own what happens in it; verification says what a
// magic reference does, and each package that keeps dates moves its own when the clock is advanced.
package sandbox
