package main

import (
	"context"

	"github.com/honnin/honnin/tenants"
)

// pretend says, beside what a command prints, that the viewer's tenant is a test environment; nothing for a real one.
func pretend(ctx context.Context, to streams) error {
	row, err := tenants.Own(ctx)
	if err != nil || row.TestOf == nil {
		return err
	}

	return write(to.err, row.Name+": a test environment. Nothing in it is real.")
}
