package graph

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/event"
	"github.com/honnin/honnin/ent/db/evidence"
	"github.com/honnin/honnin/ent/db/report"
	"github.com/honnin/honnin/ent/db/reviewcase"
)

func evidenceOf(ctx context.Context, ids []uuid.UUID) (map[uuid.UUID][]*db.Evidence, error) {
	rows, err := ent.From(ctx).Evidence.Query().
		Where(evidence.VerificationIDIn(ids...)).
		Order(evidence.ByCreatedAt(), evidence.ByID()).
		All(ctx)
	if err != nil {
		return nil, fmt.Errorf("graph: evidence: %w", err)
	}

	return group(rows, func(row *db.Evidence) uuid.UUID { return row.VerificationID }), nil
}

func eventsOf(ctx context.Context, ids []uuid.UUID) (map[uuid.UUID][]*db.Event, error) {
	rows, err := ent.From(ctx).Event.Query().
		Where(event.VerificationIDIn(ids...)).
		Order(event.ByAt(), event.ByID()).
		All(ctx)
	if err != nil {
		return nil, fmt.Errorf("graph: timeline: %w", err)
	}

	return group(rows, func(row *db.Event) uuid.UUID { return row.VerificationID }), nil
}

func reportsOf(ctx context.Context, ids []uuid.UUID) (map[uuid.UUID]*db.Report, error) {
	rows, err := ent.From(ctx).Report.Query().Where(report.VerificationIDIn(ids...)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("graph: reports: %w", err)
	}

	found := make(map[uuid.UUID]*db.Report, len(rows))
	for _, row := range rows {
		found[row.VerificationID] = row
	}

	return found, nil
}

func casesOf(ctx context.Context, ids []uuid.UUID) (map[uuid.UUID]*db.ReviewCase, error) {
	rows, err := ent.From(ctx).ReviewCase.Query().Where(reviewcase.VerificationIDIn(ids...)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("graph: cases: %w", err)
	}

	found := make(map[uuid.UUID]*db.ReviewCase, len(rows))
	for _, row := range rows {
		found[row.VerificationID] = row
	}

	return found, nil
}
