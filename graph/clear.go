package graph

import (
	"context"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/clearing"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/sandbox"
	"github.com/honnin/honnin/verification"
)

// ClearTestData asks for the test environment to be emptied, which a worker does.
func (mutation) ClearTestData(ctx context.Context, input gen.ClearTestDataInput) (gen.ClearTestDataResult, error) {
	row, _, err := sandbox.Clear(ctx, input.IdempotencyKey)
	if err != nil {
		return refused[gen.ClearTestDataResult](err)
	}

	shown, err := shownClearing(ctx, row)
	if err != nil {
		return nil, err
	}

	return gen.ClearTestDataPayload{Clearing: shown}, nil
}

// TestClearings gives one page.
func (query) TestClearings(ctx context.Context, first *int, after *string) (*gen.TestClearingConnection, error) {
	length, behind := asked(first, after)

	rows, more, err := sandbox.Clearings(ctx, length, behind)
	if err != nil {
		return nil, err
	}

	nodes := map[uuid.UUID]*gen.TestClearing{}

	for _, row := range rows {
		if nodes[row.ID], err = shownClearing(ctx, row); err != nil {
			return nil, err
		}
	}

	edges, info := paged(rows, behind != "", more,
		func(row *db.Clearing) (time.Time, uuid.UUID) { return row.CreatedAt, row.ID },
		func(cursor string, row *db.Clearing) *gen.TestClearingEdge {
			return &gen.TestClearingEdge{Cursor: cursor, Node: nodes[row.ID]}
		})

	return &gen.TestClearingConnection{Edges: edges, PageInfo: info}, nil
}

// shownClearing is a clearing as it is shown; one that runs with what is left to do.
func shownClearing(ctx context.Context, row *db.Clearing) (shown *gen.TestClearing, err error) {
	shown = &gen.TestClearing{
		ID: id.Format(id.Clearing, row.ID), CreatedAt: row.CreatedAt, State: gen.TestClearingState(strings.ToUpper(string(row.State))),
		DoneAt: row.DoneAt, Verifications: row.Verifications, Files: row.Files, Deliveries: row.Deliveries,
	}
	if row.State == clearing.StateRunning {
		shown.Remaining, err = verification.OpenedUntil(ctx, row.CreatedAt)
	}

	return shown, err
}
