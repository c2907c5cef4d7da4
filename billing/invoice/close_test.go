package invoice_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/billing/invoice"
	"github.com/honnin/honnin/billing/price"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/credit"
	"github.com/honnin/honnin/ent/db/payment"
	"github.com/honnin/honnin/ent/db/usage"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/cursor"
	"github.com/honnin/honnin/internal/fault"
)

// From use to a paid invoice, in one tenant's month.
func TestAMonth(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		k.agree(t, plain, "2026-10-15")
		k.address(t, nil)
		k.use(t, tokyo(t, "2026-10-31 23:59:59").Add(999_999*time.Microsecond), 1)
		k.use(t, tokyo(t, "2026-11-01 00:00:00"), 2)
		k.use(t, tokyo(t, "2026-11-30 23:59:59"), 3)
		k.use(t, tokyo(t, "2026-12-01 00:00:00"), 1)

		draft, err := invoice.Draft(k.ctx, "2026-11")
		require.NoError(t, err)
		require.EqualValues(t, 3*100+2*80+5*15, draft.Net)

		k.now = tokyo(t, "2026-11-01 05:59:59")
		k.close(t, 0)

		k.now = tokyo(t, "2026-12-01 06:00:00")
		k.close(t, 2)
		k.close(t, 0)

		rows := k.invoices(t)
		require.Len(t, rows, 2)

		october, november := rows[1], rows[0]
		require.EqualValues(t, 115, october.Net)
		require.EqualValues(t, 11, october.Tax, "11.5, rounded down")
		require.Equal(t, draft.Total, november.Total)
		require.Equal(t, "INV-2026-000001", *october.Number)
		require.Equal(t, "INV-2026-000002", *november.Number)
		require.Equal(t, "2026-12-01", november.IssuedOn)
		require.Equal(t, "2027-01-31", november.DueOn)
		require.Contains(t, string(november.Parties), "T7000012050002")
		require.Equal(t, 2, k.mails("invoice-issued"))

		// Every line opens to the verifications behind it, in their order, each once.
		lines, err := invoice.Lines(k.ctx, november.ID)
		require.NoError(t, err)
		require.Len(t, lines, 3)

		seen := map[string]int{}

		for _, line := range lines {
			behind, more, whole, err := invoice.Behind(k.ctx, line, 100, "")
			require.NoError(t, err)
			require.False(t, more)
			require.True(t, whole)
			require.Len(t, behind, int(line.Quantity))

			for _, row := range behind {
				seen[row.Meter+row.VerificationID.String()]++
				require.False(t, row.At.Before(line.Begins) || !row.At.Before(line.Ends))
			}
		}

		require.Len(t, seen, 10)

		first, more, _, err := invoice.Behind(k.ctx, lines[1], 2, "")
		require.NoError(t, err)
		require.True(t, more)
		rest, more, _, err := invoice.Behind(k.ctx, lines[1], 2, cursor.Format(first[1].BookedAt, first[1].ID))
		require.NoError(t, err)
		require.False(t, more)
		require.Len(t, append(first, rest...), int(lines[1].Quantity))

		// What comes late is in the next month, and what was paid is paid once.
		k.use(t, tokyo(t, "2026-11-15 12:00:00"), 1)
		december, err := invoice.Draft(k.ctx, "2026-12")
		require.NoError(t, err)
		require.EqualValues(t, 230, december.Net)

		for range 2 {
			_, err = k.Pay(k.ctx, november.ID, invoice.Receipt{IdempotencyKey: "a", Method: payment.MethodTransfer, Amount: november.Due, At: k.now})
			require.NoError(t, err)
		}

		paid, err := invoice.Get(k.ctx, november.ID)
		require.NoError(t, err)
		require.Equal(t, invoice.Paid, paid.State)
		require.Equal(t, november.Due, paid.Paid)
	})
}

// killed is what a process says that is killed.
type killed struct{}

// A process may be killed at any step of closing: nothing is billed twice and nothing is lost.
func TestClosingIsKilled(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		k.agree(t, plain, "2026-11-01")
		k.address(t, nil)
		k.use(t, tokyo(t, "2026-11-05 00:00:00"), 4)
		_, err := k.Prepay(k.ctx, invoice.Gift{IdempotencyKey: "g", Currency: price.JPY, Amount: 100, Reason: "prepaid"})
		require.NoError(t, err)

		steps := 0

		for at, months := 1, 1; ; at++ {
			clock, calls := k.Now, 0
			later := tokyo(t, fmt.Sprintf("2026-%02d-01 06:00:00", 12)).AddDate(0, months-1, 0)

			k.Now = func() time.Time {
				if calls++; calls == at {
					panic(killed{})
				}

				return later
			}

			died := func() (died bool) {
				defer func() {
					if value := recover(); value != nil {
						require.Equal(t, killed{}, value)

						died = true
					}
				}()

				_, err := k.Close(k.bare, k.tenant)
				require.NoError(t, err)

				return false
			}()

			k.Now = clock

			if !died {
				break
			}

			steps++
			k.now = later
			_, err := k.Close(k.bare, k.tenant)
			require.NoError(t, err)

			months++
		}

		require.Greater(t, steps, 5, "each step was killed once")

		rows := k.invoices(t)
		require.Len(t, rows, steps+1)

		total := int64(0)

		for i, row := range rows {
			require.NotNil(t, row.Sequence)
			require.EqualValues(t, len(rows)-i, *row.Sequence, "no number is missing and none is there twice")

			total += row.Net
		}

		require.EqualValues(t, 3*100+80+4*15, total)
		require.Equal(t, len(rows), k.mails("invoice-issued"))

		burned := ent.From(k.ctx).Credit.Query().Where(credit.KindEQ(credit.KindBurn)).AllX(k.ctx)
		require.Len(t, burned, 1)
		require.EqualValues(t, -100, burned[0].Amount)
	})
}

// A draft that was wrong is voided, its credit given back, and its month closed again for somebody to look at.
func TestVoidAndAgain(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		k.agree(t, plain+"review: true\n", "2026-11-01")
		k.use(t, tokyo(t, "2026-11-05 00:00:00"), 1)
		_, err := k.Prepay(k.ctx, invoice.Gift{IdempotencyKey: "g", Currency: price.JPY, Amount: 100, Reason: "prepaid"})
		require.NoError(t, err)

		k.now = tokyo(t, "2026-12-02 00:00:00")
		k.close(t, 1)

		draft := k.invoices(t)[0]
		require.Equal(t, invoice.Drafted, draft.State)
		require.Nil(t, draft.Number)
		require.EqualValues(t, 100, draft.Credited)
		require.EqualValues(t, 26, draft.Due)

		_, err = k.Again(k.ctx, draft.ID)
		require.True(t, fault.Is(err, fault.Conflict))
		_, err = k.Void(k.ctx, draft.ID, 7, "wrong price")
		require.ErrorAs(t, err, new(*invoice.StaleError))
		_, err = k.Void(k.ctx, draft.ID, draft.Revision, "no")
		require.True(t, fault.Is(err, fault.Invalid))
		_, err = k.WriteOff(k.ctx, draft.ID, draft.Revision, "never issued")
		require.True(t, fault.Is(err, fault.Conflict))
		_, err = k.Void(k.ctx, draft.ID, draft.Revision, "wrong price")
		require.NoError(t, err)

		left, err := invoice.Prepaid(k.ctx, price.JPY)
		require.NoError(t, err)
		require.EqualValues(t, 100, left[0].Left)
		k.close(t, 0)

		again, err := k.Again(k.ctx, draft.ID)
		require.NoError(t, err)
		require.Equal(t, 2, again.Attempt)
		require.True(t, again.Hold)

		issued, err := k.Issue(k.ctx, again.ID)
		require.NoError(t, err)
		same, err := k.Issue(k.ctx, again.ID)
		require.NoError(t, err)
		require.Equal(t, "INV-2026-000001", *issued.Number)
		require.Equal(t, issued.Number, same.Number)

		_, err = k.WriteOff(k.ctx, again.ID, issued.Revision, "insolvent")
		require.NoError(t, err)
		_, err = k.Void(k.ctx, again.ID, issued.Revision+1, "too late")
		require.True(t, fault.Is(err, fault.Conflict))
	})
}

func TestCreditNotes(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		k.agree(t, plain, "2026-11-01")
		k.address(t, nil)
		k.use(t, tokyo(t, "2026-11-05 00:00:00"), 3)
		k.now = tokyo(t, "2026-12-02 00:00:00")
		k.close(t, 1)

		row := k.invoices(t)[0]
		require.EqualValues(t, 345, row.Net)
		require.EqualValues(t, 34, row.Tax)

		take := func(key string, net int64) error {
			_, err := k.Credit(k.ctx, row.ID, invoice.Return{IdempotencyKey: key, Net: net, Reason: "did not work"})

			return err
		}
		require.NoError(t, take("a", 115))
		require.NoError(t, take("a", 115))
		require.ErrorIs(t, take("a", 116), invoice.ErrReused)
		require.True(t, fault.Is(take("b", 231), fault.Conflict))

		_, err := k.Pay(k.ctx, row.ID, invoice.Receipt{IdempotencyKey: "p", Method: payment.MethodTransfer, Amount: 300, At: k.now})
		require.True(t, fault.Is(err, fault.Conflict), "more than is left")
		_, err = k.Pay(k.ctx, row.ID, invoice.Receipt{IdempotencyKey: "p", Method: payment.MethodTransfer, Amount: 200, At: k.now})
		require.NoError(t, err)
		require.NoError(t, take("c", 230))

		row, err = invoice.Get(k.ctx, row.ID)
		require.NoError(t, err)
		require.Equal(t, row.Total, row.Noted, "the notes' tax comes to the invoice's")
		require.Equal(t, invoice.Paid, row.State)

		left, err := invoice.Prepaid(k.ctx, price.JPY)
		require.NoError(t, err)
		require.EqualValues(t, 200, left[0].Left, "what was paid for nothing is credit")

		notes, err := invoice.Notes(k.ctx, row.ID)
		require.NoError(t, err)
		require.Equal(t, []string{"CRN-2026-000001", "CRN-2026-000002"}, []string{notes[0].Number, notes[1].Number})
		require.Equal(t, 2, k.mails("credit-note"), "one of each, to the finance contact")
	})
}

func TestContractsThatDoNotFit(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		k.agree(t, plain, "2026-10-01")
		k.now = tokyo(t, "2026-11-02 00:00:00")
		k.close(t, 1)

		code := func(yaml, from string) string {
			_, err := k.Agree(k.ctx, invoice.Offer{IdempotencyKey: uuid.NewString() + from, YAML: yaml, From: from})
			found, _ := fault.Find(err)
			require.NotNil(t, found)

			return found.Code
		}
		abroad := "name: a\ncurrency: JPY\nzone: Europe/Berlin\ntax: {rate: 0, rounding: half}\ndue: {days: 30}\n"
		dollars := "name: a\ncurrency: USD\nzone: Asia/Tokyo\ntax: {rate: 0, rounding: half}\ndue: {days: 30}\n"

		require.Equal(t, "closed", code(plain, "2026-10-31"))
		require.Equal(t, "zone", code(abroad, "2026-12-01"))
		require.Equal(t, "currency", code(dollars, "2026-12-02"))
		k.agree(t, dollars, "2026-12-01")

		for range 2 {
			_, err := k.Agree(k.ctx, invoice.Offer{IdempotencyKey: "k", YAML: plain, From: "2026-11-15"})
			require.NoError(t, err)
		}

		_, err := k.Agree(k.ctx, invoice.Offer{IdempotencyKey: "k", YAML: plain, From: "2026-11-16"})
		require.ErrorIs(t, err, invoice.ErrReused)

		versions, err := invoice.Versions(k.ctx)
		require.NoError(t, err)
		require.Len(t, versions, 3)
	})
}

// What is kept from before a month is billed in it, where the contract has a price for that.
func TestAMonthOfStorageIsBilled(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()
		k.agree(t, plain+"  - {meter: storage, model: unit, unit: 7}\n", "2026-11-01")
		k.keep(t, tokyo(t, "2026-10-31 23:59:59"))
		k.keep(t, tokyo(t, "2026-11-01 00:00:00"))

		k.now = tokyo(t, "2026-12-02 09:00:00")
		k.close(t, 1)
		k.close(t, 0)

		line := ent.From(k.ctx).Usage.Query().Where(usage.Meter(string(billing.MeterStorage))).OnlyX(k.ctx)
		require.Equal(t, tokyo(t, "2026-12-01 00:00:00").Add(-time.Millisecond).UTC(), line.BookedAt.UTC())
		require.Equal(t, int64(7), k.invoices(t)[0].Net)

		k.now = tokyo(t, "2027-01-02 09:00:00")
		k.close(t, 1)
		require.Equal(t, int64(14), k.invoices(t)[0].Net)
	})
}

// keep opens a verification with a piece of evidence at an instant.
func (k *kit) keep(t *testing.T, at time.Time) {
	t.Helper()

	client := ent.From(k.ctx)
	row := client.Verification.Create().SetSteps([]schema.Step{}).SetMetadata(map[string]string{}).SetIdempotencyKey(uuid.NewString()).
		SetRequestHash("x").SetExpiresAt(at).SetCreatedAt(at).SaveX(k.ctx)
	client.Evidence.Create().SetVerificationID(row.ID).SetStep("selfie").SetFrame(0).SetContentType("image/jpeg").SetBytes(1).
		SetSha256("00").SetBlob(uuid.NewString()).SetCreatedAt(at).ExecX(k.ctx)
}
