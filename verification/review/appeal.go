package review

import (
	"context"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/appeal"
	"github.com/honnin/honnin/ent/schema"
)

// Step is the kind of evidence that comes with an appeal. No verification asks for it.
const Step schema.Step = "appeal"

// objection is what the person said against the outcome; nil when they did not.
func objection(ctx context.Context, verification uuid.UUID) (*db.Appeal, error) {
	row, err := ent.From(ctx).Appeal.Query().Where(appeal.VerificationID(verification)).Only(ctx)
	if db.IsNotFound(err) {
		return nil, nil //nolint:nilnil // as the comment says
	}

	return row, wrap("appeal", err)
}

// Objection gives what the person of a verification said against the outcome; nil when they did not.
func Objection(ctx context.Context, verification uuid.UUID) (*db.Appeal, error) {
	return objection(ctx, verification)
}
