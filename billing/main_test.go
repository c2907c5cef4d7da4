package billing_test

import (
	"context"
	"testing"

	"github.com/google/uuid"
	"golang.org/x/sync/errgroup"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/report"
	"github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/testkit/kill"
)

// orders are for a process that concludes and folds until it is killed.
type orders struct {
	Database string
	Tenant   uuid.UUID
}

func TestMain(m *testing.M) { kill.Main(m, obey) }

// obey does what workers do, two of them and one that folds.
func obey(told orders) error {
	opened, err := ent.Open(context.Background(), told.Database)
	if err != nil {
		return err
	}

	group, ctx := errgroup.WithContext(database.As(ent.With(context.Background(), opened), told.Tenant))

	kill.Ready()

	for range 2 {
		group.Go(func() error {
			for {
				if err := conclude(ctx); err != nil {
					return err
				}
			}
		})
	}

	group.Go(func() error {
		for {
			if _, err := billing.Fold(ctx); err != nil {
				return err
			}
		}
	})

	return group.Wait()
}

// conclude commits the report and the use of one that has none together. Whoever comes second finds that it is done.
func conclude(ctx context.Context) error {
	next, err := ent.From(ctx).Verification.Query().Where(verification.Not(verification.HasReport())).Order(verification.ByID()).FirstID(ctx)
	if err != nil {
		return nil //nolint:nilerr // nothing is left to do
	}

	err = ent.Tx(ctx, func(ctx context.Context) error {
		err := ent.From(ctx).Report.Create().SetVerificationID(next).SetDecision(report.DecisionReview).SetReasons([]string{}).SetPolicyVersion("p").
			SetThresholds(map[string]float64{}).SetFindings([]byte(judged)).Exec(ctx)
		if err != nil {
			return err
		}

		return billing.Record(ctx, next)
	})
	if db.IsConstraintError(err) {
		return nil
	}

	return err
}
