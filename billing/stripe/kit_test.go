package stripe_test

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	library "github.com/stripe/stripe-go/v76"
	"github.com/stripe/stripe-go/v76/client"

	"github.com/honnin/honnin/billing/stripe"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/mirror"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/testkit/fake"
	"github.com/honnin/honnin/internal/viewer"
)

const key, hookSecret = "sk_test_fake", "whsec_fake"

// kit is an installation with one tenant, before a fake of Stripe.
type kit struct {
	*stripe.Till

	fake    fake.Fake
	api     *client.API
	all     context.Context //nolint:containedctx // every verb is called with it
	tenant  context.Context //nolint:containedctx // every verb is called with it
	ledger  *ledger
	url     string
	ahead   time.Duration
	letters []int
	mu      sync.Mutex
}

func newKit(t *testing.T) *kit {
	t.Helper()

	return newKitAt(t, database.SQLite(t))
}

// newKitAt starts a fake that sends its webhooks to the till.
func newKitAt(t *testing.T, address string) *kit {
	t.Helper()

	k := &kit{url: address, ledger: &ledger{paid: map[string]int64{}}}
	bare := database.Open(t, address)
	k.tenant, k.all = database.Tenant(bare, t, []byte("k")), viewer.With(bare, viewer.System("test"))

	opened, err := ent.Open(t.Context(), address)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, opened.Close()) })

	var handler http.Handler

	hook := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { handler.ServeHTTP(w, r) }))
	t.Cleanup(hook.Close)

	k.fake = fake.Start(t, "stripe", "-webhook", hook.URL, "-secret", hookSecret)
	k.Till = k.at(k.fake.URL)
	handler = k.Handler(opened)
	k.api = client.New(key, &library.Backends{API: library.GetBackendWithConfig(library.APIBackend, &library.BackendConfig{
		URL: new(k.fake.URL), LeveledLogger: &library.LeveledLogger{Level: library.LevelNull},
	})})

	return k
}

// at is a till of the kit that asks at the address.
func (k *kit) at(address string) *stripe.Till {
	return stripe.Open(stripe.Options{
		Key: key, Hook: hookSecret, URL: address, Rate: 2000, Patience: time.Second, Now: k.now, Ledger: k.ledger,
		Letter: func(_ context.Context, step int, _ time.Time) error {
			k.letters = append(k.letters, step)

			return nil
		},
	})
}

// forget has the till not know what Stripe calls its things of a kind.
func (k *kit) forget(t *testing.T, kind string) {
	t.Helper()

	client := ent.From(k.tenant)
	client.Mirror.Update().Where(mirror.KindEQ(mirror.Kind(kind))).SetRemote("").SetState("").ExecX(k.tenant)

	if kind == "customer" {
		client.Collection.Update().SetCustomer("").ExecX(k.tenant)
	}
}

func (k *kit) now() time.Time {
	k.mu.Lock()
	defer k.mu.Unlock()

	return time.Now().Add(k.ahead)
}

// pass puts both clocks forward.
func (k *kit) pass(t *testing.T, by time.Duration) {
	t.Helper()
	k.mu.Lock()
	k.ahead += by
	k.mu.Unlock()
	k.post(t, "/advance", url.Values{"seconds": {strconv.Itoa(int(by.Seconds()))}})
}

func (k *kit) post(t *testing.T, path string, form url.Values) {
	t.Helper()

	response, err := http.PostForm(k.fake.URL+path, form)
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())
	require.Less(t, response.StatusCode, 400)
}

// fault makes so many requests below the path go wrong; -1 all of them.
func (k *kit) fault(t *testing.T, name, path string, count int, share float64) {
	t.Helper()
	k.post(t, "/fault", url.Values{
		"name": {name}, "path": {path}, "count": {strconv.Itoa(count)}, "share": {strconv.FormatFloat(share, 'f', 3, 64)},
	})
}

// use writes so many usage rows, and gives their sum.
func (k *kit) use(t *testing.T, at time.Time, count int) (sum int64) {
	t.Helper()

	for i := range count {
		row := ent.From(k.tenant).Verification.Create().SetSteps([]schema.Step{schema.StepSelfie}).SetMetadata(map[string]string{}).
			SetIdempotencyKey(uuid.NewString()).SetRequestHash("x").SetExpiresAt(at).SaveX(k.tenant)
		ent.From(k.tenant).Usage.Create().SetVerificationID(row.ID).SetMeter("verification").SetQuantity(1 + i%3).SetAt(at).SetBookedAt(at).ExecX(k.tenant)
		sum += int64(1 + i%3)
	}

	return sum
}

// counted is what the fake's meters counted.
func (k *kit) counted(t *testing.T) int64 {
	t.Helper()

	response, err := http.Get(k.fake.URL + "/calls")
	require.NoError(t, err)

	defer func() { require.NoError(t, response.Body.Close()) }()

	var told struct {
		Usage map[string]int64 `json:"usage"`
	}

	require.NoError(t, json.NewDecoder(response.Body).Decode(&told))

	return told.Usage["honnin_verification"]
}

// until makes rounds until the condition holds.
func (k *kit) until(t *testing.T, holds func() bool, what string) {
	t.Helper()

	var last error

	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if last = k.Round(k.all); holds() {
			return
		}
	}

	require.Fail(t, what, "%v", last)
}

// ledger keeps bills as a test says, and what was paid and went back by reference.
type ledger struct {
	mu      sync.Mutex
	bills   []stripe.Bill
	tariffs []stripe.Tariff
	paid    map[string]int64
	back    map[string]stripe.Back
}

// Bills gives all of them.
func (l *ledger) Bills(context.Context, time.Time) ([]stripe.Bill, error) {
	l.mu.Lock()
	defer l.mu.Unlock()

	return append([]stripe.Bill{}, l.bills...), nil
}

// Tariffs gives what the test says.
func (l *ledger) Tariffs(context.Context) ([]stripe.Tariff, error) {
	l.mu.Lock()
	defer l.mu.Unlock()

	return append([]stripe.Tariff{}, l.tariffs...), nil
}

// Receive notes money once.
func (l *ledger) Receive(_ context.Context, bill uuid.UUID, amount int64, _ time.Time, reference string) error {
	l.mu.Lock()
	defer l.mu.Unlock()

	if l.paid[reference] == 0 {
		l.paid[reference] = amount
	}

	for i := range l.bills {
		if l.bills[i].ID == bill && l.bills[i].Back == 0 {
			l.bills[i].State = stripe.Paid
		}
	}

	return nil
}

// Return notes how each thing that went back stands, and what of a bill is owed for it.
func (l *ledger) Return(_ context.Context, bill uuid.UUID, back stripe.Back) error {
	l.mu.Lock()
	defer l.mu.Unlock()

	if l.back == nil {
		l.back = map[string]stripe.Back{}
	}

	sum := int64(0)

	if l.back[back.Reference] = back; len(l.paid) == 0 {
		return nil // nothing came in that could go back
	}

	for _, one := range l.back {
		if one.Gone {
			sum += one.Amount
		}
	}

	for i := range l.bills {
		if l.bills[i].ID == bill {
			l.bills[i].Back, l.bills[i].State = sum, map[bool]stripe.State{true: stripe.Owed, false: stripe.Paid}[sum > 0]
		}
	}

	return nil
}

func (l *ledger) issue(amounts ...int64) stripe.Bill {
	l.mu.Lock()
	defer l.mu.Unlock()

	made := stripe.Bill{
		ID: uuid.New(), Number: "INV-1", Currency: "jpy", State: stripe.Owed, DueAt: time.Now().AddDate(0, 1, 0),
	}
	for i, amount := range amounts {
		made.Lines = append(made.Lines, stripe.Line{Key: strconv.Itoa(i), Text: "a line", Amount: amount})
		made.Due += amount
	}

	l.bills = append(l.bills, made)

	return made
}
