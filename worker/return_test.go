package worker_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/billing/invoice"
	"github.com/honnin/honnin/billing/price"
	"github.com/honnin/honnin/billing/stripe"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/mirror"
	"github.com/honnin/honnin/ent/db/payment"
)

// refund gives money of an invoice back at Stripe.
func (s *shop) refund(t *testing.T, remote, amount string) {
	t.Helper()

	form := url.Values{"payment_intent": {s.intent(t, remote)}, "amount": {amount}}
	asked, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.fake.URL+"/v1/refunds", strings.NewReader(form.Encode()))
	require.NoError(t, err)
	asked.Header.Set("Authorization", "Bearer sk_test_fake")
	asked.Header.Set("Content-Type", "application/x-www-form-urlencoded")

	response, err := http.DefaultClient.Do(asked)
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())
	require.Equal(t, http.StatusOK, response.StatusCode)
}

// intent is by what an invoice was paid at Stripe.
func (s *shop) intent(t *testing.T, remote string) string {
	t.Helper()

	var told struct {
		Intent string `json:"payment_intent"`
	}

	(&street{fake: s.fake}).ask(t, "/v1/invoices/"+remote, &told)

	return told.Intent
}

func (s *shop) read(of *db.Invoice) *db.Invoice { return ent.From(s.ctx).Invoice.GetX(s.ctx, of.ID) }

func (s *shop) kinds(t *testing.T) (found []stripe.Kind) {
	t.Helper()

	all, err := s.till.Reconcile(s.all, true)
	require.NoError(t, err)

	for _, one := range all {
		if !one.Repaired {
			found = append(found, one.Kind)
		}
	}

	return found
}

// What is refunded at Stripe is owed here again, until a credit note takes it back; nothing is collected a second time meanwhile.
func TestRefundsAtStripe(t *testing.T) {
	t.Parallel()

	s := newShop(t)
	s.card(t, "good")

	row := s.paid(t, s.owe(t))
	s.refund(t, ent.From(s.ctx).Payment.Query().OnlyX(s.ctx).Reference, "330")
	s.until(t, func() bool { return s.read(row).State == invoice.Issued })
	require.EqualValues(t, 330, invoice.Left(s.read(row)))
	require.Equal(t, []stripe.Kind{stripe.InvoiceState}, s.kinds(t), "a person looks")

	for range 3 {
		s.pass(t, 24*time.Hour)
		require.NoError(t, s.till.Round(s.all))
	}

	require.NoError(t, stripe.MayBegin(s.ctx))

	_, err := s.desk.Credit(s.ctx, row.ID, invoice.Return{IdempotencyKey: "n", Net: 300, Reason: "did not work"})
	require.NoError(t, err)

	row = s.paid(t, row)
	require.EqualValues(t, 770, row.Paid)

	kept, err := invoice.Prepaid(s.ctx, price.JPY)
	require.NoError(t, err)
	require.Empty(t, kept, "it went back: it is no credit")
	require.Equal(t, 2, ent.From(s.ctx).Payment.Query().Where(payment.MethodEQ(payment.MethodStripe)).CountX(s.ctx))
}

// An invoice is voided here and paid there in the same moment, so that all of it became credit; then it is refunded. There is nothing that it
// could be taken from by itself: that is said, and left to a person.
func TestARefundOfWhatIsNotOwed(t *testing.T) {
	t.Parallel()

	s := newShop(t)
	s.card(t, "bad")

	row := s.owe(t)
	s.until(t, s.failing)
	_, err := s.desk.Void(s.ctx, row.ID, row.Revision, "it was wrong")
	require.NoError(t, err)

	page, err := s.till.Portal(s.ctx, s.fake.URL+"/calls")
	require.NoError(t, err)
	fill(t, page, "good")
	s.until(t, func() bool { return !s.failing() })

	kept, err := invoice.Prepaid(s.ctx, price.JPY)
	require.NoError(t, err)
	require.EqualValues(t, 1100, kept[0].Left)
	s.refund(t, ent.From(s.ctx).Mirror.Query().Where(mirror.KindEQ(mirror.KindInvoice)).OnlyX(s.ctx).Remote, "1100")
	require.ElementsMatch(t, []stripe.Kind{stripe.InvoiceState, stripe.InvoiceReturned}, s.kinds(t))
}

// failing tells whether dunning is under way.
func (s *shop) failing() bool {
	row, err := stripe.Standing(s.ctx)

	return err == nil && row != nil && row.FailingSince != nil
}
