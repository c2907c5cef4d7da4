package review

import (
	"context"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/appeal"
	said "github.com/honnin/honnin/ent/db/review"
	where "github.com/honnin/honnin/ent/db/reviewcase"
)

// Clear deletes the cases of verifications of the viewer's test environment, with what was said in them and against them. Call it in a
// transaction.
func Clear(ctx context.Context, verifications []uuid.UUID) error {
	cases, err := ent.From(ctx).ReviewCase.Query().Where(where.VerificationIDIn(verifications...)).IDs(ctx)
	if err != nil {
		return wrap("clear", err)
	}

	for _, gone := range []func(context.Context) (int, error){
		ent.From(ctx).Review.Delete().Where(said.CaseIDIn(cases...)).Exec,
		ent.From(ctx).ReviewCase.Delete().Where(where.IDIn(cases...)).Exec,
		ent.From(ctx).Appeal.Delete().Where(appeal.VerificationIDIn(verifications...)).Exec,
	} {
		if _, err := gone(ctx); err != nil {
			return wrap("clear", err)
		}
	}

	return nil
}
