package graph

import (
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/verification/edition"
	"github.com/honnin/honnin/verification/flow"
	"github.com/honnin/honnin/verification/law"
	"github.com/honnin/honnin/verification/statute"
)

type (
	flowFields    struct{}
	versionFields struct{ api *API }
	findingOfFlow struct{}
)

func (flowFields) ID(_ context.Context, row *db.Flow) (string, error) {
	return id.Format(id.Flow, row.ID), nil
}

// Published is null when there is none.
func (flowFields) Published(ctx context.Context, row *db.Flow) (*db.FlowVersion, error) {
	return edition.Published(ctx, row.ID)
}

// Versions gives one page of them.
func (flowFields) Versions(ctx context.Context, row *db.Flow, first *int, after *string) (*gen.FlowVersionConnection, error) {
	length, behind := asked(first, after)

	rows, more, err := edition.Versions(ctx, row.ID, length, behind)
	if err != nil {
		return nil, err
	}

	edges, info := paged(rows, behind != "", more, written, func(cursor string, row *db.FlowVersion) *gen.FlowVersionEdge {
		return &gen.FlowVersionEdge{Cursor: cursor, Node: row}
	})

	return &gen.FlowVersionConnection{Edges: edges, PageInfo: info}, nil
}

// Version is null when there is none of the number.
func (flowFields) Version(ctx context.Context, row *db.Flow, number int) (*db.FlowVersion, error) {
	found, err := edition.Numbered(ctx, row.ID, number)
	if fault.Is(err, fault.NotFound) {
		return nil, nil //nolint:nilnil // null is the answer
	}

	return found, err
}

// written is a version's place among those of its flow.
func written(row *db.FlowVersion) (time.Time, uuid.UUID) { return row.CreatedAt, row.ID }

func (versionFields) ID(_ context.Context, row *db.FlowVersion) (string, error) {
	return id.Format(id.FlowVersion, row.ID), nil
}

// Yaml is the definition as text.
func (versionFields) Yaml(_ context.Context, row *db.FlowVersion) (string, error) {
	definition, err := edition.AsFlow(row)
	if err != nil {
		return "", err
	}

	return definition.Text()
}

// Findings are what stands against publishing it.
func (f versionFields) Findings(ctx context.Context, row *db.FlowVersion, on *law.Day) ([]*flow.Finding, error) {
	world, err := f.api.world(ctx, f.api.day(on))
	if err != nil {
		return nil, err
	}

	definition, err := edition.AsFlow(row)
	if err != nil {
		return nil, err
	}

	return pointers(definition.Validate(world)), nil
}

// Letter is null where there is none.
func (f versionFields) Letter(ctx context.Context, row *db.FlowVersion, on *law.Day) (*string, error) {
	definition, err := edition.AsFlow(row)
	if err != nil || definition.Law == "" {
		return nil, err
	}

	catalogue, err := statute.Catalogue(ctx)
	if err != nil {
		return nil, err
	}

	return filled(definition.Letter(catalogue, f.api.day(on))), nil
}

// Changes tell how it differs from another version; the first differs from nothing.
func (versionFields) Changes(ctx context.Context, row *db.FlowVersion, from *int) ([]*gen.FlowChange, error) {
	changes, err := differences(ctx, row, from)
	if err != nil {
		return nil, err
	}

	list := make([]*gen.FlowChange, len(changes))
	for i, change := range changes {
		list[i] = &gen.FlowChange{Path: change.Path, Before: filled(change.Before), After: filled(change.After)}
	}

	return list, nil
}

// Publisher is null when nobody published it.
func (versionFields) Publisher(_ context.Context, row *db.FlowVersion) (*string, error) {
	return filled(row.Publisher), nil
}

// Level is written as the schema does.
func (findingOfFlow) Level(_ context.Context, found *flow.Finding) (gen.FlowFindingLevel, error) {
	return gen.FlowFindingLevel(strings.ToUpper(string(found.Level))), nil
}

// Line is null where there is none.
func (findingOfFlow) Line(_ context.Context, found *flow.Finding) (*int, error) {
	if found.Line == 0 {
		return nil, nil //nolint:nilnil // none
	}

	return &found.Line, nil
}

// Values are in the order of their names.
func (findingOfFlow) Values(_ context.Context, found *flow.Finding) ([]*gen.FlowFindingValue, error) {
	list := make([]*gen.FlowFindingValue, 0, len(found.Values))
	for _, name := range slices.Sorted(maps.Keys(found.Values)) {
		list = append(list, &gen.FlowFindingValue{Name: name, Value: found.Values[name]})
	}

	return list, nil
}

// Feature is null where no contract is in the way.
func (findingOfFlow) Feature(_ context.Context, found *flow.Finding) (*string, error) {
	return filled(found.Feature), nil
}

// Last is null where the law names no day.
func (findingOfFlow) Last(_ context.Context, found *flow.Finding) (*law.Day, error) {
	if found.Last == "" {
		return nil, nil //nolint:nilnil // none
	}

	return &found.Last, nil
}

// Successors is empty where there are none.
func (findingOfFlow) Successors(_ context.Context, found *flow.Finding) ([]string, error) {
	if found.Successors == nil {
		return []string{}, nil
	}

	return found.Successors, nil
}
