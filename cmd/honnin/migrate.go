package main

import (
	"context"

	"github.com/honnin/honnin/ent"
)

type migrateCommand struct {
	installFlags
}

// Run brings the database to the version of this binary. Starting it twice, also at once, is harmless.
func (c *migrateCommand) Run(ctx context.Context, to streams) error {
	url, _, err := c.database()
	if err != nil {
		return err
	}

	if err := ent.Migrate(ctx, url); err != nil {
		return err
	}

	return write(to.out, "The database is at the version of this honnin.")
}
