package graph

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/webhook"
)

// WebhookEndpoints gives one page.
func (query) WebhookEndpoints(ctx context.Context, first *int, after *string) (*gen.WebhookEndpointConnection, error) {
	length, behind := asked(first, after)

	rows, more, err := webhook.List(ctx, length, behind)
	if err != nil {
		return nil, err
	}

	edges, info := paged(rows, behind != "", more,
		func(row *db.Endpoint) (time.Time, uuid.UUID) { return row.CreatedAt, row.ID },
		func(cursor string, row *db.Endpoint) *gen.WebhookEndpointEdge {
			return &gen.WebhookEndpointEdge{Cursor: cursor, Node: row}
		})

	return &gen.WebhookEndpointConnection{Edges: edges, PageInfo: info}, nil
}

// WebhookEndpoint gives one; nil when there is none.
func (query) WebhookEndpoint(ctx context.Context, shown string) (*db.Endpoint, error) {
	of, err := id.Parse(id.Endpoint, shown)
	if err != nil {
		return nil, nil //nolint:nilerr,nilnil // null is the answer
	}

	row, err := webhook.Get(ctx, of)
	if fault.Is(err, fault.NotFound) {
		return nil, nil //nolint:nilnil // null is the answer
	}

	return row, err
}

// WebhookDelivery gives one; nil when there is none.
func (query) WebhookDelivery(ctx context.Context, shown string) (*db.Delivery, error) {
	of, err := id.Parse(id.Delivery, shown)
	if err != nil {
		return nil, nil //nolint:nilerr,nilnil // null is the answer
	}

	row, err := webhook.Delivery(ctx, of)
	if fault.Is(err, fault.NotFound) {
		return nil, nil //nolint:nilnil // null is the answer
	}

	return row, err
}

// CreateWebhookEndpoint makes one and shows its secret, once.
func (m mutation) CreateWebhookEndpoint(ctx context.Context, input gen.CreateWebhookEndpointInput) (gen.CreateWebhookEndpointResult, error) {
	row, secret, err := m.api.Webhooks.Create(ctx, input.IdempotencyKey, webhook.Settings{
		URL: input.URL, Description: given(input.Description), Types: input.EventTypes, Payload: input.Payload, Blocked: input.BlockedFields,
	})
	if err != nil {
		return refused[gen.CreateWebhookEndpointResult](err)
	}

	return gen.CreateWebhookEndpointPayload{Endpoint: row, Secret: filled(string(secret))}, nil
}

// UpdateWebhookEndpoint changes what the input names.
func (m mutation) UpdateWebhookEndpoint(ctx context.Context, input gen.UpdateWebhookEndpointInput) (gen.UpdateWebhookEndpointResult, error) {
	row, err := onEndpoint(input.ID, func(of uuid.UUID) (*db.Endpoint, error) {
		before, err := webhook.Get(ctx, of)
		if err != nil {
			return nil, err
		}

		return m.api.Webhooks.Update(ctx, of, input.Revision, wanted(before, input))
	})
	if err != nil {
		return refused[gen.UpdateWebhookEndpointResult](err)
	}

	return gen.UpdateWebhookEndpointPayload{Endpoint: row}, nil
}

// wanted is what the endpoint is to become: what the input leaves out stays.
func wanted(row *db.Endpoint, input gen.UpdateWebhookEndpointInput) webhook.Settings {
	becomes := webhook.Settings{URL: row.URL, Description: row.Description, Types: row.Types, Payload: row.Payload, Blocked: row.Blocked}

	if input.URL != nil {
		becomes.URL = *input.URL
	}

	if input.Description != nil {
		becomes.Description = *input.Description
	}

	if input.EventTypes != nil {
		becomes.Types = input.EventTypes
	}

	if input.Payload != nil {
		becomes.Payload = *input.Payload
	}

	if input.BlockedFields != nil {
		becomes.Blocked = input.BlockedFields
	}

	return becomes
}

// PauseWebhookEndpoint lets one hear of nothing.
func (m mutation) PauseWebhookEndpoint(ctx context.Context, input gen.PauseWebhookEndpointInput) (gen.PauseWebhookEndpointResult, error) {
	row, err := onEndpoint(input.ID, func(of uuid.UUID) (*db.Endpoint, error) { return m.api.Webhooks.Pause(ctx, of, input.Revision) })
	if err != nil {
		return refused[gen.PauseWebhookEndpointResult](err)
	}

	return gen.PauseWebhookEndpointPayload{Endpoint: row}, nil
}

// ResumeWebhookEndpoint lets one hear again.
func (m mutation) ResumeWebhookEndpoint(ctx context.Context, input gen.ResumeWebhookEndpointInput) (gen.ResumeWebhookEndpointResult, error) {
	row, err := onEndpoint(input.ID, func(of uuid.UUID) (*db.Endpoint, error) { return m.api.Webhooks.Resume(ctx, of, input.Revision) })
	if err != nil {
		return refused[gen.ResumeWebhookEndpointResult](err)
	}

	return gen.ResumeWebhookEndpointPayload{Endpoint: row}, nil
}

// DeleteWebhookEndpoint removes one.
func (mutation) DeleteWebhookEndpoint(ctx context.Context, input gen.DeleteWebhookEndpointInput) (gen.DeleteWebhookEndpointResult, error) {
	_, err := onEndpoint(input.ID, func(of uuid.UUID) (*db.Endpoint, error) { return nil, webhook.Delete(ctx, of, input.Revision) })
	if err != nil {
		return refused[gen.DeleteWebhookEndpointResult](err)
	}

	return gen.DeleteWebhookEndpointPayload{ID: input.ID}, nil
}

// onEndpoint does something to an endpoint by its prefixed id.
func onEndpoint(shown string, do func(of uuid.UUID) (*db.Endpoint, error)) (*db.Endpoint, error) {
	of, err := id.Parse(id.Endpoint, shown)
	if err != nil {
		return nil, notFound(id.Endpoint, err)
	}

	return do(of)
}
