package main_test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/stripe/stripe-go/v76"
	"github.com/stripe/stripe-go/v76/client"

	"github.com/honnin/honnin/internal/testkit/fake"
)

// stage is a fake with Stripe's own library before it.
type stage struct {
	*client.API

	url string
}

func start(t *testing.T, args ...string) stage {
	t.Helper()

	program := fake.Start(t, "stripe", args...)

	return stage{open(program.URL, time.Minute), program.URL}
}

func open(address string, patience time.Duration) *client.API {
	backend := stripe.GetBackendWithConfig(stripe.APIBackend, &stripe.BackendConfig{
		URL: new(address), MaxNetworkRetries: stripe.Int64(0), HTTPClient: &http.Client{Timeout: patience},
		LeveledLogger: &stripe.LeveledLogger{Level: stripe.LevelNull}, EnableTelemetry: new(false),
	})

	return client.New("sk_test_fake", &stripe.Backends{API: backend})
}

// fault makes the next so many requests go wrong; 0 takes every fault away.
func (s stage) fault(t *testing.T, name string, count int) {
	t.Helper()

	response, err := http.PostForm(s.url+"/fault", url.Values{"name": {name}, "count": {strconv.Itoa(count)}})
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())
	require.Equal(t, http.StatusOK, response.StatusCode)
}

func (s stage) advance(t *testing.T, by time.Duration) {
	t.Helper()

	response, err := http.PostForm(s.url+"/advance", url.Values{"seconds": {strconv.Itoa(int(by.Seconds()))}})
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())
}

func (s stage) customer(t *testing.T) *stripe.Customer {
	t.Helper()

	made, err := s.Customers.New(&stripe.CustomerParams{Name: new("Example"), Email: new("finance@example.com")})
	require.NoError(t, err)

	return made
}

// problem is an error as the library reads it.
func problem(t *testing.T, err error) *stripe.Error {
	t.Helper()

	wrong, ok := errors.AsType[*stripe.Error](err)
	require.True(t, ok, "%v", err)

	return wrong
}

// ear hears webhooks.
type ear struct {
	*httptest.Server

	heard chan heard
}

type heard struct {
	body   []byte
	header string
}

// listen starts an ear that refuses the first webhooks.
func listen(t *testing.T, refusals int) ear {
	t.Helper()

	made := ear{heard: make(chan heard, 1000)}
	made.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body := make([]byte, r.ContentLength)
		if _, err := r.Body.Read(body); err != nil && err.Error() != "EOF" {
			t.Error(err)
		}

		if refusals > 0 {
			refusals--

			w.WriteHeader(http.StatusInternalServerError)

			return
		}

		made.heard <- heard{body, r.Header.Get("Stripe-Signature")}
	}))
	t.Cleanup(made.Close)

	return made
}
