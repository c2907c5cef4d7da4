package graph

import (
	"context"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/graph/scalar"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/verification/edition"
	"github.com/honnin/honnin/verification/policy"
)

type (
	policyFields        struct{}
	policyVersionFields struct{ api *API }
	findingOfPolicy     struct{}
)

// policyVersion shows a row as the schema's type; nil stays nil.
func policyVersion(row *db.FlowVersion) *scalar.PolicyVersion {
	if row == nil {
		return nil
	}

	return &scalar.PolicyVersion{FlowVersion: row}
}

func (policyFields) ID(_ context.Context, row *scalar.Policy) (string, error) {
	return id.Format(id.Policy, row.ID), nil
}

// Published is null when there is none.
func (policyFields) Published(ctx context.Context, row *scalar.Policy) (*scalar.PolicyVersion, error) {
	published, err := edition.Published(ctx, row.ID)

	return policyVersion(published), err
}

// Versions gives one page of them.
func (policyFields) Versions(ctx context.Context, row *scalar.Policy, first *int, after *string) (*gen.PolicyVersionConnection, error) {
	length, behind := asked(first, after)

	rows, more, err := edition.Versions(ctx, row.ID, length, behind)
	if err != nil {
		return nil, err
	}

	edges, info := paged(rows, behind != "", more, written, func(cursor string, row *db.FlowVersion) *gen.PolicyVersionEdge {
		return &gen.PolicyVersionEdge{Cursor: cursor, Node: policyVersion(row)}
	})

	return &gen.PolicyVersionConnection{Edges: edges, PageInfo: info}, nil
}

// Version is null when there is none of the number.
func (policyFields) Version(ctx context.Context, row *scalar.Policy, number int) (*scalar.PolicyVersion, error) {
	found, err := edition.Numbered(ctx, row.ID, number)
	if fault.Is(err, fault.NotFound) {
		return nil, nil //nolint:nilnil // null is the answer
	}

	return policyVersion(found), err
}

func (policyVersionFields) ID(_ context.Context, row *scalar.PolicyVersion) (string, error) {
	return id.Format(id.PolicyVersion, row.ID), nil
}

// Yaml is the definition as text.
func (policyVersionFields) Yaml(_ context.Context, row *scalar.PolicyVersion) (string, error) {
	definition, err := edition.AsPolicy(row.FlowVersion)
	if err != nil {
		return "", err
	}

	return definition.Text()
}

// Findings are what stands against publishing it.
func (f policyVersionFields) Findings(_ context.Context, row *scalar.PolicyVersion) ([]*policy.Problem, error) {
	definition, err := edition.AsPolicy(row.FlowVersion)
	if err != nil {
		return nil, err
	}

	return pointers(edition.Against(definition, f.api.Checks)), nil
}

// Changes tell how it differs from another version; the first differs from nothing.
func (policyVersionFields) Changes(ctx context.Context, row *scalar.PolicyVersion, from *int) ([]*gen.PolicyChange, error) {
	changes, err := differences(ctx, row.FlowVersion, from)
	if err != nil {
		return nil, err
	}

	list := make([]*gen.PolicyChange, len(changes))
	for i, change := range changes {
		list[i] = &gen.PolicyChange{Path: change.Path, Before: filled(change.Before), After: filled(change.After)}
	}

	return list, nil
}

// Publisher is null when nobody published it.
func (policyVersionFields) Publisher(_ context.Context, row *scalar.PolicyVersion) (*string, error) {
	return filled(row.Publisher), nil
}

// Code is the flaw.
func (findingOfPolicy) Code(_ context.Context, found *policy.Problem) (string, error) {
	return string(found.Flaw), nil
}

// Subject is null where there is nothing to name.
func (findingOfPolicy) Subject(_ context.Context, found *policy.Problem) (*string, error) {
	return filled(found.Subject), nil
}

// Rule counts from 1; null for what is no rule's.
func (findingOfPolicy) Rule(_ context.Context, found *policy.Problem) (*int, error) {
	return counted(found.Rule + 1), nil
}

// Line is null when no one place is at fault.
func (findingOfPolicy) Line(_ context.Context, found *policy.Problem) (*int, error) {
	return counted(found.Line), nil
}

// Column is null when no one place is at fault.
func (findingOfPolicy) Column(_ context.Context, found *policy.Problem) (*int, error) {
	return counted(found.Column), nil
}

// counted is a number from 1 on; nil for less.
func counted(number int) *int {
	if number < 1 {
		return nil
	}

	return &number
}
