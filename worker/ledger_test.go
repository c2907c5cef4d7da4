package worker_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"sync/atomic"
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
	"github.com/honnin/honnin/internal/seal"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/testkit/fake"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/post"
	"github.com/honnin/honnin/worker"
)

// shop is an installation with one tenant that owes for a month, before a fake of Stripe.
type shop struct {
	desk     *invoice.Desk
	till     *stripe.Till
	all, ctx context.Context //nolint:containedctx // every verb is called with one of them
	fake     fake.Fake
	ahead    atomic.Int64 // of the clock, in nanoseconds
}

func newShop(t *testing.T) *shop {
	t.Helper()

	return shopOf(t, newKit(t, database.SQLite(t)))
}

// shopOf has the kit's tenant pay.
func shopOf(t *testing.T, k kit) *shop {
	t.Helper()

	url := k.url
	box, err := seal.New(secret())
	require.NoError(t, err)

	bare := post.With(k.ctx, box)
	s := &shop{ctx: bare, all: viewer.With(bare, viewer.System("test"))}
	s.desk = &invoice.Desk{Issuer: invoice.Issuer{Name: "Honnin"}, Now: time.Now, Console: func() string { return "" }, Grace: time.Nanosecond}

	opened, err := ent.Open(t.Context(), url)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, opened.Close()) })

	var heard http.Handler

	hook := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { heard.ServeHTTP(w, r) }))
	t.Cleanup(hook.Close)

	s.fake = fake.Start(t, "stripe", "-webhook", hook.URL, "-secret", "whsec_fake")
	s.till = stripe.Open(stripe.Options{
		Key: "sk_test_fake", Hook: "whsec_fake", URL: s.fake.URL, Rate: 2000, Now: s.now, Ledger: worker.Ledger(s.desk),
	})
	heard = s.till.Handler(opened)

	return s
}

func (s *shop) now() time.Time { return time.Now().Add(time.Duration(s.ahead.Load())) }

// pass puts the clocks forward, ours and Stripe's.
func (s *shop) pass(t *testing.T, by time.Duration) {
	t.Helper()
	s.ahead.Add(int64(by))

	response, err := http.PostForm(s.fake.URL+"/advance", url.Values{"seconds": {strconv.Itoa(int(by.Seconds()))}})
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())
}

// owe closes the month before with a fee of 1,000 yen and its tax.
func (s *shop) owe(t *testing.T) *db.Invoice {
	t.Helper()

	month := time.Now().UTC()
	first := time.Date(month.Year(), month.Month()-1, 1, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
	_, err := s.desk.Agree(s.ctx, invoice.Offer{
		IdempotencyKey: "a", From: first,
		YAML: "name: a\ncurrency: JPY\nzone: UTC\ntax: {rate: 10, rounding: down}\ndue: {months: 1}\nfees: [{name: seat, amount: 1000}]\n",
	})
	require.NoError(t, err)

	who, _ := viewer.From(s.ctx)
	_, err = s.desk.Close(s.all, who.Tenant)
	require.NoError(t, err)

	row := ent.From(s.ctx).Invoice.Query().OnlyX(s.ctx)
	require.Equal(t, invoice.Issued, row.State)
	require.EqualValues(t, 1100, row.Due)

	return row
}

// card registers a good one or a bad one, and waits until it is known.
func (s *shop) card(t *testing.T, kind string) {
	t.Helper()

	page, err := s.till.Checkout(s.ctx, kind, s.fake.URL+"/calls", s.fake.URL+"/calls")
	require.NoError(t, err)
	fill(t, page, kind)
	s.until(t, func() bool { return ent.From(s.ctx).Collection.Query().OnlyX(s.ctx).CardLast4 != "" })
}

func fill(t *testing.T, page, card string) {
	t.Helper()

	response, err := http.PostForm(page, url.Values{"card": {card}})
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())
}

// until makes rounds until it holds. A round that meets a webhook in the database may fail, and the next goes on.
func (s *shop) until(t *testing.T, holds func() bool) {
	t.Helper()

	var last error

	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if last = s.till.Round(s.all); holds() {
			return
		}
	}

	require.Fail(t, "it never held", "%v", last)
}

func (s *shop) paid(t *testing.T, of *db.Invoice) *db.Invoice {
	t.Helper()

	s.until(t, func() bool { return ent.From(s.ctx).Invoice.GetX(s.ctx, of.ID).State == invoice.Paid })

	// Once every webhook was heard, both sides say the same.
	s.until(t, func() bool {
		found, err := s.till.Reconcile(s.all, false)

		return err == nil && len(found) == 0
	})

	return ent.From(s.ctx).Invoice.GetX(s.ctx, of.ID)
}

// An invoice of ours is paid by card, to the yen, and both ledgers agree.
func TestStripeCollectsOurInvoices(t *testing.T) {
	t.Parallel()

	s := newShop(t)
	s.card(t, "good")

	row := s.paid(t, s.owe(t))
	require.EqualValues(t, 1100, row.Paid)

	all, err := invoice.Payments(s.ctx, row.ID)
	require.NoError(t, err)
	require.Len(t, all, 1)
	require.Equal(t, payment.MethodStripe, all[0].Method)
}

// What was taken back or paid by transfer is not collected, before Stripe heard of an invoice and after. What Stripe collected before it
// could be told becomes credit.
func TestCreditNotesAndStripe(t *testing.T) {
	t.Parallel()

	for name, heard := range map[string]bool{"told in time": true, "collected before": false} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			s := newShop(t)
			s.card(t, "bad")

			row := s.owe(t)

			back := func(key string, net int64) {
				_, err := s.desk.Credit(s.ctx, row.ID, invoice.Return{IdempotencyKey: key, Net: net, Reason: "did not work"})
				require.NoError(t, err)
			}

			back("before", 100)
			s.until(t, func() bool {
				return ent.From(s.ctx).Mirror.Query().Where(mirror.KindEQ(mirror.KindInvoice), mirror.State("failed")).ExistX(s.ctx)
			})
			back("after", 200)

			_, err := s.desk.Pay(s.ctx, row.ID, invoice.Receipt{IdempotencyKey: "t", Method: payment.MethodTransfer, Amount: 70, At: time.Now()})
			require.NoError(t, err)

			if heard {
				s.until(t, func() bool {
					return ent.From(s.ctx).Mirror.Query().Where(mirror.KindEQ(mirror.KindNote), mirror.RemoteNEQ("")).CountX(s.ctx) == 2
				})
			}

			page, err := s.till.Portal(s.ctx, s.fake.URL+"/calls")
			require.NoError(t, err)
			fill(t, page, "good")

			row = s.paid(t, row)
			require.EqualValues(t, 330, row.Noted)
			require.EqualValues(t, 770, row.Paid)

			kept, err := invoice.Prepaid(s.ctx, price.JPY)
			require.NoError(t, err)

			if heard {
				require.Empty(t, kept)
			} else {
				require.EqualValues(t, 290, kept[0].Left, "collected although it was taken back or paid meanwhile")
			}
		})
	}
}

// What a contract said is archived at Stripe when another version is in force, and shown before when it is yet to come.
func TestVersionsOfAContractAtStripe(t *testing.T) {
	t.Parallel()

	s := newShop(t)
	today := time.Now().UTC()

	for i, from := range []time.Time{today.AddDate(0, 0, -9), today.AddDate(0, 0, -2), today.AddDate(0, 0, 9), today.AddDate(0, 0, 9)} {
		_, err := s.desk.Agree(s.ctx, invoice.Offer{
			IdempotencyKey: strconv.Itoa(i), From: from.Format(time.DateOnly),
			YAML: "name: a\ncurrency: JPY\nzone: UTC\ntax: {rate: 10, rounding: down}\ndue: {months: 1}\nprices: [{meter: match, model: unit, unit: 1" +
				strconv.Itoa(i) + "}]\n",
		})
		require.NoError(t, err)
	}

	tariffs, err := worker.Ledger(s.desk).Tariffs(s.ctx)
	require.NoError(t, err)

	over := map[string]bool{}
	for _, one := range tariffs {
		over[one.Key+" "+one.Unit] = one.Over
	}

	require.Equal(t, map[string]bool{"1/match 10": true, "2/match 11": false, "3/match 12": true, "4/match 13": false}, over)

	for range 2 {
		require.NoError(t, s.till.Round(s.all))
	}

	found, err := s.till.Reconcile(s.all, false)
	require.NoError(t, err)
	require.Empty(t, found)
	require.Equal(t, 2, ent.From(s.ctx).Mirror.Query().Where(mirror.KindEQ(mirror.KindPrice), mirror.State("active")).CountX(s.ctx))
}
