package tenants

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/fault"
)

// CreateKey makes an API key for the tenant and gives its text, which is stored nowhere. The role is one of the permission table.
func CreateKey(ctx context.Context, tenant uuid.UUID, mode Mode, name, role string) (fault.Secret, error) {
	key := newKey(mode)

	err := ent.From(ctx).APIKey.Create().
		SetTenantID(tenant).
		SetName(name).
		SetPrefix(string(mode)).
		SetLast4(key[len(key)-4:]).
		SetHash(digest(fault.Secret(key))).
		SetRole(role).
		Exec(ctx)
	if err != nil {
		return "", fmt.Errorf("tenants: key: %w", err)
	}

	return fault.Secret(key), nil
}
