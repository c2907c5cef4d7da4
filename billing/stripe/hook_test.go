package stripe_test

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	library "github.com/stripe/stripe-go/v76"
	"github.com/stripe/stripe-go/v76/webhook"

	"github.com/honnin/honnin/billing/stripe"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/collection"
	"github.com/honnin/honnin/ent/db/notice"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/testkit/database"
)

// card registers one at the fake's checkout page, a good or a bad one, and waits until it is known.
func (k *kit) card(t *testing.T, kind string) {
	t.Helper()

	page, err := k.Checkout(k.tenant, kind, k.fake.URL+"/calls", k.fake.URL+"/calls")
	require.NoError(t, err)
	again, err := k.Checkout(k.tenant, kind, k.fake.URL+"/calls", k.fake.URL+"/calls")
	require.NoError(t, err)
	require.Equal(t, page, again, "the same key gives the same page")
	k.fill(t, page, kind)
	k.until(t, func() bool { return k.standing(t).card != "" }, "the card is known")
}

func (k *kit) fill(t *testing.T, page, kind string) {
	t.Helper()

	response, err := http.PostForm(page, url.Values{"card": {kind}})
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())
}

type stand struct {
	state collection.State
	card  string
}

func (k *kit) standing(t *testing.T) stand {
	t.Helper()

	row, err := stripe.Standing(k.tenant)
	require.NoError(t, err)

	if row == nil {
		return stand{}
	}

	return stand{row.State, row.CardLast4}
}

func TestSignatures(t *testing.T) {
	t.Parallel()

	opened, err := ent.Open(t.Context(), database.SQLite(t))
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, opened.Close()) })

	k := newKit(t)
	handler := k.Handler(opened)
	body := []byte(`{"id":"evt_1","object":"event","api_version":"` + library.APIVersion + `","type":"invoice.paid","created":1,"data":{"object":{"id":"in_1"}}}`)
	other := bytes.ReplaceAll(body, []byte(library.APIVersion), []byte("2020-01-01"))

	signed := func(body []byte, secret string, at time.Time) string {
		return webhook.GenerateTestSignedPayload(&webhook.UnsignedPayload{Payload: body, Secret: secret, Timestamp: at}).Header
	}

	for name, test := range map[string]struct {
		body   []byte
		header string
		want   int
	}{
		"signed":          {body, signed(body, hookSecret, time.Now()), http.StatusNoContent},
		"again":           {body, signed(body, hookSecret, time.Now()), http.StatusNoContent},
		"not signed":      {body, "", http.StatusUnauthorized},
		"another secret":  {body, signed(body, "whsec_other", time.Now()), http.StatusUnauthorized},
		"another body":    {append([]byte(" "), body...), signed(body, hookSecret, time.Now()), http.StatusUnauthorized},
		"too old":         {body, signed(body, hookSecret, time.Now().Add(-6*time.Minute)), http.StatusUnauthorized},
		"another version": {other, signed(other, hookSecret, time.Now()), http.StatusUnauthorized},
		"too long":        {make([]byte, 2<<20), "", http.StatusBadRequest},
	} {
		request := httptest.NewRequest(http.MethodPost, "/stripe/webhook", bytes.NewReader(test.body))
		request.Header.Set("Stripe-Signature", test.header)

		came := httptest.NewRecorder()
		handler.ServeHTTP(came, request)
		require.Equal(t, test.want, came.Code, name)
	}
}

// Whatever is done to webhooks, money counts once and a card that is declined begins dunning.
func TestPayments(t *testing.T) {
	t.Parallel()

	for _, trouble := range []string{"", "twice", "shuffle"} {
		t.Run(trouble, func(t *testing.T) {
			t.Parallel()

			k := newKit(t)
			if trouble != "" {
				k.fault(t, trouble, "", -1, 1)
			}

			k.card(t, "good")

			first := k.ledger.issue(1000, -200, 80)
			k.until(t, func() bool { return len(k.ledger.paid) == 1 }, "it is paid")

			for _, amount := range k.ledger.paid {
				require.Equal(t, first.Due, amount)
			}

			require.Equal(t, collection.StateCurrent, k.standing(t).state)
			require.NoError(t, k.Round(k.all))
			require.Len(t, k.ledger.paid, 1)
			k.until(t, func() bool { return k.heard(t) }, "all is heard")
		})
	}
}

// heard tells whether every event that came was looked into.
func (k *kit) heard(t *testing.T) bool {
	t.Helper()

	waiting, err := ent.From(k.all).Notice.Query().Where(notice.DoneAtIsNil()).Count(k.all)
	require.NoError(t, err)

	return waiting == 0
}

func TestDunning(t *testing.T) {
	t.Parallel()

	k := newKit(t)
	k.card(t, "bad")
	k.ledger.issue(1000)
	k.until(t, func() bool { return k.standing(t).state == collection.StatePastDue }, "it is past due")
	require.NoError(t, stripe.MayBegin(k.tenant), "grace")
	require.NoError(t, k.Round(k.all))
	require.Equal(t, []int{1}, k.letters)

	for range 4 {
		k.pass(t, 4*24*time.Hour)
		require.NoError(t, k.Round(k.all))
		require.NoError(t, k.Round(k.all))
	}

	require.Equal(t, collection.StateRestricted, k.standing(t).state)
	require.Equal(t, []int{1, 2, 3, 4, 5}, k.letters)
	require.True(t, fault.Is(stripe.MayBegin(k.tenant), fault.Forbidden))

	page, err := k.Portal(k.tenant, k.fake.URL+"/calls")
	require.NoError(t, err)
	k.fill(t, page, "good")
	k.until(t, func() bool { return k.standing(t).state == collection.StateCurrent }, "it is paid")
	require.NoError(t, stripe.MayBegin(k.tenant))
	require.Len(t, k.ledger.paid, 1)
}

func TestInvoicesAreMadeOnceWhateverFails(t *testing.T) {
	t.Parallel()

	for name, share := range map[string]float64{"error": 0.3, "cut": 0.4} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			k := newKit(t)
			k.card(t, "good")
			k.fault(t, name, "invoice", -1, share)

			for range 3 {
				k.ledger.issue(100, 10)
			}

			for range 15 {
				_ = k.Round(k.all)
			}

			k.fault(t, "", "", 0, 1)
			k.until(t, func() bool { return len(k.ledger.paid) == 3 }, "all are paid")

			invoices, items := 0, 0
			for all := k.api.Invoices.List(nil); all.Next(); {
				invoices++
			}

			for all := k.api.InvoiceItems.List(nil); all.Next(); {
				items++
			}

			require.Equal(t, 3, invoices)
			require.Equal(t, 6, items)
		})
	}
}

func TestWhatIsVoidedHereIsVoidedThere(t *testing.T) {
	t.Parallel()

	k := newKit(t)
	k.card(t, "bad")
	k.ledger.issue(100)
	k.ledger.issue(200)
	k.ledger.issue(300)
	k.until(t, func() bool { return k.standing(t).state == collection.StatePastDue }, "it is past due")

	k.ledger.mu.Lock()
	k.ledger.bills[0].State, k.ledger.bills[1].State, k.ledger.bills[2].State = stripe.Voided, stripe.WrittenOff, stripe.Paid
	k.ledger.mu.Unlock()
	k.until(t, func() bool { return k.standing(t).state == collection.StateCurrent }, "nothing is owed")

	states := map[library.InvoiceStatus]int{}
	for all := k.api.Invoices.List(nil); all.Next(); {
		states[all.Invoice().Status]++
	}

	require.Equal(t, map[library.InvoiceStatus]int{"void": 1, "uncollectible": 1, "paid": 1}, states)
	require.Empty(t, k.ledger.paid, "what was paid by other means is no money from Stripe")
}
