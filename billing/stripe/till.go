package stripe

import (
	"context"
	"net/http"
	"time"

	"github.com/google/uuid"
	"github.com/stripe/stripe-go/v76"
	"github.com/stripe/stripe-go/v76/client"

	"github.com/honnin/honnin/internal/fault"
)

// API is where Stripe answers.
const API = "https://api.stripe.com"

// Till speaks with one account at Stripe. It is safe for concurrent use.
type Till struct {
	api    *client.API
	hook   fault.Secret
	now    func() time.Time
	ledger Ledger
	letter Letter
	pace   *pace
	rates  rates

	cardGrace time.Duration
}

// Options say how a till works.
type Options struct {
	// Key is the account's secret key, sk_live_… or sk_test_…; Hook the signing secret of its webhook endpoint, whsec_….
	Key, Hook fault.Secret
	// URL is where Stripe answers; [API] when empty.
	URL string
	// Rate is how many requests a second are made at most; 20 when 0, which is below Stripe's bound for test keys (25) and live ones (100).
	Rate int
	// Patience is how long one request may take; 30 s when 0.
	Patience time.Duration
	// CardGrace is how long after a card was registered an open invoice is charged to it; [CardGrace] when 0.
	CardGrace time.Duration

	Now func() time.Time
	// Ledger is where our invoices stand; nil leaves invoices alone.
	Ledger Ledger
	// Letter writes to a tenant that does not pay; nil writes none.
	Letter Letter
}

// Letter writes one of the letters of dunning to the tenant of the context's viewer, in the transaction that the context is in. Step
// counts them from 1; ends is when the grace ends.
type Letter func(ctx context.Context, step int, ends time.Time) error

// Open makes a till. It asks nothing yet.
func Open(o Options) *Till {
	if o.URL == "" {
		o.URL = API
	}

	if o.Rate <= 0 {
		o.Rate = 20
	}

	if o.Patience <= 0 {
		o.Patience = 30 * time.Second
	}

	if o.CardGrace <= 0 {
		o.CardGrace = CardGrace
	}

	// Retries are our own: a row is tried again by the round that finds it, and waits as long as Stripe asks.
	backend := stripe.GetBackendWithConfig(stripe.APIBackend, &stripe.BackendConfig{
		URL: new(o.URL), MaxNetworkRetries: new(int64(0)), EnableTelemetry: new(false),
		HTTPClient: &http.Client{Timeout: o.Patience}, LeveledLogger: &stripe.LeveledLogger{Level: stripe.LevelNull},
	})

	return &Till{
		api: client.New(string(o.Key), &stripe.Backends{API: backend}), hook: o.Hook, now: o.Now, ledger: o.Ledger, letter: o.Letter,
		pace: &pace{gap: time.Second / time.Duration(o.Rate)}, cardGrace: o.CardGrace,
	}
}

// Bill is an invoice of ours as Stripe is to collect it. Amounts are in the currency's smallest unit.
type Bill struct {
	ID, Tenant uuid.UUID
	// Number is what people call it.
	Number string
	// Currency is of ISO 4217, in lower case.
	Currency string
	// Due is what is to be paid: the sum of the lines.
	Due   int64
	Lines []Line
	// Later is what was taken back or paid by other means since Stripe heard of it: each above 0, and no part of Due.
	Later []Line
	// Noted is what credit notes have taken back of it, at any time; Back what went back of the money that Stripe collected, as noted here.
	Noted, Back int64
	// DueAt is by when.
	DueAt time.Time
	State State
}

// left is what is yet to be paid.
func (b *Bill) left() int64 {
	left := b.Due
	for _, line := range b.Later {
		left -= line.Amount
	}

	return left
}

// State is how far a [Bill] has come.
type State string

// The states.
const (
	Owed       State = "owed"
	Paid       State = "paid"
	Voided     State = "void"
	WrittenOff State = "written_off"
)

// Line is one amount of a [Bill]; the tax is one as well, and may be below 0 as what was paid in advance is.
type Line struct {
	// Key names the line within the bill, for ever.
	Key, Text string
	Amount    int64
}

// Ledger is what a till needs of our invoices.
type Ledger interface {
	// Bills gives the issued invoices of the viewer's tenant that were changed since, in the order in which they were issued.
	Bills(ctx context.Context, since time.Time) ([]Bill, error)
	// Tariffs gives the prices of every version of the contract of the viewer's tenant.
	Tariffs(ctx context.Context) ([]Tariff, error)
	// Receive notes money that came for a bill, once for each reference, in the transaction that the context is in.
	Receive(ctx context.Context, bill uuid.UUID, amount int64, at time.Time, reference string) error
	// Return notes money that went back of a bill, or came again, as it stands now: whatever it is told twice, it notes once. What the bill
	// cannot take is not noted; [Bill] says then another sum than Stripe.
	Return(ctx context.Context, bill uuid.UUID, back Back) error
}
