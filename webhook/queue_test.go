package webhook_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/webhook"
)

func TestQueueOnce(t *testing.T) {
	t.Parallel()

	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		ctx := database.Tenant(database.Open(t, url), t, []byte("k"))
		row := ent.From(ctx).Verification.Create().SetSteps([]schema.Step{}).SetMetadata(map[string]string{}).SetIdempotencyKey("k").
			SetRequestHash("x").SetExpiresAt(time.Now()).SaveX(ctx)

		require.NoError(t, webhook.Queue(ctx, row.ID, "verification.approved"))
		require.NoError(t, ent.Tx(ctx, func(ctx context.Context) error {
			return webhook.Queue(ctx, row.ID, "verification.approved")
		}))
		require.NoError(t, webhook.Queue(ctx, row.ID, "verification.reviewed"))
		require.Equal(t, 2, ent.From(ctx).Event.Query().CountX(ctx))

		require.Error(t, webhook.Queue(ctx, uuid.New(), "verification.approved"), "it must be about something")
	})
}
