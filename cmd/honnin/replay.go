package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/verification"
)

// errDiffers leads to its own exit code, so that a script can tell "another decision" from "could not look".
var errDiffers = errors.New("the decision is not the same again")

type replayCommand struct {
	installFlags

	Verification string `arg:"" placeholder:"ID" help:"The verification, ver_…"`
}

// Run prints the decision as it was stored and as it comes out again, with the values that the rules saw, as JSON.
func (c *replayCommand) Run(ctx context.Context, to streams) (err error) {
	of, err := id.Parse(id.Verification, c.Verification)
	if err != nil {
		return unusable(err)
	}

	opened, err := c.openDatabase(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, opened.Close()) }()

	const reason = "honnin replay"

	ctx = ent.With(ctx, opened)

	row, err := verification.Get(viewer.With(ctx, viewer.System(reason)), of)
	if err != nil {
		return err
	}

	inside := viewer.With(ctx, viewer.For(row.TenantID, reason))

	replayed, err := verification.Replay(inside, of)
	if err != nil {
		return err
	}

	if err := pretend(inside, to); err != nil {
		return err
	}

	text, err := json.MarshalIndent(replayed, "", "  ")
	if err != nil {
		return fmt.Errorf("replay: %w", err)
	}

	if err := write(to.out, string(text)); err != nil {
		return err
	}

	if !replayed.Same {
		return errDiffers
	}

	return nil
}
