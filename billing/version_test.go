package billing_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/testkit/database"
)

// A row says by which version of the contract it is priced: of two that begin on one day the later one, by the clock of the contract.
func TestARowSaysTheVersionOfItsPrices(t *testing.T) {
	t.Parallel()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		ctx := database.Tenant(database.Open(t, url), t, []byte("k"))
		written := func() *string {
			id := concluded(ctx, t, judged)
			require.NoError(t, billing.Record(ctx, id))

			return verificationRow(ctx, id).PriceVersion
		}

		require.Nil(t, written(), "no contract, no version")

		// The zone that is furthest ahead is a day ahead of the one that is furthest behind.
		zone, err := time.LoadLocation("Pacific/Kiritimati")
		require.NoError(t, err)

		today := time.Now().In(zone)
		for number, from := range []time.Time{today.AddDate(0, 0, 1), today, today, today.AddDate(-1, 0, 0)} {
			ent.From(ctx).Contract.Create().SetNumber(number + 1).SetEffectiveFrom(from.Format(time.DateOnly)).SetAuthor("a").
				SetDefinition([]byte(`{"zone":"Pacific/Kiritimati"}`)).SetIdempotencyKey(uuid.NewString()).ExecX(ctx)

			if number == 0 {
				require.Nil(t, written(), "it begins tomorrow")
			}
		}

		require.Equal(t, "3", *written())
	})
}
