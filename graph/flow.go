package graph

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/feature"
	"github.com/honnin/honnin/verification/edition"
	"github.com/honnin/honnin/verification/flow"
	"github.com/honnin/honnin/verification/law"
	"github.com/honnin/honnin/verification/statute"
)

// Flows gives one page.
func (query) Flows(ctx context.Context, first *int, after *string) (*gen.FlowConnection, error) {
	length, behind := asked(first, after)

	rows, more, err := edition.List(ctx, edition.Flow, length, behind)
	if err != nil {
		return nil, err
	}

	edges, info := paged(rows, behind != "", more,
		func(row *db.Flow) (time.Time, uuid.UUID) { return row.CreatedAt, row.ID },
		func(cursor string, row *db.Flow) *gen.FlowEdge { return &gen.FlowEdge{Cursor: cursor, Node: row} })

	return &gen.FlowConnection{Edges: edges, PageInfo: info}, nil
}

// Flow gives one by its name; nil when there is none.
func (query) Flow(ctx context.Context, name string) (*db.Flow, error) {
	row, err := edition.Get(ctx, edition.Flow, name)
	if fault.Is(err, fault.NotFound) {
		return nil, nil //nolint:nilnil // null is the answer
	}

	return row, err
}

// FlowsAtRisk gives flows whose published version the law speaks against on a day.
func (q query) FlowsAtRisk(ctx context.Context, on law.Day) ([]*gen.FlowAtRisk, error) {
	world, err := q.api.world(ctx, on)
	if err != nil {
		return nil, err
	}

	rows, _, err := edition.List(ctx, edition.Flow, edition.MaxFlows, "")
	if err != nil {
		return nil, err
	}

	list := []*gen.FlowAtRisk{}

	for _, row := range rows {
		found, err := threats(ctx, row, world)
		if err != nil {
			return nil, err
		}

		if len(found) > 0 {
			list = append(list, &gen.FlowAtRisk{Flow: row, Findings: found})
		}
	}

	return list, nil
}

// CheckFlow is a dry run.
func (q query) CheckFlow(ctx context.Context, yaml string, on *law.Day) (*gen.FlowCheck, error) {
	world, err := q.api.world(ctx, q.api.day(on))
	if err != nil {
		return nil, err
	}

	found := flow.Try([]byte(yaml), world)

	return &gen.FlowCheck{Publishable: flow.Publishable(found), Findings: pointers(found)}, nil
}

// threats gives what the law has against the published version of a flow.
func threats(ctx context.Context, row *db.Flow, world flow.World) ([]*flow.Finding, error) {
	published, err := edition.Published(ctx, row.ID)
	if err != nil || published == nil {
		return nil, err
	}

	definition, err := edition.AsFlow(published)
	if err != nil {
		return nil, err
	}

	return pointers(definition.Lawful(world.Catalogue, world.Day)), nil
}

// TwoPersonPublish tells whether what one person wrote must be published by another.
func (query) TwoPersonPublish(ctx context.Context) (bool, error) {
	who, _ := viewer.From(ctx)

	row, err := ent.From(ctx).Tenant.Get(ctx, who.Tenant)
	if err != nil {
		return false, err
	}

	return row.TwoPersonPublish, nil
}

// world is what a flow is held against on a day: the law, what this build can do, and the contract of the viewer's tenant.
func (a *API) world(ctx context.Context, on law.Day) (flow.World, error) {
	catalogue, err := statute.Catalogue(ctx)
	if err != nil {
		return flow.World{}, err
	}

	return flow.World{
		Catalogue: catalogue, Day: on, Standing: flow.Standing, Languages: flow.Languages(),
		Granted: func(key string) bool { return a.features.Allowed(ctx, feature.Key(key)) == nil },
		Judges: func(policy string) bool {
			found, err := inForce(ctx, policy)

			return err == nil && found != nil
		},
	}, nil
}

// today is the day in Japan, by which the law goes.
func (a *API) today() law.Day { return law.DayOf(a.Now()) }

// day is the one that is asked about; today when none is.
func (a *API) day(on *law.Day) law.Day {
	if on == nil {
		return a.today()
	}

	return *on
}

func pointers[F any](found []F) []*F {
	list := make([]*F, len(found))
	for i := range found {
		list[i] = &found[i]
	}

	return list
}
