package main_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/stripe/stripe-go/v76"
)

func TestIdempotency(t *testing.T) {
	t.Parallel()

	s := start(t)
	create := func(key, name string) (*stripe.Customer, error) {
		params := &stripe.CustomerParams{Name: new(name)}
		params.SetIdempotencyKey(key)

		return s.Customers.New(params)
	}

	first, err := create("a", "One")
	require.NoError(t, err)

	again, err := create("a", "One")
	require.NoError(t, err)
	require.Equal(t, first.ID, again.ID)

	_, err = create("a", "Two")
	require.Equal(t, stripe.ErrorTypeIdempotency, problem(t, err).Type)
	require.Equal(t, http.StatusBadRequest, problem(t, err).HTTPStatusCode)

	// A failure is remembered too, but not a request that was sent away at the door.
	s.fault(t, "error", 1)

	for range 2 {
		_, err = create("b", "Broken")
		require.Equal(t, http.StatusInternalServerError, problem(t, err).HTTPStatusCode)
	}

	s.fault(t, "limit", 1)

	_, err = create("c", "Later")
	require.Equal(t, http.StatusTooManyRequests, problem(t, err).HTTPStatusCode)
	require.Equal(t, "1", problem(t, err).LastResponse.Header.Get("Retry-After"))
	_, err = create("c", "Later")
	require.NoError(t, err)

	s.advance(t, 24*time.Hour+time.Second)

	late, err := create("a", "One")
	require.NoError(t, err)
	require.NotEqual(t, first.ID, late.ID, "a key is forgotten after a day")
}

func TestTheAnswerIsLostButTheWorkDone(t *testing.T) {
	t.Parallel()

	s := start(t)
	s.API = open(s.url, 300*time.Millisecond)

	for _, name := range []string{"late", "cut"} {
		params := &stripe.CustomerParams{Name: new(name)}
		params.SetIdempotencyKey(name)

		s.fault(t, name, 1)

		// A connection that was cut is tried again by net/http itself, as it sees that there is an idempotency key.
		_, err := s.Customers.New(params)
		require.True(t, err != nil || name == "cut")

		_, err = s.Customers.New(params)
		require.NoError(t, err)
	}

	count := 0
	for all := s.Customers.List(nil); all.Next(); {
		count++
	}

	require.Equal(t, 2, count)
	s.fault(t, "outage", -1)

	_, err := s.Customers.New(&stripe.CustomerParams{})
	require.Equal(t, http.StatusServiceUnavailable, problem(t, err).HTTPStatusCode)
}

func TestPages(t *testing.T) {
	t.Parallel()

	s := start(t)

	for range 23 {
		s.customer(t)
	}

	for _, limit := range []int64{1, 7, 100} {
		params, seen := &stripe.CustomerListParams{}, map[string]bool{}
		params.Limit = new(limit)

		for all := s.Customers.List(params); all.Next(); {
			seen[all.Customer().ID] = true
		}

		require.Len(t, seen, 23)
	}

	params := &stripe.CustomerListParams{}
	params.Limit = stripe.Int64(101)
	require.Error(t, s.Customers.List(params).Err())
}

func TestWhoDoesNotKnowTheKey(t *testing.T) {
	t.Parallel()

	s := start(t, "-key", "sk_test_another")
	_, err := s.Customers.New(&stripe.CustomerParams{})
	require.Equal(t, http.StatusUnauthorized, problem(t, err).HTTPStatusCode)
	_, err = start(t).Customers.Get("cus_none", nil)
	require.Equal(t, stripe.ErrorCodeResourceMissing, problem(t, err).Code)
}
