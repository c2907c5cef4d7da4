package edition

import (
	"context"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/blueprint"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/verification/flow"
	"github.com/honnin/honnin/verification/law"
)

// Risk is a flow in force that the law will not let stand as it is.
type Risk struct {
	Flow     *db.Blueprint
	Version  *db.Edition
	Findings []flow.Finding
}

// AtRisk lists the flows in force of the viewer's tenant that the law says something against on the day, or in the months after it.
func AtRisk(ctx context.Context, day law.Day) ([]Risk, error) {
	catalogue, err := Catalogue(ctx)
	if err != nil {
		return nil, err
	}

	rows, err := ent.From(ctx).Blueprint.Query().Where(blueprint.KindEQ(Flow), blueprint.PublishedIDNotNil()).Order(blueprint.ByName()).All(ctx)
	if err != nil {
		return nil, plain("at risk", err)
	}

	risks := []Risk{}

	for _, row := range rows {
		version, err := Version(ctx, Flow, *row.PublishedID)
		if err != nil {
			return nil, err
		}

		read, err := AsFlow(version.Definition)
		if err != nil {
			return nil, err
		}

		if found := read.Lawful(catalogue, day); len(found) > 0 {
			risks = append(risks, Risk{row, version, found})
		}
	}

	return risks, nil
}

// Migrate drafts a version of the same flow that is rewritten for another method of its law, as of the day. Faults: those of [Draft], and
// conflict (no steps gather what the method needs then).
func Migrate(ctx context.Context, token string, from uuid.UUID, method string, day law.Day) (*db.Edition, error) {
	version, err := Version(ctx, Flow, from)
	if err != nil {
		return nil, err
	}

	read, err := AsFlow(version.Definition)
	if err != nil {
		return nil, err
	}

	catalogue, err := Catalogue(ctx)
	if err != nil {
		return nil, err
	}

	next, ok := flow.Migrate(read, catalogue, method, day)
	if !ok {
		return nil, fault.New(fault.Conflict, "No steps gather what the method needs on the day, or it is not in force then.", nil, fault.Field("input.method"))
	}

	definition, err := written(next)
	if err != nil {
		return nil, err
	}

	return Draft(ctx, token, version.BlueprintID, Flow, definition)
}
