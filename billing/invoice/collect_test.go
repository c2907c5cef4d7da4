package invoice_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/billing/invoice"
	"github.com/honnin/honnin/billing/price"
	"github.com/honnin/honnin/ent/db/payment"
)

// Whatever has become of an invoice, the money that was collected for it is noted once, as a payment or as credit.
func TestWhatIsCollectedIsNeverLost(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		k.agree(t, plain, "2026-11-01")
		k.use(t, tokyo(t, "2026-11-05 00:00:00"), 3)
		k.now = tokyo(t, "2026-12-02 00:00:00")
		k.close(t, 1)

		row := k.invoices(t)[0]
		require.EqualValues(t, 379, row.Due)

		take := func(key string, amount int64) {
			t.Helper()

			for range 2 {
				require.NoError(t, k.Collect(k.ctx, row.ID, invoice.Receipt{IdempotencyKey: key, Method: payment.MethodStripe, Amount: amount, At: k.now}))
			}
		}
		credit := func() (sum int64) {
			kept, err := invoice.Prepaid(k.ctx, price.JPY)
			require.NoError(t, err)

			for _, one := range kept {
				sum += one.Left
			}

			return sum
		}

		take("part", 79)
		require.Zero(t, credit())
		take("more", 310)
		require.EqualValues(t, 10, credit())
		take("again", 379)
		require.EqualValues(t, 389, credit())

		row, err := invoice.Get(k.ctx, row.ID)
		require.NoError(t, err)
		require.Equal(t, invoice.Paid, row.State)
		require.EqualValues(t, 379, row.Paid)

		for _, wrong := range []int64{0, -1} {
			require.Error(t, k.Collect(k.ctx, row.ID, invoice.Receipt{IdempotencyKey: "wrong", Method: payment.MethodStripe, Amount: wrong, At: k.now}))
		}
	})
}
