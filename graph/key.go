package graph

import (
	"context"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/key"
)

func (a *API) keys() *key.Ring { return &key.Ring{Table: a.Authority.Table(), Now: a.Now} }

// APIKeys gives one page.
func (query) APIKeys(ctx context.Context, first *int, after *string) (*gen.APIKeyConnection, error) {
	length, behind := asked(first, after)

	rows, more, err := key.List(ctx, length, behind)
	if err != nil {
		return nil, err
	}

	edges, info := paged(rows, behind != "", more,
		func(row *db.APIKey) (time.Time, uuid.UUID) { return row.CreatedAt, row.ID },
		func(cursor string, row *db.APIKey) *gen.APIKeyEdge { return &gen.APIKeyEdge{Cursor: cursor, Node: row} })

	return &gen.APIKeyConnection{Edges: edges, PageInfo: info}, nil
}

// CreateAPIKey makes a key and shows it, once.
func (m mutation) CreateAPIKey(ctx context.Context, input gen.CreateAPIKeyInput) (gen.CreateAPIKeyResult, error) {
	draft := key.Draft{
		Settings: key.Settings{
			Name: input.Name, Scopes: scopes(input.Scopes), Flows: input.Flows, Networks: input.Networks, ExpiresAt: input.ExpiresAt,
		},
		IdempotencyKey: input.IdempotencyKey, Role: input.Role, Mode: mode(input.Mode),
	}

	if input.Rate != nil {
		draft.Rate = *input.Rate
	}

	made, err := m.api.keys().Create(ctx, draft)
	if err != nil {
		return refused[gen.CreateAPIKeyResult](err)
	}

	return gen.CreateAPIKeyPayload{APIKey: made.Row, Secret: shown(made)}, nil
}

// UpdateAPIKey changes what the input names.
func (m mutation) UpdateAPIKey(ctx context.Context, input gen.UpdateAPIKeyInput) (gen.UpdateAPIKeyResult, error) {
	known, err := id.Parse(id.Key, input.ID)
	if err != nil {
		return refused[gen.UpdateAPIKeyResult](notFound(id.Key, err))
	}

	row, err := key.Get(ctx, known)
	if err != nil {
		return refused[gen.UpdateAPIKeyResult](err)
	}

	row, err = m.api.keys().Update(ctx, known, input.Revision, changed(row, input))
	if err != nil {
		return refused[gen.UpdateAPIKeyResult](err)
	}

	return gen.UpdateAPIKeyPayload{APIKey: row}, nil
}

// changed is what the row is to become: what the input leaves out stays.
func changed(row *db.APIKey, input gen.UpdateAPIKeyInput) key.Settings {
	wanted := key.Settings{
		Name: row.Name, Scopes: row.Scopes, Flows: row.Flows, Networks: row.Networks, Rate: row.Rate, ExpiresAt: row.ExpiresAt,
	}

	if input.Name != nil {
		wanted.Name = *input.Name
	}

	if input.Scopes != nil {
		wanted.Scopes = scopes(input.Scopes)
	}

	if input.Flows != nil {
		wanted.Flows = input.Flows
	}

	if input.Networks != nil {
		wanted.Networks = input.Networks
	}

	if input.Rate != nil {
		wanted.Rate = *input.Rate
	}

	if end, given := input.ExpiresAt.ValueOK(); given {
		wanted.ExpiresAt = end
	}

	return wanted
}

// RotateAPIKey makes a key in place of another.
func (m mutation) RotateAPIKey(ctx context.Context, input gen.RotateAPIKeyInput) (gen.RotateAPIKeyResult, error) {
	known, err := id.Parse(id.Key, input.ID)
	if err != nil {
		return refused[gen.RotateAPIKeyResult](notFound(id.Key, err))
	}

	overlap := time.Duration(min(max(input.Overlap, -1), int(key.MaxOverlap/time.Second)+1)) * time.Second

	made, err := m.api.keys().Rotate(ctx, known, input.IdempotencyKey, overlap)
	if err != nil {
		return refused[gen.RotateAPIKeyResult](err)
	}

	return gen.RotateAPIKeyPayload{APIKey: made.Row, Secret: shown(made)}, nil
}

// RevokeAPIKey refuses a key from now on.
func (m mutation) RevokeAPIKey(ctx context.Context, input gen.RevokeAPIKeyInput) (gen.RevokeAPIKeyResult, error) {
	known, err := id.Parse(id.Key, input.ID)
	if err != nil {
		return refused[gen.RevokeAPIKeyResult](notFound(id.Key, err))
	}

	row, err := m.api.keys().Revoke(ctx, known)
	if err != nil {
		return refused[gen.RevokeAPIKeyResult](err)
	}

	return gen.RevokeAPIKeyPayload{APIKey: row}, nil
}

// shown is the text of a key that was just made.
func shown(made key.Made) *string {
	if made.Text == "" {
		return nil
	}

	text := string(made.Text)

	return &text
}

// mode is what the input names; empty for none.
func mode(named *gen.KeyMode) key.Mode {
	switch {
	case named == nil:
		return ""
	case *named == gen.KeyModeLive:
		return key.Live
	default:
		return key.Test
	}
}

func scopes(input []*gen.ScopeInput) map[string]string {
	made := make(map[string]string, len(input))
	for _, scope := range input {
		made[scope.Subject] = strings.ToLower(string(scope.Level))
	}

	return made
}
