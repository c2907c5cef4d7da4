package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/google/uuid"

	"github.com/honnin/honnin/billing/stripe"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
)

type billingReconcileCommand struct {
	installFlags
	stripeFlags

	Repair bool `help:"Put right what is safe: send what was to be sent, read what was not heard of, end what was ended here."`
}

var (
	// errApart leads to an exit code of its own.
	errApart = errors.New("our ledger and Stripe's differ")
	errNoKey = errors.New("name the account: --stripe-key-file or HONNIN_STRIPE_KEY")
)

// Run prints a line for each difference.
func (c *billingReconcileCommand) Run(ctx context.Context, to streams) (err error) {
	till, err := c.till("")
	if err != nil {
		return err
	}

	if till == nil {
		return unusable(errNoKey)
	}

	opened, err := c.openDatabase(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, opened.Close()) }()

	found, err := till.Reconcile(viewer.With(ent.With(ctx, opened), viewer.System("honnin billing reconcile")), c.Repair)
	left := 0

	for _, one := range found {
		if !one.Repaired {
			left++
		}

		if wrote := write(to.out, difference(one)); wrote != nil {
			return wrote
		}
	}

	if err != nil {
		return err
	}

	if left > 0 {
		return fmt.Errorf("%w: %d differences, %d put right", errApart, len(found), len(found)-left)
	}

	return write(to.out, fmt.Sprintf("%d differences, all put right", len(found)))
}

// difference is one in a line.
func difference(one stripe.Difference) string {
	owner, mark := "–", "✗"
	if one.Tenant != uuid.Nil {
		owner = id.Format(id.Tenant, one.Tenant)
	}

	if one.Repaired {
		mark = "✓"
	} else if one.Safe() {
		mark = "↻"
	}

	return fmt.Sprintf("%s %-16s %s  %s  here: %s  there: %s", mark, one.Kind, owner, one.What, one.Ours, one.Theirs)
}
