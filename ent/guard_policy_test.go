package ent_test

import (
	"context"
	"encoding/json"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/flow"
	"github.com/honnin/honnin/ent/db/policylist"
	"github.com/honnin/honnin/ent/db/shadow"
)

// policies are the tables of what stands beside policies.
func policies() map[string]table {
	return map[string]table{
		"policylist": {
			make: func(ctx context.Context, _ fixture) (uuid.UUID, error) {
				row, err := newList(ctx)

				return id(row, err, func(r *db.PolicyList) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).PolicyList.Query().Count(ctx) },
			change: func(ctx context.Context, id uuid.UUID) error {
				return ent.From(ctx).PolicyList.UpdateOneID(id).AddSize(1).Exec(ctx)
			},
			drop: func(ctx context.Context) (int, error) { return ent.From(ctx).PolicyList.Delete().Exec(ctx) },
		},
		"policyentry": {
			make: func(ctx context.Context, _ fixture) (uuid.UUID, error) {
				of, err := newList(ctx)
				if err != nil {
					return uuid.Nil, err
				}

				row, err := ent.From(ctx).PolicyEntry.Create().SetListID(of.ID).SetDigest(unique()).SetAuthor("somebody").Save(ctx)

				return id(row, err, func(r *db.PolicyEntry) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).PolicyEntry.Query().Count(ctx) },
			drop:  func(ctx context.Context) (int, error) { return ent.From(ctx).PolicyEntry.Delete().Exec(ctx) },
		},
		"shadow": {
			make: func(ctx context.Context, f fixture) (uuid.UUID, error) {
				of, err := ent.From(ctx).Flow.Create().SetKind(flow.KindPolicy).SetName(unique()[:36]).SetIdempotencyKey(unique()).Save(ctx)
				if err != nil {
					return uuid.Nil, err
				}

				version, err := ent.From(ctx).FlowVersion.Create().SetFlowID(of.ID).SetNumber(1).SetDefinition(json.RawMessage("{}")).
					SetAuthor("somebody").SetIdempotencyKey(unique()).Save(ctx)
				if err != nil {
					return uuid.Nil, err
				}

				row, err := ent.From(ctx).Shadow.Create().SetVerificationID(f.verification).SetVersionID(version.ID).
					SetWas(shadow.WasApproved).SetWould(shadow.WouldReview).SetReasons([]string{}).Save(ctx)

				return id(row, err, func(r *db.Shadow) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).Shadow.Query().Count(ctx) },
			drop:  func(ctx context.Context) (int, error) { return ent.From(ctx).Shadow.Delete().Exec(ctx) },
		},
	}
}

func newList(ctx context.Context) (*db.PolicyList, error) {
	return ent.From(ctx).PolicyList.Create().SetName(unique()[:36]).SetEffect(policylist.EffectBlock).SetOf(policylist.OfReference).
		SetIdempotencyKey(unique()).Save(ctx)
}
