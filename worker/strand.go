package worker

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/membership"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/feature"
	"github.com/honnin/honnin/tenants/post"
	"github.com/honnin/honnin/verification/review"
)

// strandPage is how many appeals one sweep asks who could take them. Sweep after sweep goes through all of them, and begins again.
const strandPage = 20

// strand looks at the next appeals that wait, whether there is anybody for them: members come and go, and so may who has not seen a case.
// One that fails is looked at again the next time round.
func (w *worker) strand(ctx context.Context) error {
	if w.Roles == nil {
		return nil
	}

	rows, err := review.Appealed(ctx, w.appealed, strandPage)
	if err != nil {
		return fmt.Errorf("worker: strand: %w", err)
	}

	w.appealed = uuid.Nil

	for _, row := range rows {
		if err := w.strandOne(post.With(viewer.With(ctx, viewer.For(row.TenantID, "stranded")), w.Box), row); err != nil && ctx.Err() == nil {
			slog.WarnContext(ctx, "it was not found who could take an appeal", "case", row.ID, "error", err)
		}

		if len(rows) == strandPage {
			w.appealed = row.ID
		}
	}

	return nil
}

// strandOne keeps whether there is anybody for an appeal, and writes to the owners in the same commit.
func (w *worker) strandOne(ctx context.Context, row *db.ReviewCase) error {
	return ent.Tx(ctx, func(ctx context.Context) error {
		others, err := feature.Granted(ctx, feature.Review, time.Now())
		if err != nil {
			return fmt.Errorf("worker: strand: %w", err)
		}

		tell, err := review.Strand(ctx, row, w.Roles.Of, others)
		if err != nil || !tell {
			return err
		}

		return w.tellOwners(ctx, row)
	})
}

// tellOwners writes to the owners of the tenant of a stranded appeal. Of a test environment nobody is written to.
func (w *worker) tellOwners(ctx context.Context, row *db.ReviewCase) error {
	tenant, err := ent.From(ctx).Tenant.Get(ctx, row.TenantID)
	if err != nil {
		return fmt.Errorf("worker: tenant: %w", err)
	}

	if tenant.TestOf != nil {
		return nil
	}

	owners, err := ent.From(ctx).Membership.Query().Where(membership.Role("owner"), membership.StateEQ(membership.StateActive)).
		WithUser().Order(membership.ByCreatedAt()).Limit(maxLetters).All(ctx)
	if err != nil {
		return fmt.Errorf("worker: owners: %w", err)
	}

	data := map[string]string{"Tenant": tenant.Name, "URL": w.Console + "/review/" + id.Format(id.ReviewCase, row.ID)}

	letter := "appeal-stranded"
	if len(row.Waived) > 0 { // nobody can waive it a second time
		letter = "appeal-stranded-again"
	}

	for _, owner := range owners {
		if err := inform(ctx, owner.Edges.User, tenant.Language, letter, data); err != nil {
			return err
		}
	}

	return nil
}
