package billing_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
)

func TestMonth(t *testing.T) {
	t.Parallel()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		bare := database.Open(t, url)
		ours, theirs := database.Tenant(bare, t, []byte("k")), database.Tenant(bare, t, []byte("k"))
		begin := time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)

		for _, ctx := range []context.Context{ours, theirs} {
			for _, at := range []time.Time{begin.Add(-time.Microsecond), begin, begin.AddDate(0, 0, 15), begin.AddDate(0, 1, 0)} {
				row := ent.From(ctx).Verification.Create().SetSteps([]schema.Step{schema.StepSelfie}).SetMetadata(map[string]string{}).
					SetIdempotencyKey(at.String()).SetRequestHash("x").SetExpiresAt(at).SaveX(ctx)
				ent.From(ctx).Usage.Create().SetVerificationID(row.ID).SetMeter("verification").SetAt(at).ExecX(ctx)
				ent.From(ctx).Usage.Create().SetVerificationID(row.ID).SetMeter("match").SetQuantity(2).SetAt(at).ExecX(ctx)
			}
		}

		who, _ := viewer.From(ours)

		mine, err := billing.Month(ours, "2026-11")
		require.NoError(t, err)
		require.ElementsMatch(t, []billing.Used{{who.Tenant, "verification", 2}, {who.Tenant, "match", 4}}, mine)

		everybody, err := billing.Month(viewer.With(bare, viewer.System("test")), "2026-11")
		require.NoError(t, err)
		require.Len(t, everybody, 4)
		require.Subset(t, everybody, mine)

		none, err := billing.Month(ours, "2020-02")
		require.NoError(t, err)
		require.NotNil(t, none)
		require.Empty(t, none)

		for _, wrong := range []string{"", "2026", "2026-13", "November", "2026-11-01"} {
			_, err = billing.Month(ours, wrong)
			require.True(t, fault.Is(err, fault.Invalid), wrong)
		}
	})
}
