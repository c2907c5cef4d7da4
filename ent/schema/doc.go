// Package schema holds the tables, one file each, by hand. The client in ent/db and the migrations in ent/migrations are generated
// from it with go generate ./ent/... and go run ./ent/migrations/write.
//
// Every table but tenant belongs to one tenant through the mixin [owned]; package ent filters and stamps its rows. Nothing here
// has effects: hooks on a schema would be off wherever its runtime package is not imported.
package schema
