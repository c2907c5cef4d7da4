// Package vault looks after the encryption keys of a tenant: a fresh one from time to time, and the end of all of them.
//
// The keys themselves, wrapped by the installation's secret, stand in the tenant's row and nowhere else; every process reads them from
// there each time it needs them. So both verbs take effect at once, everywhere. What they do is in the tenant's audit log.
package vault
