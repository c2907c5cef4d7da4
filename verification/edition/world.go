package edition

import (
	"context"
	"time"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/ent/db/blueprint"
	"github.com/honnin/honnin/verification/flow"
	"github.com/honnin/honnin/verification/law"
)

// World is what the caller knows and an edition is validated against.
type World struct {
	// Checks are those of the engine, which a policy must be complete for.
	Checks []*engine.Check
	// Granted tells whether the tenant's contract covers a feature.
	Granted func(feature string) bool
	// TwoPersons: whoever wrote in an edition must not publish it.
	TwoPersons bool
	// Now is the present.
	Now time.Time
}

// around gives what a flow is validated against on the day.
func (w *World) around(ctx context.Context, day law.Day) (flow.World, error) {
	catalogue, err := Catalogue(ctx)
	if err != nil {
		return flow.World{}, err
	}

	published, err := names(ctx, blueprint.KindPolicy)
	if err != nil {
		return flow.World{}, err
	}

	return flow.World{
		Catalogue: catalogue, Day: day, Languages: flow.Languages(), Standing: flow.Standing, Granted: w.Granted,
		Policy: func(name string) bool { return published[name] },
	}, nil
}
