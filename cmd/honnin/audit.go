package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/audit"
)

// auditCommands look after the audit log.
type auditCommands struct {
	Verify auditVerifyCommand `cmd:"" help:"Find links of the audit log that were removed, changed or moved. Exit code 3 when there are any."`
}

type auditVerifyCommand struct {
	installFlags

	Tenant string `placeholder:"ID" help:"Only the chain of this tenant, ten_…. Default: every tenant's and the installation's own."`
}

// errBroken leads to its own exit code, so that a script can tell "broken" from "could not look".
var errBroken = errors.New("the audit log is broken")

// Run prints one line for each chain, and one for each place at which it is broken.
func (c *auditVerifyCommand) Run(ctx context.Context, to streams) (err error) {
	opened, err := c.openDatabase(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, opened.Close()) }()

	ctx = ent.With(ctx, opened)

	chains, err := c.chains(ctx)
	if err != nil {
		return err
	}

	broken := 0

	for _, tenant := range chains {
		found, err := audit.Verify(ctx, tenant)
		if err != nil {
			return err
		}

		if err := write(to.out, told(tenant, found)...); err != nil {
			return err
		}

		if len(found.Breaks) > 0 {
			broken++
		}
	}

	if broken > 0 {
		return fmt.Errorf("%w: of %d chains, %d are not whole", errBroken, len(chains), broken)
	}

	return nil
}

// chains are the tenants to look at.
func (c *auditVerifyCommand) chains(ctx context.Context) ([]uuid.UUID, error) {
	all, err := audit.Chains(ctx)
	if err != nil || c.Tenant == "" {
		return all, err
	}

	wanted, err := id.Parse(id.Tenant, c.Tenant)
	if err != nil {
		return nil, unusable(err)
	}

	if slices.Contains(all, wanted) {
		return []uuid.UUID{wanted}, nil
	}

	return nil, unusable(fmt.Errorf("there is no tenant %s", c.Tenant)) //nolint:err113 // shown and forgotten
}

// told says what was found in one chain.
func told(tenant uuid.UUID, found audit.Checked) []string {
	state := "whole"
	if len(found.Breaks) > 0 {
		state = "BROKEN"
	}

	lines := []string{fmt.Sprintf("%s  %s, %d links; head %d %s", owner(tenant), state, found.Links, found.Seq, found.Hash)}
	for _, broken := range found.Breaks {
		lines = append(lines, strings.Repeat(" ", 2)+broken.String())
	}

	return lines
}

// owner is whose chain it is.
func owner(of uuid.UUID) string {
	if of == audit.Installation() {
		return "installation"
	}

	return id.Format(id.Tenant, of)
}
