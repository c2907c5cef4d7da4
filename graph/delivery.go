package graph

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/delivery"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/webhook"
)

// RotateWebhookSecret gives an endpoint another secret and shows it, once.
func (m mutation) RotateWebhookSecret(ctx context.Context, input gen.RotateWebhookSecretInput) (gen.RotateWebhookSecretResult, error) {
	of, err := id.Parse(id.Endpoint, input.ID)
	if err != nil {
		return refused[gen.RotateWebhookSecretResult](notFound(id.Endpoint, err))
	}

	overlap := time.Duration(min(max(input.Overlap, -1), int(webhook.MaxOverlap/time.Second)+1)) * time.Second

	row, secret, err := m.api.Webhooks.Rotate(ctx, of, input.Revision, input.IdempotencyKey, overlap)
	if err != nil {
		return refused[gen.RotateWebhookSecretResult](err)
	}

	return gen.RotateWebhookSecretPayload{Endpoint: row, Secret: filled(string(secret))}, nil
}

// TestWebhookEndpoint sends a test.
func (m mutation) TestWebhookEndpoint(ctx context.Context, input gen.TestWebhookEndpointInput) (gen.TestWebhookEndpointResult, error) {
	of, err := id.Parse(id.Endpoint, input.ID)
	if err != nil {
		return refused[gen.TestWebhookEndpointResult](notFound(id.Endpoint, err))
	}

	row, err := m.api.Webhooks.Test(ctx, of, input.IdempotencyKey)
	if err != nil {
		return refused[gen.TestWebhookEndpointResult](err)
	}

	return gen.TestWebhookEndpointPayload{Delivery: row}, nil
}

// ResendWebhookDelivery sends one again.
func (m mutation) ResendWebhookDelivery(ctx context.Context, input gen.ResendWebhookDeliveryInput) (gen.ResendWebhookDeliveryResult, error) {
	of, err := id.Parse(id.Delivery, input.ID)
	if err != nil {
		return refused[gen.ResendWebhookDeliveryResult](notFound(id.Delivery, err))
	}

	row, err := m.api.Webhooks.Again(ctx, of, input.IdempotencyKey)
	if err != nil {
		return refused[gen.ResendWebhookDeliveryResult](err)
	}

	return gen.ResendWebhookDeliveryPayload{Delivery: row}, nil
}

// ResendWebhooks sends what happened in a time again.
func (m mutation) ResendWebhooks(ctx context.Context, input gen.ResendWebhooksInput) (gen.ResendWebhooksResult, error) {
	of, err := id.Parse(id.Endpoint, input.ID)
	if err != nil {
		return refused[gen.ResendWebhooksResult](notFound(id.Endpoint, err))
	}

	count, err := m.api.Webhooks.Resend(ctx, webhook.Range{
		IdempotencyKey: input.IdempotencyKey, Endpoint: of, From: input.From, To: input.To, Missed: input.MissedOnly,
	})
	if err != nil {
		return refused[gen.ResendWebhooksResult](err)
	}

	return gen.ResendWebhooksPayload{Count: count}, nil
}

type endpointFields struct{ api *API }

// ID is the prefixed id.
func (endpointFields) ID(_ context.Context, row *db.Endpoint) (string, error) {
	return id.Format(id.Endpoint, row.ID), nil
}

// Secrets are those in force, without what they are.
func (f endpointFields) Secrets(_ context.Context, row *db.Endpoint) ([]*gen.WebhookSecret, error) {
	shown := []*gen.WebhookSecret{}

	for _, one := range row.Secrets {
		if one.Ends == nil || one.Ends.After(f.api.Now()) {
			shown = append(shown, &gen.WebhookSecret{CreatedAt: one.Made, EndsAt: one.Ends})
		}
	}

	return shown, nil
}

// Deliveries gives one page.
func (endpointFields) Deliveries(ctx context.Context, row *db.Endpoint, first *int, after *string) (*gen.WebhookDeliveryConnection, error) {
	length, behind := asked(first, after)

	rows, more, err := webhook.Deliveries(ctx, row.ID, length, behind)
	if err != nil {
		return nil, err
	}

	edges, info := paged(rows, behind != "", more,
		func(row *db.Delivery) (time.Time, uuid.UUID) { return row.CreatedAt, row.ID },
		func(cursor string, row *db.Delivery) *gen.WebhookDeliveryEdge {
			return &gen.WebhookDeliveryEdge{Cursor: cursor, Node: row}
		})

	return &gen.WebhookDeliveryConnection{Edges: edges, PageInfo: info}, nil
}

type deliveryFields struct{}

// ID is the prefixed id.
func (deliveryFields) ID(_ context.Context, row *db.Delivery) (string, error) {
	return id.Format(id.Delivery, row.ID), nil
}

// MessageID is what the header webhook-id says.
func (deliveryFields) MessageID(_ context.Context, row *db.Delivery) (string, error) {
	return webhook.MessageID(row), nil
}

// NextAt is null when the delivery is over.
func (deliveryFields) NextAt(_ context.Context, row *db.Delivery) (*time.Time, error) {
	if row.State != delivery.StatePending {
		return nil, nil //nolint:nilnil // null is the answer
	}

	return &row.NextAt, nil
}

// Attempts are newest first.
func (deliveryFields) Attempts(ctx context.Context, row *db.Delivery) ([]*db.Attempt, error) {
	return webhook.Attempts(ctx, row.ID)
}

type attemptFields struct{ api *API }

// ID is the prefixed id.
func (attemptFields) ID(_ context.Context, row *db.Attempt) (string, error) {
	return id.Format(id.Attempt, row.ID), nil
}

// Status is null without an answer.
func (attemptFields) Status(_ context.Context, row *db.Attempt) (*int, error) {
	if row.Status == 0 {
		return nil, nil //nolint:nilnil // null is the answer
	}

	return &row.Status, nil
}

// Failure is null when the endpoint took the message.
func (attemptFields) Failure(_ context.Context, row *db.Attempt) (*string, error) {
	return filled(row.Failure), nil
}

// Request is what was sent; reading it is on record.
func (f attemptFields) Request(ctx context.Context, row *db.Attempt) (*string, error) {
	request, _, err := f.said(ctx, row)

	return filled(string(request)), err
}

// Response is the beginning of what came back, which may repeat what was sent.
func (f attemptFields) Response(ctx context.Context, row *db.Attempt) (*string, error) {
	_, response, err := f.said(ctx, row)

	return filled(string(response)), err
}

func (f attemptFields) said(ctx context.Context, row *db.Attempt) (request, response []byte, err error) {
	request, response, about, err := f.api.Webhooks.Said(ctx, row)
	if err == nil && about != uuid.Nil {
		look(ctx, about, "webhook")
	}

	return request, response, err
}
