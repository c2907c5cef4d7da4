package verification

import (
	"context"
	"fmt"
	"slices"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/evidence"
	"github.com/honnin/honnin/ent/schema"
)

// Done gives what tells whether the person has done enough for a step of the verification: the front of a document, any frame of another, one
// set of answers. Motions may be left to somebody's judgement.
func Done(ctx context.Context, row *db.Verification) (func(schema.Step) bool, error) {
	captured, err := ent.From(ctx).Evidence.Query().Where(evidence.VerificationID(row.ID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("verification: what is done: %w", err)
	}

	given, err := hasAnswered(ctx, row)
	if err != nil {
		return nil, err
	}

	return func(step schema.Step) bool {
		return step == schema.StepQuestions && given || step == schema.StepMotion && row.Motionless ||
			slices.ContainsFunc(captured, func(e *db.Evidence) bool {
				return e.Step == step && (step != schema.StepDocument || e.Frame == 0)
			})
	}, nil
}
