package stripe_test

import (
	"bytes"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	library "github.com/stripe/stripe-go/v76"

	"github.com/honnin/honnin/billing/stripe"
	"github.com/honnin/honnin/internal/testkit"
)

// mockVersion is the stripe-mock whose description of the API is the nearest to ours, 2023-10-16, of those that know billing meters and their
// sums by day: it is of 2024-09-30. `make setup-test` builds the same.
const mockVersion = "v0.189.0"

// mock starts stripe-mock, which answers with examples and refuses parameters that Stripe's own description of the API has not.
func mock(t *testing.T) (address string) {
	t.Helper()

	tools := filepath.Join(testkit.Root(t), "build", "tools")
	program := filepath.Join(tools, "stripe-mock-"+mockVersion)

	if _, err := os.Stat(program); err != nil {
		build := exec.CommandContext(t.Context(), "go", "install", "github.com/stripe/stripe-mock@"+mockVersion)
		folder := t.TempDir()
		build.Env = append(os.Environ(), "GOBIN="+folder)

		said, err := build.CombinedOutput()
		require.NoError(t, err, "stripe-mock is missing, and could not be built: make setup-test\n%s", said)
		require.NoError(t, os.MkdirAll(tools, 0o750))
		require.NoError(t, os.Rename(filepath.Join(folder, "stripe-mock"), program))
	}

	free, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	require.NoError(t, err)

	address = free.Addr().String()
	require.NoError(t, free.Close())

	// Its other door is at a port of its own, or it would be at 12112, where another of its kind or the fake may be.
	command := exec.CommandContext(t.Context(), program, "-http-addr", address, "-https-addr", "127.0.0.1:0")
	require.NoError(t, command.Start())
	t.Cleanup(func() {
		_ = command.Process.Kill()
		_ = command.Wait()
	})

	require.Eventually(t, func() bool {
		connection, err := net.Dial("tcp", address)
		if err != nil {
			return false
		}

		return connection.Close() == nil
	}, 30*time.Second, 20*time.Millisecond)

	return address
}

// tape keeps the requests that pass on their way to the fake, one of each shape: the verb, the path without ids and the names of the
// parameters.
type tape struct {
	mu   sync.Mutex
	kept map[string]request
}

type request struct{ method, path, query, body string }

func (t *tape) keep(one request) {
	t.mu.Lock()
	defer t.mu.Unlock()

	t.kept[one.shape()] = one
}

func (r request) shape() string {
	names := []string{}

	for _, text := range []string{r.query, r.body} {
		form, _ := url.ParseQuery(text)
		for name := range form {
			names = append(names, name)
		}
	}

	slices.Sort(names)

	parts := strings.Split(r.path, "/")
	for i, part := range parts {
		if strings.Contains(part, "_fake") || strings.HasPrefix(part, "honnin_") {
			parts[i] = "*"
		}
	}

	return r.method + " " + strings.Join(parts, "/") + " " + strings.Join(names, " ")
}

// between stands before the fake.
func (t *tape) between(tb testing.TB, fake string) string {
	tb.Helper()

	to, err := url.Parse(fake)
	require.NoError(tb, err)

	pass := httputil.NewSingleHostReverseProxy(to)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err == nil {
			t.keep(request{r.Method, r.URL.Path, r.URL.RawQuery, string(body)})
		}

		r.Body = io.NopCloser(bytes.NewReader(body))
		pass.ServeHTTP(w, r)
	}))
	tb.Cleanup(server.Close)

	return server.URL
}

// everything has the till do all that it can ask of Stripe.
func (k *kit) everything(t *testing.T) {
	t.Helper()

	k.agreed(standard()...)
	k.use(t, time.Now().Add(-48*time.Hour), 2)
	k.ledger.issue(1000, -100)
	require.NoError(t, k.Round(k.all))
	k.later("paid-1", 100)
	require.NoError(t, k.Round(k.all))
	k.card(t, "bad")
	k.ledger.issue(100)
	k.ledger.issue(200)
	k.ledger.issue(300)
	require.NoError(t, k.Round(k.all))
	k.pass(t, 2*time.Hour)

	_ = k.Round(k.all) // the card is declined

	k.ledger.mu.Lock()
	k.ledger.bills[1].State, k.ledger.bills[2].State, k.ledger.bills[3].State = stripe.Voided, stripe.WrittenOff, stripe.Paid
	k.ledger.mu.Unlock()
	require.NoError(t, k.Round(k.all))

	// What was begun and not noted is looked for.
	for _, kind := range []string{"customer", "subscription", "invoice", "line", "price", "note"} {
		k.forget(t, kind)
	}

	k.agreed(standard()[0])
	k.ledger.issue(400)

	_ = k.Round(k.all)

	k.moneyGoesBack(t)

	_, err := k.Portal(k.tenant, k.fake.URL+"/calls")
	require.NoError(t, err)
	_, err = k.Reconcile(k.all, false)
	require.NoError(t, err)
}

// moneyGoesBack has an invoice be paid, refunded in part and objected to.
func (k *kit) moneyGoesBack(t *testing.T) {
	t.Helper()

	page, err := k.Portal(k.tenant, k.fake.URL+"/calls")
	require.NoError(t, err)
	k.fill(t, page, "good")

	var charge string

	k.until(t, func() bool {
		all := k.api.Charges.List(nil)
		if all.Next() {
			charge = all.Charge().ID
		}

		return charge != "" && k.heard(t)
	}, "it is paid")

	refund, err := k.api.Refunds.New(&library.RefundParams{Charge: new(charge), Amount: new(int64(10))})
	require.NoError(t, err)
	k.ask(t, "/bounce", url.Values{"id": {refund.ID}})
	k.ask(t, "/dispute", url.Values{"charge": {charge}})
	k.until(t, func() bool {
		k.ledger.mu.Lock()
		defer k.ledger.mu.Unlock()

		return len(k.ledger.back) == 2
	}, "both are heard of")
}

// Every parameter that we send is one of Stripe's own description of its API.
func TestParametersAreStripes(t *testing.T) {
	t.Parallel()

	k := newKit(t)
	seen := &tape{kept: map[string]request{}}
	k.Till = k.at(seen.between(t, k.fake.URL))
	k.everything(t)

	address := mock(t)

	send := func(one request) (status int, said string) {
		asked, err := http.NewRequestWithContext(t.Context(), one.method, "http://"+address+one.path+"?"+one.query, strings.NewReader(one.body))
		require.NoError(t, err)
		asked.Header.Set("Authorization", "Bearer sk_test_123")

		if one.method == http.MethodPost {
			asked.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		}

		answer, err := http.DefaultClient.Do(asked)
		require.NoError(t, err)
		text, err := io.ReadAll(answer.Body)
		require.NoError(t, err)
		require.NoError(t, answer.Body.Close())

		return answer.StatusCode, string(text)
	}

	for shape, one := range seen.kept {
		status, said := send(one)
		require.Equal(t, http.StatusOK, status, "%s\n%s\n%s", shape, one.body, said)
	}

	// It would have said so.
	status, _ := send(request{http.MethodPost, "/v1/customers", "", "nickname=x"})
	require.Equal(t, http.StatusBadRequest, status)

	t.Logf("%d shapes", len(seen.kept))
	require.Greater(t, len(seen.kept), 40)
}
