package graph

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/graph/scalar"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/verification/edition"
	"github.com/honnin/honnin/verification/policy"
)

// Policies gives one page.
func (query) Policies(ctx context.Context, first *int, after *string) (*gen.PolicyConnection, error) {
	length, behind := asked(first, after)

	rows, more, err := edition.List(ctx, edition.Policy, length, behind)
	if err != nil {
		return nil, err
	}

	edges, info := paged(rows, behind != "", more,
		func(row *db.Flow) (time.Time, uuid.UUID) { return row.CreatedAt, row.ID },
		func(cursor string, row *db.Flow) *gen.PolicyEdge {
			return &gen.PolicyEdge{Cursor: cursor, Node: &scalar.Policy{Flow: row}}
		})

	return &gen.PolicyConnection{Edges: edges, PageInfo: info}, nil
}

// Policy gives one by its name; nil when there is none.
func (query) Policy(ctx context.Context, name string) (*scalar.Policy, error) {
	row, err := edition.Get(ctx, edition.Policy, name)
	if fault.Is(err, fault.NotFound) {
		return nil, nil //nolint:nilnil // null is the answer
	}

	if err != nil {
		return nil, err
	}

	return &scalar.Policy{Flow: row}, nil
}

// PolicyFindings is a dry run.
func (q query) PolicyFindings(_ context.Context, yaml string) (gen.PolicyFindingsResult, error) {
	definition, err := policy.Parse([]byte(yaml))
	if err != nil {
		return refused[gen.PolicyFindingsResult](err)
	}

	return gen.PolicyFindings{Findings: pointers(edition.Against(definition, q.api.Checks))}, nil
}
