package main

import (
	"context"
	"errors"
	"time"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/tenants/sign"
)

type linkCommand struct {
	installFlags
	addressFlags

	Email string `default:"admin@localhost" placeholder:"ADDRESS" help:"Whose link; operator@localhost is the first operator."`
}

// Run prints a one-time link by which a person signs in to the console.
func (c *linkCommand) Run(ctx context.Context, to streams) (err error) {
	opened, err := c.openDatabase(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, opened.Close()) }()

	token, err := sign.Link(ent.With(ctx, opened), c.Email, time.Now())
	if err != nil {
		return err
	}

	return write(to.out, c.base(c.Listen)+"/sign-in#"+string(token))
}
