package main_test

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/stripe/stripe-go/v76"
)

// bought is a charge of 1,000 by which an invoice was paid.
func (s stage) bought(t *testing.T) (*stripe.Invoice, *stripe.Charge) {
	t.Helper()

	customer := s.customer(t)
	method, err := s.PaymentMethods.Attach("pm_card_visa", &stripe.PaymentMethodAttachParams{Customer: new(customer.ID)})
	require.NoError(t, err)

	draft, err := s.Invoices.New(&stripe.InvoiceParams{Customer: new(customer.ID), AutoAdvance: new(false)})
	require.NoError(t, err)
	_, err = s.InvoiceItems.New(&stripe.InvoiceItemParams{
		Customer: new(customer.ID), Invoice: new(draft.ID), Currency: new("jpy"), Amount: new(int64(1000)),
	})
	require.NoError(t, err)
	_, err = s.Invoices.FinalizeInvoice(draft.ID, nil)
	require.NoError(t, err)
	paid, err := s.Invoices.Pay(draft.ID, &stripe.InvoicePayParams{PaymentMethod: new(method.ID)})
	require.NoError(t, err)

	charge, err := s.Charges.Get(paid.Charge.ID, nil)
	require.NoError(t, err)
	require.Equal(t, paid.ID, charge.Invoice.ID)

	return paid, charge
}

// say posts to a door that is no part of Stripe's API.
func (s stage) say(t *testing.T, path string, form url.Values) (answered struct{ ID string }) {
	t.Helper()

	response, err := http.PostForm(s.url+path, form)
	require.NoError(t, err)
	require.Equal(t, http.StatusOK, response.StatusCode)

	// A control of the fake answers nothing.
	if err := json.NewDecoder(response.Body).Decode(&answered); !errors.Is(err, io.EOF) {
		require.NoError(t, err)
	}

	require.NoError(t, response.Body.Close())

	return answered
}

func TestRefunds(t *testing.T) {
	t.Parallel()

	s := start(t)
	paid, charge := s.bought(t)

	part, err := s.Refunds.New(&stripe.RefundParams{Charge: new(charge.ID), Amount: new(int64(300))})
	require.NoError(t, err)
	_, err = s.Refunds.New(&stripe.RefundParams{PaymentIntent: new(charge.PaymentIntent.ID), Amount: new(int64(701))})
	require.Equal(t, "amount", problem(t, err).Param)

	s.say(t, "/bounce", url.Values{"id": {part.ID}})

	charge, err = s.Charges.Get(charge.ID, nil)
	require.NoError(t, err)
	require.Zero(t, charge.AmountRefunded)

	_, err = s.CreditNotes.New(&stripe.CreditNoteParams{
		Invoice: new(paid.ID), Amount: new(int64(1000)), RefundAmount: new(int64(600)), CreditAmount: new(int64(400)),
	})
	require.NoError(t, err)

	customer, err := s.Customers.Get(paid.Customer.ID, nil)
	require.NoError(t, err)
	require.EqualValues(t, -400, customer.Balance)

	charge, err = s.Charges.Get(charge.ID, nil)
	require.NoError(t, err)
	require.EqualValues(t, 600, charge.AmountRefunded)

	after, err := s.Invoices.Get(paid.ID, nil)
	require.NoError(t, err)
	require.EqualValues(t, 1000, after.PostPaymentCreditNotesAmount)
	require.Equal(t, stripe.InvoiceStatusPaid, after.Status)

	_, err = s.Refunds.New(&stripe.RefundParams{Charge: new(charge.ID)})
	require.NoError(t, err)
	_, err = s.Refunds.New(&stripe.RefundParams{Charge: new(charge.ID)})
	require.Equal(t, stripe.ErrorCodeChargeAlreadyRefunded, problem(t, err).Code)
}

func TestDisputes(t *testing.T) {
	t.Parallel()

	s := start(t)
	_, charge := s.bought(t)
	opened := s.say(t, "/dispute", url.Values{"charge": {charge.ID}})

	_, err := s.Refunds.New(&stripe.RefundParams{Charge: new(charge.ID)})
	require.Equal(t, stripe.ErrorCodeChargeDisputed, problem(t, err).Code)

	s.say(t, "/dispute", url.Values{"id": {opened.ID}, "status": {"won"}})

	params := &stripe.DisputeListParams{Charge: new(charge.ID)}
	params.AddExpand("data.charge")

	all := s.Disputes.List(params)
	require.True(t, all.Next())
	require.Equal(t, stripe.DisputeStatusWon, all.Dispute().Status)
	require.Equal(t, charge.Invoice.ID, all.Dispute().Charge.Invoice.ID)
	require.False(t, all.Next())

	heard := map[stripe.EventType]int{}
	for all := s.Events.List(nil); all.Next(); {
		heard[all.Event().Type]++
	}

	for _, kind := range []stripe.EventType{"charge.dispute.created", "charge.dispute.funds_withdrawn", "charge.dispute.funds_reinstated", "charge.dispute.closed"} {
		require.Equal(t, 1, heard[kind], kind)
	}
}

// calls is how often the fake was asked for something.
func (s stage) calls(t *testing.T, what string) int {
	t.Helper()

	response, err := http.Get(s.url + "/calls")
	require.NoError(t, err)

	var told struct{ Calls map[string]int }

	require.NoError(t, json.NewDecoder(response.Body).Decode(&told))
	require.NoError(t, response.Body.Close())

	return told.Calls[what]
}

// Stripe takes one event of a customer and a meter at a time, and counts it a while later.
func TestMetersTakeTurns(t *testing.T) {
	t.Parallel()

	s := start(t)
	meter, customer := s.meter(t), s.customer(t)

	s.fault(t, "late", 1)

	patient := stage{open(s.url, time.Second), s.url}
	first := make(chan error)

	go func() { first <- patient.use("first", customer.ID, "1", time.Now()) }()

	// It was taken, beside the meter itself, and is not answered.
	require.Eventually(t, func() bool { return s.calls(t, "POST billing") == 2 }, time.Second, time.Millisecond)
	require.Equal(t, stripe.ErrorCodeLockTimeout, problem(t, s.use("second", customer.ID, "1", time.Now())).Code)
	require.Error(t, <-first)
	require.Eventually(t, func() bool { return s.use("second", customer.ID, "1", time.Now()) == nil }, time.Second, time.Millisecond)

	from := time.Now().Truncate(time.Minute).Add(-time.Hour)
	require.InDelta(t, 2, s.sums(t, meter.ID, customer.ID, from, from.Add(2*time.Hour), "")[0], 0)

	s.fault(t, "behind", -1)
	require.Empty(t, s.sums(t, meter.ID, customer.ID, from, from.Add(2*time.Hour), ""))
	s.advance(t, 11*time.Minute)
	require.Len(t, s.sums(t, meter.ID, customer.ID, from, from.Add(2*time.Hour), ""), 1)
}
