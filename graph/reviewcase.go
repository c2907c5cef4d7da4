package graph

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/reviewcase"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/review"
)

// load reads the verifications of cases at once; what is asked for of those is read at once as well.
func load(ctx context.Context, rows ...*db.ReviewCase) error {
	keys := make([]uuid.UUID, len(rows))
	for i, row := range rows {
		keys[i] = row.VerificationID
	}

	found, err := ent.From(ctx).Verification.Query().Where(where.IDIn(keys...)).All(ctx)
	if err != nil {
		return err
	}

	gather(ctx, found...)

	by := make(map[uuid.UUID]*db.Verification, len(found))
	for _, row := range found {
		by[row.ID] = row
	}

	for _, row := range rows {
		row.Edges.Verification = by[row.VerificationID]
	}

	return nil
}

// Verification was read with the case, but for one that came with its verification.
func (caseFields) Verification(ctx context.Context, row *db.ReviewCase) (*db.Verification, error) {
	if row.Edges.Verification != nil {
		return row.Edges.Verification, nil
	}

	return verification.Get(ctx, row.VerificationID)
}

// ID is the prefixed id.
func (caseFields) ID(_ context.Context, row *db.ReviewCase) (string, error) {
	return id.Format(id.ReviewCase, row.ID), nil
}

// Level is who may decide it next.
func (caseFields) Level(_ context.Context, row *db.ReviewCase) (gen.ReviewLevel, error) {
	if row.State == reviewcase.StateEscalated {
		return gen.ReviewLevelSenior, nil
	}

	return gen.ReviewLevelNormal, nil
}

// Priority is the rank as a word.
func (caseFields) Priority(_ context.Context, row *db.ReviewCase) (gen.ReviewPriority, error) {
	switch row.Priority {
	case 1:
		return gen.ReviewPriorityLow, nil
	case 3:
		return gen.ReviewPriorityHigh, nil
	default:
		return gen.ReviewPriorityNormal, nil
	}
}

// Overdue is of undecided cases alone.
func (f caseFields) Overdue(_ context.Context, row *db.ReviewCase) (bool, error) {
	return row.State != reviewcase.StateDecided && row.DueAt.Before(f.api.Now()), nil
}

// Assignee is null for nobody in particular.
func (caseFields) Assignee(_ context.Context, row *db.ReviewCase) (*gen.Reviewer, error) {
	return reviewer(row.Assignee), nil
}

// Holder is null when nobody has it in hand.
func (f caseFields) Holder(_ context.Context, row *db.ReviewCase) (*gen.Reviewer, error) {
	by, _ := review.Holder(row, f.api.Now())

	return reviewer(by), nil
}

// HeldUntil is null when nobody has it in hand.
func (f caseFields) HeldUntil(_ context.Context, row *db.ReviewCase) (*time.Time, error) {
	_, until := review.Holder(row, f.api.Now())

	return until, nil
}

// Obstacle is null when the viewer can take or decide it.
func (f caseFields) Obstacle(ctx context.Context, row *db.ReviewCase) (*gen.ReviewObstacle, error) {
	against, err := review.Hindered(ctx, row, f.api.senior(ctx))
	if err != nil || against == review.None {
		return nil, err
	}

	shown := gen.ReviewObstacle(against)

	return &shown, nil
}

// Reviews are those that the viewer may see by now.
func (f caseFields) Reviews(ctx context.Context, row *db.ReviewCase) ([]*db.Review, error) {
	return review.Said(ctx, row, f.api.senior(ctx))
}

// Appeal is null when the person said nothing against the outcome.
func (caseFields) Appeal(ctx context.Context, row *db.ReviewCase) (*db.Appeal, error) {
	said, err := review.Objection(ctx, row.VerificationID)
	if said != nil {
		look(ctx, row.VerificationID, "appeal")
	}

	return said, err
}

// Stranded tells whether there is nobody for it.
func (caseFields) Stranded(_ context.Context, row *db.ReviewCase) (bool, error) {
	return review.Stranded(row), nil
}

// Waived tells whether those who saw it may decide it.
func (caseFields) Waived(_ context.Context, row *db.ReviewCase) (bool, error) {
	return len(row.Waived) > 0, nil
}

// WaivedFor is null when it was not, or once it cannot be read any more.
func (f caseFields) WaivedFor(ctx context.Context, row *db.ReviewCase) (*string, error) {
	reason, err := review.Waived(ctx, f.api.Blobs, row)

	return filled(reason), err
}
