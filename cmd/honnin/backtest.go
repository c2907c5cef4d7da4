package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/verification"
)

type backtestCommand struct {
	tenantFlags
	policyFlag

	Last int `default:"1000" placeholder:"N" help:"How many of the newest reports to judge again."`
}

// Run prints how many decisions would be others, and some verifications of which they would. It changes nothing.
func (c *backtestCommand) Run(ctx context.Context, to streams) (err error) {
	rules, err := c.judging()
	if err != nil {
		return err
	}

	opened, err := c.openDatabase(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, opened.Close()) }()

	ctx, err = c.as(ctx, opened, "honnin backtest")
	if err != nil {
		return err
	}

	found, err := verification.Backtest(ctx, rules, c.Last)
	if err != nil {
		return err
	}

	rows := &table{head: []string{"was", "would be", "<reports", "for example"}}
	for _, one := range found.Changes {
		rows.add(string(one.From), string(one.To), strconv.Itoa(one.Count), id.Format(id.Verification, one.Sample[0]))
	}

	summary := fmt.Sprintf("%d reports, %d decided alike; of %d only the findings were kept", found.Reports, found.Same, found.Bare)

	return write(to.out, append([]string{summary}, rows.lines()...)...)
}
