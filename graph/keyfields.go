package graph

import (
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/key"
)

func (r *resolver) APIKey() gen.APIKeyResolver { return keyFields{} }

type keyFields struct{}

// ID is the prefixed id.
func (keyFields) ID(_ context.Context, row *db.APIKey) (string, error) {
	return id.Format(id.Key, row.ID), nil
}

// Mode is told by the beginning.
func (keyFields) Mode(_ context.Context, row *db.APIKey) (gen.KeyMode, error) {
	if key.Mode(row.Prefix) == key.Live {
		return gen.KeyModeLive, nil
	}

	return gen.KeyModeTest, nil
}

// Scopes are in alphabetical order.
func (keyFields) Scopes(_ context.Context, row *db.APIKey) ([]*gen.Scope, error) {
	list := make([]*gen.Scope, 0, len(row.Scopes))
	for _, subject := range slices.Sorted(maps.Keys(row.Scopes)) {
		list = append(list, &gen.Scope{Subject: subject, Level: gen.ScopeLevel(strings.ToUpper(row.Scopes[subject]))})
	}

	return list, nil
}

// Flows are a list, never null.
func (keyFields) Flows(_ context.Context, row *db.APIKey) ([]string, error) {
	return append([]string{}, row.Flows...), nil
}

// Networks are a list, never null.
func (keyFields) Networks(_ context.Context, row *db.APIKey) ([]string, error) {
	return append([]string{}, row.Networks...), nil
}

// Rate is null for the default.
func (keyFields) Rate(_ context.Context, row *db.APIKey) (*int, error) {
	if row.Rate == 0 {
		return nil, nil //nolint:nilnil // null is the answer
	}

	return &row.Rate, nil
}

// Uses is how often it was used.
func (keyFields) Uses(_ context.Context, row *db.APIKey) (int, error) {
	return int(row.Uses), nil
}

// UsedFrom is null before the first use.
func (keyFields) UsedFrom(_ context.Context, row *db.APIKey) (*string, error) {
	return filled(row.UsedFrom), nil
}

// SuccessorID is the prefixed id.
func (keyFields) SuccessorID(_ context.Context, row *db.APIKey) (*string, error) {
	if row.SuccessorID == nil {
		return nil, nil //nolint:nilnil // null is the answer
	}

	return filled(id.Format(id.Key, *row.SuccessorID)), nil
}

// RevokedBy is null for a key that works.
func (keyFields) RevokedBy(_ context.Context, row *db.APIKey) (*string, error) {
	return filled(row.RevokedBy), nil
}

// filled is null for an empty text.
func filled(text string) *string {
	if text == "" {
		return nil
	}

	return &text
}
