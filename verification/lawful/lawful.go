// Package lawful says whether a confirmation may be completed now, by the law that its flow lives under.
//
// The law looks at the day on which the confirmation is completed ([law.Judged]), so this is asked when a verification is opened, when it is
// decided and when a reviewer approves it: what was begun while its method was lawful and comes to its end after that is approved by nobody.
// It goes by the catalogue as the viewer's tenant reads it. What becomes of a refusal is for whoever asks to say.
package lawful

import (
	"context"
	"slices"
	"time"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/verification/edition"
	"github.com/honnin/honnin/verification/flow"
	"github.com/honnin/honnin/verification/law"
	"github.com/honnin/honnin/verification/statute"
)

// Refusals lists what the law has against completing a confirmation by the flow at the instant; nothing for a flow that no law prescribes.
// Warnings of what is to come are not among it.
func Refusals(ctx context.Context, definition *flow.Definition, at time.Time) ([]flow.Finding, error) {
	if definition.Law == "" && definition.Method == "" {
		return nil, nil
	}

	catalogue, err := statute.Catalogue(ctx)
	if err != nil {
		return nil, err
	}

	found := definition.Lawful(catalogue, law.Judged(nil, at))

	return slices.DeleteFunc(found, func(f flow.Finding) bool { return f.Level != flow.Error }), nil
}

// Of is [Refusals] of the version of a flow that a verification is pinned to; nothing for one that was opened without a flow.
func Of(ctx context.Context, row *db.Verification, at time.Time) ([]flow.Finding, error) {
	if row.Flow == nil || row.FlowNumber == nil {
		return nil, nil
	}

	of, err := edition.Get(ctx, edition.Flow, *row.Flow)
	if err != nil {
		return nil, err
	}

	version, err := edition.Numbered(ctx, of.ID, *row.FlowNumber)
	if err != nil {
		return nil, err
	}

	definition, err := edition.AsFlow(version)
	if err != nil {
		return nil, err
	}

	return Refusals(ctx, definition, at)
}
