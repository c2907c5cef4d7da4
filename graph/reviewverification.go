package graph

import (
	"context"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/reviewcase"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/verification/review"
)

// ReviewCase is read for the whole page at once; null for what never was in review.
func (verificationFields) ReviewCase(ctx context.Context, row *db.Verification) (*db.ReviewCase, error) {
	return caseOf(ctx, row)
}

func caseOf(ctx context.Context, row *db.Verification) (*db.ReviewCase, error) {
	return one(ctx, row.ID, func(b *batch) *of[*db.ReviewCase] { return &b.cases }, casesOf)
}

// DecidedByReview tells whether the last word is a reviewer's.
func (verificationFields) DecidedByReview(ctx context.Context, row *db.Verification) (bool, error) {
	if row.State != where.StateApproved && row.State != where.StateDeclined {
		return false, nil
	}

	found, err := caseOf(ctx, row)

	return found != nil && found.State == reviewcase.StateDecided, err
}

// Truth is what reviewers found.
func (verificationFields) Truth(ctx context.Context, row *db.Verification) (review.Truth, error) {
	found, err := caseOf(ctx, row)
	if err != nil || found == nil {
		return reviewcase.TruthUnknown, err
	}

	return found.Truth, nil
}

// AppealURL is null where the person cannot object, or not any more.
func (f verificationFields) AppealURL(ctx context.Context, row *db.Verification) (*string, error) {
	until, err := review.Appealable(ctx, row, f.api.Now())
	if err != nil || until.IsZero() {
		return nil, err
	}

	address, err := f.api.appealURL(row, until)
	if err != nil {
		return nil, err
	}

	return &address, nil
}
