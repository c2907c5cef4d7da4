// Package plan adds to a planned migration what ent does not plan by itself: on PostgreSQL, references that carry the tenant, and
// row-level security on every new table.
//
// Both follow from the tables alone. A table whose tenant_id is never empty belongs to tenants; any other new table is the machine's
// until somebody writes another policy for it by hand, as for tenants themselves and for people.
package plan
