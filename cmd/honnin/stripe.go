package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/honnin/honnin/billing/invoice"
	"github.com/honnin/honnin/billing/stripe"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/worker"
)

var errStripeHook = errors.New("with --stripe-key-file, give the signing secret of the webhook endpoint too: HONNIN_STRIPE_WEBHOOK_SECRET")

// stripeFlags say by which account at Stripe money is collected. Without a key nothing is.
type stripeFlags struct {
	StripeKey     string `name:"stripe-key" env:"HONNIN_STRIPE_KEY" hidden:"" placeholder:"TEXT" help:"Secret key of the account; by environment."`
	StripeKeyFile string `name:"stripe-key-file" env:"HONNIN_STRIPE_KEY_FILE" placeholder:"FILE" help:"File with the secret key of an account at Stripe, which then collects what tenants owe; or HONNIN_STRIPE_KEY. Default: nobody collects."`
	StripeHook    string `name:"stripe-webhook-secret" env:"HONNIN_STRIPE_WEBHOOK_SECRET" placeholder:"TEXT" help:"Signing secret of the account's webhook endpoint at /stripe/webhook, whsec_…; better by environment."`
	StripeURL     string `name:"stripe-url" env:"HONNIN_STRIPE_URL" placeholder:"URL" help:"Where Stripe answers. Default: https://api.stripe.com."`
	StripeRate    int    `name:"stripe-rate" env:"HONNIN_STRIPE_RATE" default:"20" placeholder:"N" help:"Requests a second at most. Stripe bounds test keys to 25, live ones to 100."`

	StripeCardGrace time.Duration `name:"stripe-card-grace" env:"HONNIN_STRIPE_CARD_GRACE" default:"1h" placeholder:"TIME" help:"How long after a card was registered an invoice that is open already is charged to it. Default: 1h."`
}

// till is what speaks with Stripe; nil without a key. The console is where its letters lead.
func (f *stripeFlags) till(console string) (*stripe.Till, error) {
	key := f.StripeKey

	if f.StripeKeyFile != "" {
		data, err := os.ReadFile(f.StripeKeyFile)
		if err != nil {
			return nil, unusable(fmt.Errorf("--stripe-key-file: %w", err))
		}

		key = strings.TrimSpace(string(data))
	}

	if key == "" {
		return nil, nil //nolint:nilnil // nobody collects
	}

	if f.StripeHook == "" {
		return nil, unusable(errStripeHook)
	}

	return stripe.Open(stripe.Options{
		Key: fault.Secret(key), Hook: fault.Secret(f.StripeHook), URL: f.StripeURL, Rate: f.StripeRate, CardGrace: f.StripeCardGrace, Now: time.Now,
		Letter: worker.Dun(console),
		Ledger: worker.Ledger(&invoice.Desk{Now: time.Now, Console: func() string { return console }}),
	}), nil
}

// payments puts the door for Stripe's webhooks beside the rest, where there is a key.
func (s *serving) payments(next http.Handler) http.Handler {
	if s.till == nil {
		return next
	}

	mux := http.NewServeMux()
	mux.Handle("POST /stripe/webhook", s.till.Handler(s.db))
	mux.Handle("/", next)

	return mux
}

// waiting tells the heartbeat of usage how far Stripe is behind; nil where nobody collects.
func waiting(till *stripe.Till) func(context.Context) (time.Time, error) {
	if till == nil {
		return nil
	}

	return stripe.Lag
}
