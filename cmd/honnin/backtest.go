package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"github.com/honnin/honnin/engine/suite"
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

	if err := pretend(ctx, to); err != nil {
		return err
	}

	found, err := verification.Backtest(ctx, rules, suite.Checks(), c.Last)
	if err != nil {
		return err
	}

	rows := &table{head: []string{"was", "would be", "<reports", "for example"}}
	for _, one := range found.Changes {
		rows.add(string(one.From), string(one.To), strconv.Itoa(one.Count), id.Format(id.Verification, one.Sample[0]))
	}

	return write(to.out, append(summed(found), rows.lines()...)...)
}

// summed says how many were looked at, how many cannot be judged, and what reviewers say of the rest.
func summed(found *verification.Backtested) []string {
	lines := []string{fmt.Sprintf("%d reports, %d decided alike, %d that cannot be judged; of %d only the findings were kept", found.Reports, found.Same, found.Untold.Count, found.Bare)}
	if found.Known > 0 {
		lines = append(lines, fmt.Sprintf("of %d whom reviewers decided: %d impostors newly approved, %d genuine people newly declined", found.Known, found.Approved.Count, found.Refused.Count))
	}

	return lines
}
