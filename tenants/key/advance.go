package key

import (
	"context"
	"fmt"
	"time"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/apikey"
	"github.com/honnin/honnin/tenants/rbac"
)

// Advance brings the end of the viewer's keys nearer by so much. For test environments; call it in the transaction that notes it.
func Advance(ctx context.Context, by time.Duration) error {
	if err := rbac.Changed(ctx); err != nil {
		return err
	}

	rows, err := ent.From(ctx).APIKey.Query().Where(apikey.ExpiresAtNotNil(), apikey.RevokedAtIsNil()).All(ctx)
	if err != nil {
		return fmt.Errorf("key: advance: %w", err)
	}

	for _, row := range rows {
		if err := ent.From(ctx).APIKey.UpdateOneID(row.ID).SetExpiresAt(row.ExpiresAt.Add(-by)).Exec(ctx); err != nil {
			return fmt.Errorf("key: advance: %w", err)
		}
	}

	return nil
}
