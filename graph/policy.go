package graph

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/graph/scalar"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/verification/edition"
	"github.com/honnin/honnin/verification/flow"
)

// Policies gives one page.
func (query) Policies(ctx context.Context, first *int, after *string) (*gen.PolicyConnection, error) {
	length, behind := asked(first, after)

	rows, more, err := edition.List(ctx, edition.Policy, length, behind)
	if err != nil {
		return nil, err
	}

	edges, info := paged(rows, behind != "", more,
		func(row *db.Blueprint) (time.Time, uuid.UUID) { return row.CreatedAt, row.ID },
		func(cursor string, row *db.Blueprint) *gen.PolicyEdge {
			return &gen.PolicyEdge{Cursor: cursor, Node: &scalar.Policy{Blueprint: row}}
		})

	return &gen.PolicyConnection{Edges: edges, PageInfo: info}, nil
}

// Policy gives one; nil when there is none.
func (query) Policy(ctx context.Context, shown string) (*scalar.Policy, error) {
	row, err := oneBlueprint(ctx, edition.Policy, shown)
	if err != nil || row == nil {
		return nil, err
	}

	return &scalar.Policy{Blueprint: row}, nil
}

// PolicyVersion gives one; nil when there is none.
func (query) PolicyVersion(ctx context.Context, shown string) (*gen.Version, error) {
	return oneVersion(ctx, edition.Policy, shown)
}

// PolicyDiff tells how two versions differ.
func (query) PolicyDiff(ctx context.Context, from, to string) ([]*gen.VersionChange, error) {
	return differ(ctx, edition.Policy, from, to)
}

// PolicyFindings is a dry run.
func (q query) PolicyFindings(ctx context.Context, yaml string) (gen.VersionFindingsResult, error) {
	return q.api.dry(ctx, edition.Policy, yaml, nil)
}

// ShadowPolicy tries it beside the one in force.
func (mutation) ShadowPolicy(ctx context.Context, input gen.ShadowPolicyInput) (gen.VersionResult, error) {
	return onVersion(edition.Policy, gen.VersionInput{ID: input.ID, Revision: input.Revision}, func(at edition.At) (*db.Edition, []flow.Finding, error) {
		row, err := edition.Shadow(ctx, at, input.On)

		return row, nil, err
	})
}

// CreatePolicy makes one with a first draft.
func (mutation) CreatePolicy(ctx context.Context, input gen.CreateVersionedInput) (gen.VersionResult, error) {
	return createVersioned(ctx, edition.Policy, input)
}

// DraftPolicy adds a draft.
func (mutation) DraftPolicy(ctx context.Context, input gen.DraftVersionInput) (gen.VersionResult, error) {
	return draftVersion(ctx, edition.Policy, input)
}

// EditPolicy writes in a draft.
func (mutation) EditPolicy(ctx context.Context, input gen.EditVersionInput) (gen.VersionResult, error) {
	return editVersion(ctx, edition.Policy, input)
}

// ValidatePolicy looks for what stands against it.
func (m mutation) ValidatePolicy(ctx context.Context, input gen.VersionInput) (gen.VersionResult, error) {
	return m.api.enforce(ctx, edition.Policy, input, edition.Validate)
}

// PublishPolicy brings it into force.
func (m mutation) PublishPolicy(ctx context.Context, input gen.VersionInput) (gen.VersionResult, error) {
	return m.api.enforce(ctx, edition.Policy, input, edition.Publish)
}

// RollbackPolicy brings it into force again.
func (m mutation) RollbackPolicy(ctx context.Context, input gen.VersionInput) (gen.VersionResult, error) {
	return m.api.enforce(ctx, edition.Policy, input, edition.Rollback)
}

// ArchivePolicy puts it away.
func (mutation) ArchivePolicy(ctx context.Context, input gen.VersionInput) (gen.VersionResult, error) {
	return archiveVersion(ctx, edition.Policy, input)
}

// CopyPolicy makes one under another name.
func (mutation) CopyPolicy(ctx context.Context, input gen.CopyVersionInput) (gen.VersionResult, error) {
	return copyVersion(ctx, edition.Policy, input)
}

type policyFields struct{}

// ID is the prefixed id.
func (policyFields) ID(_ context.Context, row *scalar.Policy) (string, error) {
	return id.Format(id.Policy, row.ID), nil
}

// Published is the version in force.
func (policyFields) Published(ctx context.Context, row *scalar.Policy) (*gen.Version, error) {
	return shownVersion(ctx, edition.Policy, row.PublishedID)
}

// Shadow is tried beside it.
func (policyFields) Shadow(ctx context.Context, row *scalar.Policy) (*gen.Version, error) {
	return shownVersion(ctx, edition.Policy, row.ShadowID)
}

// Versions gives one page.
func (policyFields) Versions(ctx context.Context, row *scalar.Policy, first *int, after *string) (*gen.VersionConnection, error) {
	return versionsOf(ctx, edition.Policy, row.ID, first, after)
}
