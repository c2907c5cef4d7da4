package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/vault"
)

// tenantCommands look after a tenant's encryption keys.
type tenantCommands struct {
	RotateKey  rotateKeyCommand  `cmd:"" help:"Give a tenant a fresh encryption key for all that is stored from now on. What was stored stays readable."`
	DestroyKey destroyKeyCommand `cmd:"" help:"Destroy all encryption keys of a tenant: its evidence can never be read again."`
}

// tenantFlags name one tenant of an installation.
type tenantFlags struct {
	installFlags

	Tenant string `arg:"" placeholder:"ID" help:"The tenant, ten_…"`
}

// as is the machine at work for the tenant, by the command's name.
func (t *tenantFlags) as(ctx context.Context, db *ent.DB, command string) (context.Context, error) {
	tenant, err := id.Parse(id.Tenant, t.Tenant)
	if err != nil {
		return nil, unusable(err)
	}

	return viewer.With(ent.With(ctx, db), viewer.For(tenant, command)), nil
}

type rotateKeyCommand struct{ tenantFlags }

// Run rotates, and tells how many keys there are now.
func (c *rotateKeyCommand) Run(ctx context.Context, to streams) (err error) {
	secret, err := c.secret()
	if err != nil {
		return err
	}

	opened := &house{}
	defer func() { err = errors.Join(err, opened.Close()) }()

	if opened.db, err = c.openDatabase(ctx); err != nil {
		return err
	}

	if opened.blobs, err = c.openBlobs(ctx, secret); err != nil {
		return err
	}

	ctx, err = c.as(ctx, opened.db, "honnin tenant rotate-key")
	if err != nil {
		return err
	}

	keys, err := vault.Rotate(ctx, opened.blobs)
	if err != nil {
		return err
	}

	return write(to.out, fmt.Sprintf("What %s stores from now on is encrypted under a fresh key. It has %d keys to read with.", c.Tenant, keys))
}

type destroyKeyCommand struct {
	tenantFlags

	Confirm string `required:"" placeholder:"NAME" help:"The tenant's name, exactly as it is written: there is no way back."`
}

// Run destroys.
func (c *destroyKeyCommand) Run(ctx context.Context, to streams) (err error) {
	opened, err := c.openDatabase(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, opened.Close()) }()

	ctx, err = c.as(ctx, opened, "honnin tenant destroy-key")
	if err != nil {
		return err
	}

	if err := vault.Destroy(ctx, c.Confirm); err != nil {
		return err
	}

	return write(to.out, "The encryption keys of "+c.Tenant+" are destroyed. Backups of the database keep a wrapped copy until you throw them away.")
}
