package graph

import (
	"cmp"
	"context"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/edition"
	"github.com/honnin/honnin/verification/lawful"
)

// pin finds the published versions by which the draft is walked and judged, if the viewer may open verifications of its flow.
func pin(ctx context.Context, draft *verification.Draft) error {
	if who, _ := viewer.From(ctx); !who.MayUse(cmp.Or(draft.Flow, viewer.DefaultFlow)) {
		return fault.New(fault.Forbidden, "This API key is bound to other flows.", nil)
	}

	named := ""

	if draft.Flow != "" {
		pinned, err := walked(ctx, draft.Flow)
		if err != nil {
			return err
		}

		draft.Pinned, named = pinned, pinned.Definition.Policy
	}

	ruled, err := ruled(ctx, named)
	draft.Policy = ruled

	return err
}

// walked gives the version of a flow that is published; a fault of kind not found when none is.
func walked(ctx context.Context, name string) (*verification.Pinned, error) {
	of, err := edition.Get(ctx, edition.Flow, name)
	if err != nil {
		return nil, err
	}

	published, err := edition.Published(ctx, of.ID)
	if err == nil && published == nil {
		err = fault.New(fault.NotFound, "No version of this flow is published.", nil)
	}

	if err != nil {
		return nil, err
	}

	definition, err := edition.AsFlow(published)

	return &verification.Pinned{Number: published.Number, Definition: definition}, err
}

// lawful holds the flow that a draft is walked by to the law: what could never be completed is not begun, so that nobody's face is taken for it.
func (a *API) lawful(ctx context.Context, draft verification.Draft) error {
	if draft.Pinned == nil {
		return nil
	}

	against, err := lawful.Refusals(ctx, draft.Pinned.Definition, a.Now())
	if err == nil && len(against) > 0 {
		err = fault.New(fault.Conflict, "The law does not let a confirmation by this flow be completed today.", &edition.RefusedError{Findings: against})
	}

	return err
}

// ruled gives the version by which is judged: of the policy that the flow names, which must be published, or else of the tenant's default one; nil
// leaves it to the installation's.
func ruled(ctx context.Context, named string) (*verification.Ruled, error) {
	name := cmp.Or(named, edition.DefaultPolicy)

	published, err := inForce(ctx, name)
	if err != nil {
		return nil, err
	}

	if published != nil {
		return &verification.Ruled{Name: name, Number: published.Number}, nil
	}

	if named != "" {
		return nil, fault.New(fault.NotFound, "No version of the policy that this flow names is published.", nil)
	}

	return nil, nil //nolint:nilnil // the installation's
}

// inForce gives the published version of a policy; nil when there is none, or no such policy.
func inForce(ctx context.Context, name string) (*db.FlowVersion, error) {
	of, err := edition.Get(ctx, edition.Policy, name)
	if fault.Is(err, fault.NotFound) {
		return nil, nil //nolint:nilnil // as the comment says
	}

	if err != nil {
		return nil, err
	}

	return edition.Published(ctx, of.ID)
}
