package graph

import (
	"context"
	"strings"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/evidence"
	"github.com/honnin/honnin/ent/db/reviewcase"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/verification/review"
)

// ID is the prefixed id.
func (appealFields) ID(_ context.Context, row *db.Appeal) (string, error) {
	return id.Format(id.Appeal, row.ID), nil
}

// Words are null once they cannot be read any more.
func (f appealFields) Words(ctx context.Context, row *db.Appeal) (*string, error) {
	return remarkOn(ctx, f.api, row.ID)
}

// Examination is null without a photograph. Showing it is on record like the report.
func (appealFields) Examination(ctx context.Context, row *db.Appeal) (*gen.AppealExamination, error) {
	of, err := review.Of(ctx, row.VerificationID)
	if err != nil || of == nil || of.Look == reviewcase.LookNone {
		return nil, err
	}

	found, err := review.Seen(of)
	if err != nil {
		return nil, err
	}

	look(ctx, row.VerificationID, "report")

	return &gen.AppealExamination{State: gen.ExaminationState(strings.ToUpper(string(of.Look))), Findings: pointers(found)}, nil
}

// Evidence are the frames of the photograph that came with it.
func (appealFields) Evidence(ctx context.Context, row *db.Appeal) ([]*db.Evidence, error) {
	pieces, err := ent.From(ctx).Evidence.Query().
		Where(evidence.VerificationID(row.VerificationID), evidence.StepEQ(schema.StepAppeal)).Order(evidence.ByFrame()).All(ctx)
	if len(pieces) > 0 {
		look(ctx, row.VerificationID, "evidence")
	}

	return pieces, err
}
