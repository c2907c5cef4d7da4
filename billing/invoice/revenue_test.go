package invoice_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/billing/invoice"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
)

// Who used something in a month and has no invoice of it is found by the tenant's own calendar: midnight in Tokyo comes nine hours before
// the one of UTC, and the one of Honolulu ten hours after it.
func TestUnbilledUsageIsByTheTenantsOwnCalendar(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		k.now = time.Date(2026, 12, 20, 0, 0, 0, 0, time.UTC)
		k.agree(t, plain, "2027-01-01")

		hawaii := *k
		hawaii.ctx = database.Tenant(k.bare, t, []byte("k"))
		hawaii.agree(t, strings.Replace(plain, "Asia/Tokyo", "Pacific/Honolulu", 1), "2027-01-01")

		who, _ := viewer.From(hawaii.ctx)
		unbilled := func(month string) []uuid.UUID {
			_, tenants, err := invoice.RevenueOf(k.system(), month, 10)
			require.NoError(t, err)

			return tenants
		}

		// The last evening of November in UTC is December in Tokyo.
		k.use(t, time.Date(2026, 11, 30, 16, 0, 0, 0, time.UTC), 1)
		require.Equal(t, []uuid.UUID{k.tenant}, unbilled("2026-12"), "what is not in the sums yet counts too")
		require.Empty(t, unbilled("2026-11"))

		// The first morning of December in UTC is November in Honolulu.
		hawaii.use(t, time.Date(2026, 12, 1, 8, 0, 0, 0, time.UTC), 1)

		for _, ctx := range []context.Context{k.ctx, hawaii.ctx} {
			_, err := billing.Fold(ctx)
			require.NoError(t, err)
		}

		require.Equal(t, []uuid.UUID{who.Tenant}, unbilled("2026-11"))
		require.Equal(t, []uuid.UUID{k.tenant}, unbilled("2026-12"))
	})
}

// A month that cannot be closed is kept for the operators to see until it can.
func TestAMonthThatCannotBeClosedIsSeen(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		k.agree(t, plain, "2026-11-01")
		k.now = time.Date(2026, 12, 2, 0, 0, 0, 0, time.UTC)

		// A version whose terms nobody can read stands in for whatever may go wrong.
		broken := ent.From(k.ctx).Contract.Create().SetNumber(2).SetEffectiveFrom("2026-11-02").SetAuthor("a").SetDefinition([]byte(`{"currency":1}`)).
			SetIdempotencyKey("b").SaveX(k.ctx)

		for _, later := range []time.Duration{0, time.Hour} {
			k.now = k.now.Add(later)
			_, err := k.Close(k.bare, k.tenant)
			require.Error(t, err)
		}

		rows, err := billing.Unclosed(k.system(), 10)
		require.NoError(t, err)
		require.Len(t, rows, 1)
		require.Equal(t, []any{k.tenant, k.now.Add(-time.Hour), k.now}, []any{rows[0].TenantID, rows[0].CloseFailedAt.UTC(), rows[0].CloseTriedAt.UTC()})
		require.NotEmpty(t, rows[0].CloseProblem)

		_, err = ent.From(k.ctx).Contract.Delete().Exec(k.ctx)
		require.Error(t, err, "a contract only grows")
		require.NotNil(t, broken)

		require.NoError(t, billing.Stuck(k.ctx, nil, k.now))

		rows, err = billing.Unclosed(k.system(), 10)
		require.NoError(t, err)
		require.Empty(t, rows)
	})
}
