package ent_test

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/review"
	"github.com/honnin/honnin/ent/db/reviewcase"
)

// reviews are the tables of what people decide.
func reviews() map[string]table {
	return map[string]table{
		"reviewcase": {
			make: func(ctx context.Context, _ fixture) (uuid.UUID, error) {
				row, err := newCase(ctx)

				return id(row, err, func(r *db.ReviewCase) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).ReviewCase.Query().Count(ctx) },
			change: func(ctx context.Context, id uuid.UUID) error {
				return ent.From(ctx).ReviewCase.UpdateOneID(id).SetState(reviewcase.StateDecided).Exec(ctx)
			},
			drop: func(ctx context.Context) (int, error) { return ent.From(ctx).ReviewCase.Delete().Exec(ctx) },
		},
		"review": {
			make: func(ctx context.Context, _ fixture) (uuid.UUID, error) {
				of, err := newCase(ctx)
				if err != nil {
					return uuid.Nil, err
				}

				row, err := ent.From(ctx).Review.Create().SetCaseID(of.ID).SetRound(1).SetReviewer("usr_x").SetVerdict(review.VerdictApprove).
					SetReasons([]string{}).SetIdempotencyKey(unique()).Save(ctx)

				return id(row, err, func(r *db.Review) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).Review.Query().Count(ctx) },
			drop:  func(ctx context.Context) (int, error) { return ent.From(ctx).Review.Delete().Exec(ctx) },
		},
		"appeal": {
			make: func(ctx context.Context, f fixture) (uuid.UUID, error) {
				row, err := ent.From(ctx).Appeal.Create().SetVerificationID(f.verification).Save(ctx)

				return id(row, err, func(r *db.Appeal) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).Appeal.Query().Count(ctx) },
			drop:  func(ctx context.Context) (int, error) { return ent.From(ctx).Appeal.Delete().Exec(ctx) },
		},
		"remark": {
			make: func(ctx context.Context, f fixture) (uuid.UUID, error) {
				row, err := ent.From(ctx).Remark.Create().SetVerificationID(f.verification).SetOnID(uuid.New()).SetPlain("w").Save(ctx)

				return id(row, err, func(r *db.Remark) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).Remark.Query().Count(ctx) },
			change: func(ctx context.Context, id uuid.UUID) error {
				return ent.From(ctx).Remark.UpdateOneID(id).SetPlain("m").Exec(ctx)
			},
			drop: func(ctx context.Context) (int, error) { return ent.From(ctx).Remark.Delete().Exec(ctx) },
		},
	}
}

func newCase(ctx context.Context) (*db.ReviewCase, error) {
	of, err := newVerification(ctx)
	if err != nil {
		return nil, err
	}

	return ent.From(ctx).ReviewCase.Create().SetVerificationID(of.ID).SetDueIn(60).SetDueAt(time.Now()).
		SetSeen([]string{}).SetBarred([]string{}).Save(ctx)
}
