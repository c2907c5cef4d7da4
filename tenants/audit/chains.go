package audit

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/tenant"
	"github.com/honnin/honnin/internal/viewer"
)

// Chains lists whose chains there are: the [Installation] first, then its tenants, the oldest first.
func Chains(ctx context.Context) ([]uuid.UUID, error) {
	ctx = viewer.With(ctx, viewer.System("verify the audit log"))

	ids, err := ent.From(ctx).Tenant.Query().Order(tenant.ByCreatedAt(), tenant.ByID()).IDs(ctx)
	if err != nil {
		return nil, fmt.Errorf("audit: chains: %w", err)
	}

	return append([]uuid.UUID{Installation()}, ids...), nil
}
