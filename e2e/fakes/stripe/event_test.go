package main_test

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/stripe/stripe-go/v76"
	"github.com/stripe/stripe-go/v76/webhook"

	"github.com/honnin/honnin/internal/testkit/fake"
)

// next waits for a webhook and checks its signature by Stripe's own library.
func (e ear) next(t *testing.T, secret string) stripe.Event {
	t.Helper()

	select {
	case came := <-e.heard:
		event, err := webhook.ConstructEvent(came.body, came.header, secret)
		require.NoError(t, err)

		return event
	case <-time.After(10 * time.Second):
		require.Fail(t, "no webhook came")

		return stripe.Event{}
	}
}

func TestWebhooks(t *testing.T) {
	t.Parallel()

	s, listener := start(t), listen(t, 1)
	hook, err := s.WebhookEndpoints.New(&stripe.WebhookEndpointParams{
		URL: new(listener.URL), EnabledEvents: []*string{new("customer.created")},
	})
	require.NoError(t, err)

	customer := s.customer(t)
	event := listener.next(t, hook.Secret)
	require.Equal(t, stripe.EventTypeCustomerCreated, event.Type)
	require.Equal(t, customer.ID, event.Data.Object["id"])

	s.fault(t, "twice", -1)
	s.customer(t)
	once := listener.next(t, hook.Secret)
	require.Equal(t, once.ID, listener.next(t, hook.Secret).ID)
	s.fault(t, "", 0)

	s.fault(t, "deaf", -1)
	s.customer(t)
	s.fault(t, "", 0)

	count := 0
	for all := s.Events.List(&stripe.EventListParams{Type: new("customer.created")}); all.Next(); {
		count++
	}

	require.Equal(t, 3, count, "what was not heard can be looked up")
	require.Empty(t, listener.heard)
}

func TestItRemembers(t *testing.T) {
	t.Parallel()

	listener, state := listen(t, 0), filepath.Join(t.TempDir(), "state.json")
	first := start(t, "-state", state, "-webhook", listener.URL, "-secret", "whsec_test")
	customer := first.customer(t)
	require.Equal(t, stripe.EventTypeCustomerCreated, listener.next(t, "whsec_test").Type)
	require.FileExists(t, wait(t, state))

	second := open(fake.Start(t, "stripe", "-state", state).URL, time.Minute)
	found, err := second.Customers.Get(customer.ID, nil)
	require.NoError(t, err)
	require.Equal(t, "Example", found.Name)
}

// wait waits until the file is there.
func wait(t *testing.T, name string) string {
	t.Helper()
	require.Eventually(t, func() bool {
		found, err := filepath.Glob(name)

		return err == nil && len(found) == 1
	}, 10*time.Second, 50*time.Millisecond)

	return name
}
