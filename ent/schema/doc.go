// Package schema holds the tables, one file each, by hand. The client in ent/db and the migrations in ent/migrations are generated
// from it with go generate ./ent/... and go run ./ent/migrations/write.
//
// A table belongs to one tenant through the mixin [owned]; package ent filters and stamps its rows, and knows the few tables that do
// not: the tenant itself, people, and what is private to the machine. Nothing here has effects: hooks on a schema would be off wherever its runtime package is not imported.
package schema
