package ent_test

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/delivery"
	"github.com/honnin/honnin/ent/db/endpoint"
	"github.com/honnin/honnin/ent/schema"
)

// webhooks are the tables of what a tenant is told.
func webhooks() map[string]table {
	return map[string]table{
		"endpoint": {
			make:  newEndpoint,
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).Endpoint.Query().Count(ctx) },
			change: func(ctx context.Context, id uuid.UUID) error {
				return ent.From(ctx).Endpoint.UpdateOneID(id).SetState(endpoint.StatePaused).Exec(ctx)
			},
			drop: func(ctx context.Context) (int, error) { return ent.From(ctx).Endpoint.Delete().Exec(ctx) },
		},
		"eventhead": {
			make: func(ctx context.Context, _ fixture) (uuid.UUID, error) {
				row, err := ent.From(ctx).EventHead.Create().SetSince(time.Now()).Save(ctx)

				return id(row, err, func(r *db.EventHead) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).EventHead.Query().Count(ctx) },
			change: func(ctx context.Context, id uuid.UUID) error {
				return ent.From(ctx).EventHead.UpdateOneID(id).SetSeq(7).Exec(ctx)
			},
			drop: func(ctx context.Context) (int, error) { return ent.From(ctx).EventHead.Delete().Exec(ctx) },
		},
		"message": {
			make: func(ctx context.Context, f fixture) (uuid.UUID, error) {
				event, err := ent.From(ctx).Event.Create().SetVerificationID(f.verification).SetType("verification.approved").Save(ctx)
				if err != nil {
					return uuid.Nil, err
				}

				row, err := ent.From(ctx).Message.Create().SetEventID(event.ID).SetSeq(time.Now().UnixNano()).Save(ctx)

				return id(row, err, func(r *db.Message) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).Message.Query().Count(ctx) },
			drop:  func(ctx context.Context) (int, error) { return ent.From(ctx).Message.Delete().Exec(ctx) },
		},
		"delivery": {
			make:  newDelivery,
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).Delivery.Query().Count(ctx) },
			change: func(ctx context.Context, id uuid.UUID) error {
				return ent.From(ctx).Delivery.UpdateOneID(id).SetState(delivery.StateFailed).Exec(ctx)
			},
			drop: func(ctx context.Context) (int, error) { return ent.From(ctx).Delivery.Delete().Exec(ctx) },
		},
		"attempt": {
			make: func(ctx context.Context, f fixture) (uuid.UUID, error) {
				sent, err := newDelivery(ctx, f)
				if err != nil {
					return uuid.Nil, err
				}

				row, err := ent.From(ctx).Attempt.Create().SetDeliveryID(sent).SetAt(time.Now()).SetTookMs(1).Save(ctx)

				return id(row, err, func(r *db.Attempt) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).Attempt.Query().Count(ctx) },
			drop:  func(ctx context.Context) (int, error) { return ent.From(ctx).Attempt.Delete().Exec(ctx) },
		},
	}
}

func newEndpoint(ctx context.Context, _ fixture) (uuid.UUID, error) {
	row, err := ent.From(ctx).Endpoint.Create().SetURL("https://example.com/" + unique()).SetTypes([]string{}).SetBlocked([]string{}).
		SetSecrets([]schema.SigningSecret{}).SetIdempotencyKey(unique()).Save(ctx)

	return id(row, err, func(r *db.Endpoint) uuid.UUID { return r.ID })
}

func newDelivery(ctx context.Context, f fixture) (uuid.UUID, error) {
	to, err := newEndpoint(ctx, f)
	if err != nil {
		return uuid.Nil, err
	}

	row, err := ent.From(ctx).Delivery.Create().SetEndpointID(to).SetType("verification.created").SetIdempotencyKey(unique()).Save(ctx)

	return id(row, err, func(r *db.Delivery) uuid.UUID { return r.ID })
}
