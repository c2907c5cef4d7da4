package graph

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants"
	"github.com/honnin/honnin/tenants/feature"
	"github.com/honnin/honnin/verification/diff"
	"github.com/honnin/honnin/verification/edition"
	"github.com/honnin/honnin/verification/flow"
	"github.com/honnin/honnin/verification/law"
)

// prefixes are those of the ids of a kind, and of its versions.
func prefixes(kind edition.Kind) (of, version id.Prefix) {
	if kind == edition.Flow {
		return id.Flow, id.FlowVersion
	}

	return id.Policy, id.PolicyVersion
}

// world asks the tenant's contract and settings what a version is validated against.
func (a *API) world(ctx context.Context) (*edition.World, error) {
	own, err := tenants.Own(ctx)
	if err != nil {
		return nil, err
	}

	return &edition.World{
		Checks: a.Checks, TwoPersons: own.TwoPersonPublish, Now: a.Now(),
		Granted: func(name string) bool { return a.features.Allowed(ctx, feature.Key(name)) == nil },
	}, nil
}

// versionOf shows a version.
func versionOf(kind edition.Kind, row *db.Edition) (*gen.Version, error) {
	text, err := edition.Export(kind, row.Definition)
	if err != nil {
		return nil, err
	}

	of, prefix := prefixes(kind)

	return &gen.Version{
		ID: id.Format(prefix, row.ID), VersionOf: id.Format(of, row.BlueprintID), Number: row.Number, State: row.State, Definition: row.Definition, Yaml: text, Authors: row.Authors,
		Publisher: row.Publisher, PublishedAt: row.PublishedAt, CreatedAt: row.CreatedAt, Revision: row.Revision,
	}, nil
}

func findingsOf(found []flow.Finding) []*gen.VersionFinding {
	shown := make([]*gen.VersionFinding, len(found))

	for i, one := range found {
		level := gen.FindingLevelWarning
		if one.Level == flow.Error {
			level = gen.FindingLevelError
		}

		shown[i] = &gen.VersionFinding{
			Level: level, Code: one.Code, Path: one.Path, Message: one.Message, Line: counted(one.Line), Column: counted(one.Column),
			Feature: filled(one.Feature), Last: filled(string(one.Last)), Successors: append([]string{}, one.Successors...),
		}
	}

	return shown
}

// counted is null for no place.
func counted(at int) *int {
	if at == 0 {
		return nil
	}

	return &at
}

// answered is the result of a verb on a version.
func answered(kind edition.Kind, row *db.Edition, found []flow.Finding, err error) (gen.VersionResult, error) {
	switch {
	case err != nil && fault.Is(err, fault.Forbidden):
		_, public := fault.Of(err)

		return gen.TwoPersonsNeeded{Message: public}, nil
	case err != nil:
		return refused[gen.VersionResult](err)
	case !flow.Publishable(found):
		return gen.NotPublishable{Message: "Something stands against publishing it. Nothing was changed.", Findings: findingsOf(found)}, nil
	}

	shown, err := versionOf(kind, row)
	if err != nil {
		return nil, err
	}

	return gen.VersionPayload{Version: shown, Findings: findingsOf(found)}, nil
}

// versionNamed reads the id of a version.
func versionNamed(kind edition.Kind, shown string) (uuid.UUID, error) {
	_, prefix := prefixes(kind)

	of, err := id.Parse(prefix, shown)
	if err != nil {
		return of, fault.New(fault.NotFound, "There is no such version.", err)
	}

	return of, nil
}

func createVersioned(ctx context.Context, kind edition.Kind, input gen.CreateVersionedInput) (gen.VersionResult, error) {
	definition, err := edition.Import(kind, input.Yaml)
	if err != nil {
		return answered(kind, nil, nil, err)
	}

	row, err := edition.Create(ctx, input.IdempotencyKey, kind, input.Name, definition)

	return answered(kind, row, nil, err)
}

func draftVersion(ctx context.Context, kind edition.Kind, input gen.DraftVersionInput) (gen.VersionResult, error) {
	prefix, _ := prefixes(kind)

	of, err := id.Parse(prefix, input.ID)
	if err != nil {
		return answered(kind, nil, nil, fault.New(fault.NotFound, "There is no such "+string(kind)+".", err))
	}

	definition, err := edition.Import(kind, input.Yaml)
	if err != nil {
		return answered(kind, nil, nil, err)
	}

	row, err := edition.Draft(ctx, input.IdempotencyKey, of, kind, definition)

	return answered(kind, row, nil, err)
}

func editVersion(ctx context.Context, kind edition.Kind, input gen.EditVersionInput) (gen.VersionResult, error) {
	definition, err := edition.Import(kind, input.Yaml)
	if err != nil {
		return answered(kind, nil, nil, err)
	}

	return onVersion(kind, gen.VersionInput{ID: input.ID, Revision: input.Revision}, func(at edition.At) (*db.Edition, []flow.Finding, error) {
		row, err := edition.Edit(ctx, at, definition)

		return row, nil, err
	})
}

func copyVersion(ctx context.Context, kind edition.Kind, input gen.CopyVersionInput) (gen.VersionResult, error) {
	of, err := versionNamed(kind, input.ID)
	if err != nil {
		return answered(kind, nil, nil, err)
	}

	row, err := edition.Copy(ctx, input.IdempotencyKey, kind, of, input.Name)

	return answered(kind, row, nil, err)
}

func archiveVersion(ctx context.Context, kind edition.Kind, input gen.VersionInput) (gen.VersionResult, error) {
	return onVersion(kind, input, func(at edition.At) (*db.Edition, []flow.Finding, error) {
		row, err := edition.Archive(ctx, at)

		return row, nil, err
	})
}

// enforcing is a verb that validates.
type enforcing func(context.Context, *edition.World, edition.At) (*db.Edition, []flow.Finding, error)

func (a *API) enforce(ctx context.Context, kind edition.Kind, input gen.VersionInput, verb enforcing) (gen.VersionResult, error) {
	around, err := a.world(ctx)
	if err != nil {
		return nil, err
	}

	return onVersion(kind, input, func(at edition.At) (*db.Edition, []flow.Finding, error) { return verb(ctx, around, at) })
}

// onVersion does something to a version by its prefixed id.
func onVersion(kind edition.Kind, input gen.VersionInput, do func(edition.At) (*db.Edition, []flow.Finding, error)) (gen.VersionResult, error) {
	of, err := versionNamed(kind, input.ID)
	if err != nil {
		return answered(kind, nil, nil, err)
	}

	row, found, err := do(edition.At{Kind: kind, ID: of, Revision: input.Revision})

	return answered(kind, row, found, err)
}

// oneVersion gives a version; nil when there is none.
func oneVersion(ctx context.Context, kind edition.Kind, shown string) (*gen.Version, error) {
	of, err := versionNamed(kind, shown)
	if err != nil {
		return nil, nil //nolint:nilerr,nilnil // null is the answer
	}

	return shownVersion(ctx, kind, &of)
}

// shownVersion gives the version with the id; nil when there is none.
func shownVersion(ctx context.Context, kind edition.Kind, of *uuid.UUID) (*gen.Version, error) {
	if of == nil {
		return nil, nil //nolint:nilnil // null is the answer
	}

	row, err := edition.Version(ctx, kind, *of)
	if fault.Is(err, fault.NotFound) {
		return nil, nil //nolint:nilnil // null is the answer
	}

	if err != nil {
		return nil, err
	}

	return versionOf(kind, row)
}

// oneBlueprint gives a flow or a policy; nil when there is none.
func oneBlueprint(ctx context.Context, kind edition.Kind, shown string) (*db.Blueprint, error) {
	prefix, _ := prefixes(kind)

	of, err := id.Parse(prefix, shown)
	if err != nil {
		return nil, nil //nolint:nilerr,nilnil // null is the answer
	}

	row, err := edition.Get(ctx, kind, of)
	if fault.Is(err, fault.NotFound) {
		return nil, nil //nolint:nilnil // null is the answer
	}

	return row, err
}

func versionsOf(ctx context.Context, kind edition.Kind, of uuid.UUID, first *int, after *string) (*gen.VersionConnection, error) {
	length, behind := asked(first, after)

	rows, more, err := edition.Versions(ctx, of, length, behind)
	if err != nil {
		return nil, err
	}

	var broken error

	edges, info := paged(rows, behind != "", more,
		func(row *db.Edition) (time.Time, uuid.UUID) { return row.CreatedAt, row.ID },
		func(cursor string, row *db.Edition) *gen.VersionEdge {
			shown, err := versionOf(kind, row)
			if err != nil {
				broken = err
			}

			return &gen.VersionEdge{Cursor: cursor, Node: shown}
		})

	return &gen.VersionConnection{Edges: edges, PageInfo: info}, broken
}

// differ tells how two versions differ; nil when there is no such version.
func differ(ctx context.Context, kind edition.Kind, from, to string) ([]*gen.VersionChange, error) {
	older, err := oneVersion(ctx, kind, from)
	if err != nil || older == nil {
		return nil, err
	}

	newer, err := oneVersion(ctx, kind, to)
	if err != nil || newer == nil {
		return nil, err
	}

	changes, err := edition.Diff(older.Definition, newer.Definition)
	if err != nil {
		return nil, err
	}

	return changesOf(changes), nil
}

func changesOf(changes []diff.Change) []*gen.VersionChange {
	shown := make([]*gen.VersionChange, len(changes))
	for i, one := range changes {
		shown[i] = &gen.VersionChange{Path: one.Path, From: one.Before, To: one.After}
	}

	return shown
}

// dry validates a definition and keeps nothing.
func (a *API) dry(ctx context.Context, kind edition.Kind, yaml string, on *string) (gen.VersionFindingsResult, error) {
	day := law.DayOf(a.Now())

	if on != nil {
		read, err := law.ParseDay(*on)
		if err != nil {
			return gen.InvalidInput{Message: "A day is written 2026-11-24.", Field: "on"}, nil //nolint:nilerr // the answer says it
		}

		day = read
	}

	definition, err := edition.Import(kind, yaml)
	if err != nil {
		return refused[gen.VersionFindingsResult](err)
	}

	around, err := a.world(ctx)
	if err != nil {
		return nil, err
	}

	found, err := edition.Check(ctx, around, kind, definition, day)
	if err != nil {
		return refused[gen.VersionFindingsResult](err)
	}

	return gen.VersionFindings{Findings: findingsOf(found), Publishable: flow.Publishable(found)}, nil
}
