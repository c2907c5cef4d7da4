package graph

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/cursor"
	"github.com/honnin/honnin/internal/id"
)

// UsageRows gives one page of the rows behind the sums.
func (query) UsageRows(
	ctx context.Context, first *int, after, month, from, to, zone, meter, flow, openedBy *string, environment gen.UsageEnvironment,
) (*gen.UsageRowConnection, error) {
	length, behind := asked(first, after)
	if err := cursor.Length(length); err != nil {
		return nil, err
	}

	calendar, err := calendarOf(ctx, month, from, to, zone)
	if err != nil {
		return nil, err
	}

	kept := billing.Filter{
		From: calendar.From, To: calendar.To, Meter: (*billing.Meter)(meter), Flow: flow, OpenedBy: openedBy, Environment: environmentOf(environment),
	}

	rows, more, err := billing.Rows(ctx, kept, length, behind)
	if err != nil {
		return nil, err
	}

	edges, info := paged(rows, behind != "", more,
		func(row *db.Usage) (time.Time, uuid.UUID) { return row.BookedAt, row.ID },
		func(mark string, row *db.Usage) *gen.UsageRowEdge {
			return &gen.UsageRowEdge{Cursor: mark, Node: usageRow(row)}
		})

	return &gen.UsageRowConnection{Edges: edges, PageInfo: info}, nil
}

func usageRow(row *db.Usage) *gen.UsageRow {
	return &gen.UsageRow{
		Key: billing.Key(row), VerificationID: id.Format(id.Verification, row.VerificationID), Meter: row.Meter, Attempt: row.Attempt, Quantity: row.Quantity,
		At: row.At, BookedAt: row.BookedAt, Late: billing.Late(row), Reason: string(row.Reason), Note: row.Note, Flow: row.Flow,
		PriceVersion: row.PriceVersion,
		OpenedBy:     row.OpenedBy,
	}
}
