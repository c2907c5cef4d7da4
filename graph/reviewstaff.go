package graph

import (
	"context"

	"github.com/google/uuid"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	said "github.com/honnin/honnin/ent/db/review"
	"github.com/honnin/honnin/ent/db/user"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/feature"
	"github.com/honnin/honnin/verification/review"
)

// decide gives an opinion. What the installation's staff decides for a tenant is counted in the same commit, once.
func (a *API) decide(ctx context.Context, key uuid.UUID, opinion review.Opinion) (row *db.ReviewCase, err error) {
	if who, _ := viewer.From(ctx); who.Kind != viewer.Operator || opinion.Verdict == said.VerdictEscalate {
		return review.Decide(ctx, key, a.senior(ctx), opinion)
	}

	err = ent.Tx(ctx, func(ctx context.Context) error {
		before, err := review.Given(ctx, opinion.Key)
		if err != nil {
			return err
		}

		if row, err = review.Decide(ctx, key, a.senior(ctx), opinion); err != nil || before {
			return err
		}

		if err := a.features.Consume(ctx, feature.Review, 1); err != nil {
			return err
		}

		return billing.Reviewed(ctx, row.VerificationID, a.Now())
	})

	return row, err
}

// Staff tells whether they are of the installation, which is all that a tenant is told of them.
func (reviewerFields) Staff(ctx context.Context, who *gen.Reviewer) (bool, error) {
	key, err := id.Parse(id.User, who.ID)
	if err != nil {
		return false, nil //nolint:nilerr // nobody's id is none of the staff's
	}

	return ent.From(ctx).User.Query().Where(user.ID(key), user.Operator(true)).Exist(viewer.With(ctx, viewer.System("who reviewed")))
}
