package graph

import (
	"context"
	"errors"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/audit"
	"github.com/honnin/honnin/verification/edition"
	"github.com/honnin/honnin/verification/flow"
	"github.com/honnin/honnin/verification/statute"
)

const maxKey = 255 // characters of an idempotency key

// CreateFlow makes a flow with its first version.
func (mutation) CreateFlow(ctx context.Context, input gen.CreateFlowInput) (gen.CreateFlowResult, error) {
	definition, err := keyed(input.IdempotencyKey, input.Yaml)
	if err != nil {
		return refused[gen.CreateFlowResult](err)
	}

	row, err := edition.Create(ctx, edition.Flow, input.IdempotencyKey, input.Name, definition)
	if err != nil {
		return refused[gen.CreateFlowResult](err)
	}

	of, err := edition.Get(ctx, edition.Flow, input.Name)
	if err != nil {
		return nil, err
	}

	return gen.CreateFlowPayload{Flow: of, Version: row}, nil
}

// keyed reads a text that comes with an idempotency key.
func keyed(key, yaml string) (*flow.Definition, error) {
	if err := keyLength(key); err != nil {
		return nil, err
	}

	return flow.Parse([]byte(yaml))
}

func keyLength(key string) error {
	if key == "" || len([]rune(key)) > maxKey {
		return fault.New(fault.Invalid, "The idempotency key must have 1 to 255 characters.", nil, fault.Field("input.idempotencyKey"))
	}

	return nil
}

// DraftFlowVersion adds a version.
func (m mutation) DraftFlowVersion(ctx context.Context, input gen.DraftFlowVersionInput) (gen.DraftFlowVersionResult, error) {
	definition, err := m.api.drafted(ctx, input)
	if err != nil {
		return refused[gen.DraftFlowVersionResult](err)
	}

	row, err := edition.Draft(ctx, edition.Flow, input.IdempotencyKey, input.Flow, definition)
	if err != nil {
		return refused[gen.DraftFlowVersionResult](err)
	}

	return gen.DraftFlowVersionPayload{Version: row}, nil
}

// drafted gives the definition that the input means: its own text, or another version's, rewritten where a method is named.
func (a *API) drafted(ctx context.Context, input gen.DraftFlowVersionInput) (*flow.Definition, error) {
	if (input.Yaml == nil) == (input.From == nil) {
		return nil, fault.New(fault.Invalid, "Give a text, or the version to copy.", nil, fault.Field("input.yaml"))
	}

	if input.Yaml != nil {
		return keyed(input.IdempotencyKey, *input.Yaml)
	}

	of, err := edition.Get(ctx, edition.Flow, input.Flow)
	if err != nil {
		return nil, err
	}

	row, err := edition.Numbered(ctx, of.ID, *input.From)
	if err != nil {
		return nil, err
	}

	definition, err := edition.AsFlow(row)
	if err != nil || input.Method == nil {
		return definition, err
	}

	catalogue, err := statute.Catalogue(ctx)
	if err != nil {
		return nil, err
	}

	next, ok := flow.Migrate(definition, catalogue, *input.Method, a.today())
	if !ok {
		return nil, fault.New(fault.Invalid, "No steps gather what the method needs today, or the law does not have it.", nil, fault.Field("input.method"))
	}

	return next, nil
}

// EditFlowVersion writes a draft anew.
func (mutation) EditFlowVersion(ctx context.Context, input gen.EditFlowVersionInput) (gen.EditFlowVersionResult, error) {
	definition, err := flow.Parse([]byte(input.Yaml))
	if err != nil {
		return refused[gen.EditFlowVersionResult](err)
	}

	row, err := onVersion(edition.Flow, input.ID, input.Revision, func(at edition.At) (*db.FlowVersion, error) {
		return edition.Edit(ctx, at, definition)
	})
	if err != nil {
		return refused[gen.EditFlowVersionResult](err)
	}

	return gen.EditFlowVersionPayload{Version: row}, nil
}

// onVersion finds a version of a flow or a policy by its shown id.
func onVersion(kind edition.Kind, shown string, revision int, do func(edition.At) (*db.FlowVersion, error)) (*db.FlowVersion, error) {
	prefix := id.FlowVersion
	if kind == edition.Policy {
		prefix = id.PolicyVersion
	}

	key, err := id.Parse(prefix, shown)
	if err != nil {
		return nil, notFound(prefix, err)
	}

	return do(edition.At{Kind: kind, ID: key, Revision: revision})
}

func moved(row *db.FlowVersion, err error) (gen.MoveFlowVersionResult, error) {
	if against, ok := errors.AsType[*edition.RefusedError](err); ok {
		_, public := fault.Of(err)

		return gen.FlowRefused{Message: public, Findings: pointers(against.Findings)}, nil
	}

	if err != nil {
		return refused[gen.MoveFlowVersionResult](err)
	}

	return gen.MoveFlowVersionPayload{Version: row}, nil
}

// ValidateFlowVersion marks a draft.
func (m mutation) ValidateFlowVersion(ctx context.Context, input gen.MoveFlowVersionInput) (gen.MoveFlowVersionResult, error) {
	return m.held(ctx, input, edition.Validate)
}

// PublishFlowVersion opens verifications by a version from now on.
func (m mutation) PublishFlowVersion(ctx context.Context, input gen.MoveFlowVersionInput) (gen.MoveFlowVersionResult, error) {
	return m.held(ctx, input, edition.Publish)
}

// held does what holds a version against today's world.
func (m mutation) held(
	ctx context.Context, input gen.MoveFlowVersionInput, do func(context.Context, edition.At, edition.Check) (*db.FlowVersion, error),
) (gen.MoveFlowVersionResult, error) {
	world, err := m.api.world(ctx, m.api.today())
	if err != nil {
		return nil, err
	}

	return moved(onVersion(edition.Flow, input.ID, input.Revision, func(at edition.At) (*db.FlowVersion, error) {
		return do(ctx, at, edition.Walkable(world))
	}))
}

// ArchiveFlowVersion puts a version away.
func (mutation) ArchiveFlowVersion(ctx context.Context, input gen.MoveFlowVersionInput) (gen.MoveFlowVersionResult, error) {
	return moved(onVersion(edition.Flow, input.ID, input.Revision, func(at edition.At) (*db.FlowVersion, error) { return edition.Archive(ctx, at) }))
}

// SetTwoPersonPublish says whether the author of a version may publish it.
func (mutation) SetTwoPersonPublish(ctx context.Context, input gen.SetTwoPersonPublishInput) (gen.SetTwoPersonPublishResult, error) {
	who, _ := viewer.From(ctx)

	err := ent.Tx(ctx, func(ctx context.Context) error {
		before, err := ent.From(ctx).Tenant.Get(ctx, who.Tenant)
		if err != nil || before.TwoPersonPublish == input.Required {
			return err
		}

		if err := ent.From(ctx).Tenant.UpdateOneID(who.Tenant).SetTwoPersonPublish(input.Required).AddRevision(1).Exec(ctx); err != nil {
			return err
		}

		return audit.Record(ctx, audit.Entry{
			Action: "flow.two_persons", Target: id.Format(id.Tenant, who.Tenant), Before: before.TwoPersonPublish, After: input.Required,
		})
	})
	if err != nil {
		return nil, err
	}

	return gen.SetTwoPersonPublishPayload(input), nil
}
