package graph

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/graph/scalar"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/verification/edition"
	"github.com/honnin/honnin/verification/law"
)

// Flows gives one page.
func (query) Flows(ctx context.Context, first *int, after *string) (*gen.FlowConnection, error) {
	length, behind := asked(first, after)

	rows, more, err := edition.List(ctx, edition.Flow, length, behind)
	if err != nil {
		return nil, err
	}

	edges, info := paged(rows, behind != "", more,
		func(row *db.Blueprint) (time.Time, uuid.UUID) { return row.CreatedAt, row.ID },
		func(cursor string, row *db.Blueprint) *gen.FlowEdge {
			return &gen.FlowEdge{Cursor: cursor, Node: &scalar.Flow{Blueprint: row}}
		})

	return &gen.FlowConnection{Edges: edges, PageInfo: info}, nil
}

// Flow gives one; nil when there is none.
func (query) Flow(ctx context.Context, shown string) (*scalar.Flow, error) {
	row, err := oneBlueprint(ctx, edition.Flow, shown)
	if err != nil || row == nil {
		return nil, err
	}

	return &scalar.Flow{Blueprint: row}, nil
}

// FlowVersion gives one; nil when there is none.
func (query) FlowVersion(ctx context.Context, shown string) (*gen.Version, error) {
	return oneVersion(ctx, edition.Flow, shown)
}

// FlowDiff tells how two versions differ.
func (query) FlowDiff(ctx context.Context, from, to string) ([]*gen.VersionChange, error) {
	return differ(ctx, edition.Flow, from, to)
}

// FlowFindings is a dry run.
func (q query) FlowFindings(ctx context.Context, yaml string, on *string) (gen.VersionFindingsResult, error) {
	return q.api.dry(ctx, edition.Flow, yaml, on)
}

// FlowsAtRisk lists flows in force that the law will not let stand.
func (query) FlowsAtRisk(ctx context.Context, on string) ([]*gen.FlowAtRisk, error) {
	day, err := law.ParseDay(on)
	if err != nil {
		return nil, fault.New(fault.Invalid, "A day is written 2027-04-01.", err, fault.Field("on"))
	}

	risks, err := edition.AtRisk(ctx, day)
	if err != nil {
		return nil, err
	}

	shown := make([]*gen.FlowAtRisk, len(risks))

	for i, one := range risks {
		version, err := versionOf(edition.Flow, one.Version)
		if err != nil {
			return nil, err
		}

		shown[i] = &gen.FlowAtRisk{Flow: &scalar.Flow{Blueprint: one.Flow}, Version: version, Findings: findingsOf(one.Findings)}
	}

	return shown, nil
}

// CreateFlow makes one with a first draft.
func (mutation) CreateFlow(ctx context.Context, input gen.CreateVersionedInput) (gen.VersionResult, error) {
	return createVersioned(ctx, edition.Flow, input)
}

// DraftFlow adds a draft.
func (mutation) DraftFlow(ctx context.Context, input gen.DraftVersionInput) (gen.VersionResult, error) {
	return draftVersion(ctx, edition.Flow, input)
}

// EditFlow writes in a draft.
func (mutation) EditFlow(ctx context.Context, input gen.EditVersionInput) (gen.VersionResult, error) {
	return editVersion(ctx, edition.Flow, input)
}

// ValidateFlow looks for what stands against it.
func (m mutation) ValidateFlow(ctx context.Context, input gen.VersionInput) (gen.VersionResult, error) {
	return m.api.enforce(ctx, edition.Flow, input, edition.Validate)
}

// PublishFlow brings it into force.
func (m mutation) PublishFlow(ctx context.Context, input gen.VersionInput) (gen.VersionResult, error) {
	return m.api.enforce(ctx, edition.Flow, input, edition.Publish)
}

// RollbackFlow brings it into force again.
func (m mutation) RollbackFlow(ctx context.Context, input gen.VersionInput) (gen.VersionResult, error) {
	return m.api.enforce(ctx, edition.Flow, input, edition.Rollback)
}

// ArchiveFlow puts it away.
func (mutation) ArchiveFlow(ctx context.Context, input gen.VersionInput) (gen.VersionResult, error) {
	return archiveVersion(ctx, edition.Flow, input)
}

// CopyFlow makes one under another name.
func (mutation) CopyFlow(ctx context.Context, input gen.CopyVersionInput) (gen.VersionResult, error) {
	return copyVersion(ctx, edition.Flow, input)
}

// MigrateFlow drafts it for another method of its law.
func (mutation) MigrateFlow(ctx context.Context, input gen.MigrateFlowInput) (gen.VersionResult, error) {
	day, err := law.ParseDay(input.On)
	if err != nil {
		return gen.InvalidInput{Message: "A day is written 2027-04-01.", Field: "input.on"}, nil //nolint:nilerr // the answer says it
	}

	of, err := versionNamed(edition.Flow, input.ID)
	if err != nil {
		return answered(edition.Flow, nil, nil, err)
	}

	row, err := edition.Migrate(ctx, input.IdempotencyKey, of, input.Method, day)

	return answered(edition.Flow, row, nil, err)
}

type flowFields struct{}

// ID is the prefixed id.
func (flowFields) ID(_ context.Context, row *scalar.Flow) (string, error) {
	return id.Format(id.Flow, row.ID), nil
}

// Published is the version in force.
func (flowFields) Published(ctx context.Context, row *scalar.Flow) (*gen.Version, error) {
	return shownVersion(ctx, edition.Flow, row.PublishedID)
}

// Versions gives one page.
func (flowFields) Versions(ctx context.Context, row *scalar.Flow, first *int, after *string) (*gen.VersionConnection, error) {
	return versionsOf(ctx, edition.Flow, row.ID, first, after)
}
