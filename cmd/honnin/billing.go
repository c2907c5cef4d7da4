package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
)

// billingCommands look after what was used, and what is owed.
type billingCommands struct {
	Rebuild   billingRebuildCommand   `cmd:"" help:"Count all usage anew: write rows that conclusions lack, and put sums right. With --verify nothing is changed, and the exit code is 3 when there is a difference."`
	Reconcile billingReconcileCommand `cmd:"" help:"Compare usage, invoices and customers with Stripe's, and print every difference. Exit code 3 when one is left."`
}

type billingRebuildCommand struct {
	installFlags

	Tenant string `placeholder:"ID" help:"Only this tenant, ten_…. Default: every one."`
	Verify bool   `help:"Only report every difference."`
}

// errUncounted leads to an exit code of its own.
var errUncounted = errors.New("usage is not counted as it should be")

// unrecordedPage is how many conclusions without usage are looked at, at once and for each tenant.
const unrecordedPage = 1000

// Run prints a line for each tenant, and one for each difference.
func (c *billingRebuildCommand) Run(ctx context.Context, to streams) (err error) {
	opened, err := c.openDatabase(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, opened.Close()) }()

	ctx = ent.With(ctx, opened)

	tenants, err := c.tenants(ctx)
	if err != nil {
		return err
	}

	different := 0

	for _, of := range tenants {
		found, err := c.rebuild(viewer.With(ctx, viewer.For(of, "honnin billing rebuild")), of, to)
		if err != nil {
			return err
		}

		different += found
	}

	if different > 0 && c.Verify {
		return fmt.Errorf("%w: %d differences in %d tenants", errUncounted, different, len(tenants))
	}

	return nil
}

// tenants are those to look at.
func (c *billingRebuildCommand) tenants(ctx context.Context) ([]uuid.UUID, error) {
	all, err := billing.Tenants(viewer.With(ctx, viewer.System("honnin billing rebuild")))
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

// rebuild looks at one tenant, and tells how many differences it found.
func (c *billingRebuildCommand) rebuild(ctx context.Context, of uuid.UUID, to streams) (int, error) {
	missing, err := c.record(ctx)
	if err != nil {
		return 0, err
	}

	found, err := billing.Rebuild(ctx, !c.Verify)
	if err != nil {
		return 0, err
	}

	state := "as the rows make it"
	if len(found)+len(missing) > 0 {
		state = fmt.Sprintf("%d conclusions without usage, %d sums differ", len(missing), len(found))
	}

	rows := &table{head: []string{"", "begins", "environment", "meter", "flow", "opened by", "<stored", "<counted"}}
	for _, one := range found {
		rows.add(one.Grain, one.Begin.Format(time.RFC3339), string(one.Environment), string(one.Meter), one.Flow, one.OpenedBy,
			strconv.FormatInt(one.Quantity, 10), strconv.FormatInt(one.CountedQuantity, 10))
	}

	lines := []string{id.Format(id.Tenant, of) + "  " + state}
	for _, verification := range missing {
		lines = append(lines, "  no usage of "+id.Format(id.Verification, verification))
	}

	if len(found) > 0 {
		lines = append(lines, rows.lines()...)
	}

	return len(found) + len(missing), write(to.out, lines...)
}

// record gives the conclusions that have no usage, and writes it unless it only looks.
func (c *billingRebuildCommand) record(ctx context.Context) (all []uuid.UUID, err error) {
	for {
		missing, err := billing.Unrecorded(ctx, unrecordedPage)
		if err != nil || len(missing) == 0 {
			return all, err
		}

		all = append(all, missing...)

		if c.Verify {
			return all, nil
		}

		for _, one := range missing {
			if err := billing.Record(ctx, one); err != nil {
				return all, fmt.Errorf("usage of %s: %w", id.Format(id.Verification, one), err)
			}
		}
	}
}
