package review

import (
	"context"
	"slices"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	said "github.com/honnin/honnin/ent/db/review"
	where "github.com/honnin/honnin/ent/db/reviewcase"
)

// Said gives the reviews of a case, the oldest first. Until a round is decided, what was said in it is kept from whoever may still give
// an opinion of their own: it is shown to those who gave theirs, and to a senior reviewer to whom the case was escalated.
func Said(ctx context.Context, row *db.ReviewCase, senior bool) ([]*db.Review, error) {
	rows, err := ent.From(ctx).Review.Query().Where(said.CaseID(row.ID)).Order(said.ByCreatedAt(), said.ByID()).All(ctx)
	if err != nil {
		return nil, wrap("said", err)
	}

	me := acting(ctx)
	spoke := slices.ContainsFunc(rows, func(r *db.Review) bool {
		return r.Round == row.Round && r.Verdict != said.VerdictReopen && r.Reviewer == me
	})

	if row.State == where.StateDecided || spoke || senior && row.State == where.StateEscalated {
		return rows, nil
	}

	return slices.DeleteFunc(rows, func(r *db.Review) bool { return r.Round == row.Round && r.Verdict != said.VerdictReopen }), nil
}
