// Package migrations holds the steps by which a database reaches the schema of this binary, for each kind of database. They are
// written by the command below this folder, read by people, applied by package ent, and never changed once released.
package migrations

import "embed"

// Files are the goose migrations, in the folders postgres and sqlite.
//
//go:embed postgres/*.sql sqlite/*.sql
var Files embed.FS
