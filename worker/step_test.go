package worker_test

import (
	"context"
	"encoding/json"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/billing/invoice"
	"github.com/honnin/honnin/billing/stripe"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/invoice"
	"github.com/honnin/honnin/ent/db/notice"
	"github.com/honnin/honnin/ent/db/payment"
	"github.com/honnin/honnin/ent/db/push"
	"github.com/honnin/honnin/ent/db/report"
	"github.com/honnin/honnin/ent/db/tenant"
	"github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/testkit/fake"
	"github.com/honnin/honnin/internal/testkit/kill"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/worker"
)

// steps are orders for a process that meters, closes, pushes and collects until it dies before one of its steps.
type steps struct {
	Database, Stripe string
	// Ahead is by how much its clock goes before the machine's.
	Ahead time.Duration
	Die   int
}

// walk does what workers do for money, one thing after the other, until the process ends.
func walk(told steps) error {
	kill.BeforeStep(told.Die)

	opened, err := ent.Open(context.Background(), told.Database)
	if err != nil {
		return err
	}

	all := viewer.With(ent.With(context.Background(), opened), viewer.System("test"))
	desk, till := counter(told.Stripe, func() time.Time { return time.Now().Add(told.Ahead) })

	kill.Ready()

	for {
		for _, one := range ent.From(all).Tenant.Query().Order(tenant.ByID()).IDsX(all) {
			if err := judged(viewer.With(all, viewer.For(one, "test")), desk, one); err != nil {
				return err
			}
		}

		_ = till.Round(all) // the next goes on

		time.Sleep(2 * time.Millisecond)
	}
}

// counter is the desk that makes invoices, and the till that has them paid.
func counter(address string, now func() time.Time) (*invoice.Desk, *stripe.Till) {
	desk := &invoice.Desk{Issuer: invoice.Issuer{Name: "Honnin"}, Now: now, Console: func() string { return "" }, Grace: time.Nanosecond}

	return desk, stripe.Open(stripe.Options{
		Key: "sk_test_fake", Hook: "whsec_fake", URL: address, Rate: 5000, Patience: 10 * time.Second, Now: now, Ledger: worker.Ledger(desk),
	})
}

// findings are of a verification that costs something, and of its passive liveness.
const findings = `[{"check":"face","outcome":"pass","score":1},{"check":"passive","outcome":"pass","score":0.9}]`

// judged concludes what waits, sums what was used and closes what is over.
func judged(ctx context.Context, desk *invoice.Desk, of uuid.UUID) error {
	for _, next := range ent.From(ctx).Verification.Query().Where(verification.Not(verification.HasReport())).Order(verification.ByID()).IDsX(ctx) {
		err := ent.Tx(ctx, func(ctx context.Context) error {
			err := ent.From(ctx).Report.Create().SetVerificationID(next).SetDecision(report.DecisionReview).SetReasons([]string{}).
				SetPolicyVersion("p").SetThresholds(map[string]float64{}).SetFindings([]byte(findings)).Exec(ctx)
			if err != nil {
				return err
			}

			return billing.Record(ctx, next)
		})
		if err != nil {
			return err
		}
	}

	if _, err := billing.Fold(ctx); err != nil {
		return err
	}

	_, err := desk.Close(ctx, of)

	return err
}

// street is a tenant with an invoice at Stripe in every state in which something is yet to be done about it.
type street struct {
	kit

	all   context.Context //nolint:containedctx // every verb is called with it
	fake  fake.Fake
	desk  *invoice.Desk
	till  *stripe.Till
	ahead time.Duration
	bills []*db.Invoice
}

func newStreet(t *testing.T) *street {
	t.Helper()

	url := database.SQLite(t)
	bare := database.Open(t, url)
	s := &street{kit: kit{ctx: database.Tenant(bare, t, []byte("k")), url: url}, all: viewer.With(bare, viewer.System("test"))}

	opened, err := ent.Open(t.Context(), url)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, opened.Close()) })

	var heard http.Handler

	hook := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { heard.ServeHTTP(w, r) }))
	t.Cleanup(hook.Close)

	s.fake = fake.Start(t, "stripe", "-webhook", hook.URL, "-secret", "whsec_fake")
	s.desk, s.till = counter(s.fake.URL, s.now)
	heard = s.till.Handler(opened)

	s.furnish(t)

	return s
}

func (s *street) now() time.Time { return time.Now().Add(s.ahead) }

// pass puts the clocks forward, ours and Stripe's.
func (s *street) pass(t *testing.T, by time.Duration) {
	t.Helper()

	s.ahead += by
	s.say(t, "/advance", url.Values{"seconds": {strconv.Itoa(int(by.Seconds()))}})
}

func (s *street) say(t *testing.T, path string, form url.Values) {
	t.Helper()

	response, err := http.PostForm(s.fake.URL+path, form)
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())
	require.Less(t, response.StatusCode, http.StatusBadRequest)
}

// stands is how many months were closed when the processes begin.
const stands = 4

// furnish has four months closed and mailed by Stripe. Then one is voided here, one written off, one paid by transfer and one in part; a card
// is registered and an hour is over; three persons are to be judged; and another month is over.
func (s *street) furnish(t *testing.T) {
	t.Helper()

	first := time.Now().UTC()
	from := time.Date(first.Year(), first.Month()-stands, 1, 0, 0, 0, 0, time.UTC)

	_, err := s.desk.Agree(s.ctx, invoice.Offer{
		IdempotencyKey: "a", From: from.Format(time.DateOnly),
		YAML: "name: a\ncurrency: JPY\nzone: UTC\ntax: {rate: 10, rounding: down}\ndue: {months: 1}\nfees: [{name: seat, amount: 1000}]\n" +
			"prices: [{meter: verification, model: unit, unit: 120}]\n",
	})
	require.NoError(t, err)

	who, _ := viewer.From(s.ctx)
	require.NoError(t, judged(viewer.With(s.all, viewer.For(who.Tenant, "test")), s.desk, who.Tenant))
	require.NoError(t, s.till.Round(s.all))

	s.bills = ent.From(s.ctx).Invoice.Query().Order(where.ByPeriodFrom()).AllX(s.ctx)
	require.Len(t, s.bills, stands)

	_, err = s.desk.Void(s.ctx, s.bills[0].ID, s.bills[0].Revision, "was wrong")
	require.NoError(t, err)
	_, err = s.desk.WriteOff(s.ctx, s.bills[1].ID, s.bills[1].Revision, "they are gone")
	require.NoError(t, err)

	for i, amount := range []int64{1100, 300} {
		_, err = s.desk.Pay(s.ctx, s.bills[2+i].ID, invoice.Receipt{
			IdempotencyKey: strconv.Itoa(i), Method: payment.MethodTransfer, Amount: amount, At: s.now(),
		})
		require.NoError(t, err)
	}

	page, err := s.till.Checkout(s.ctx, "card", s.fake.URL+"/calls", s.fake.URL+"/calls")
	require.NoError(t, err)
	s.say(t, page[len(s.fake.URL):], url.Values{"card": {"good"}})

	// The month is over in which they are judged, by the database's clock: within what Stripe takes of usage.
	s.pass(t, time.Until(time.Date(first.Year(), first.Month()+1, 1, 0, 10, 0, 0, time.UTC)))

	for i := range persons {
		ent.From(s.ctx).Verification.Create().SetSteps([]schema.Step{}).SetMetadata(map[string]string{}).SetIdempotencyKey(strconv.Itoa(i)).
			SetRequestHash("x").SetExpiresAt(time.Now()).ExecX(s.ctx)
	}
}

// persons are judged by the processes.
const persons = 3

// begin starts a process that dies before one of its steps, or never.
func (s *street) begin(t *testing.T, die int) *kill.Process {
	t.Helper()

	return kill.Begin(t, steps{Database: s.url, Stripe: s.fake.URL, Ahead: s.ahead, Die: die})
}

// done tells whether nothing is left to do: both ledgers agree, and all is heard and sent.
func (s *street) done() bool {
	client := ent.From(s.all)
	if client.Notice.Query().Where(notice.DoneAtIsNil()).ExistX(s.all) || client.Push.Query().Where(push.StateNEQ(push.StateSent)).ExistX(s.all) ||
		client.Push.Query().CountX(s.all) < 2*persons || client.Invoice.Query().CountX(s.all) < stands+1 ||
		client.Payment.Query().Where(payment.MethodEQ(payment.MethodStripe)).CountX(s.all) < 2 {
		return false
	}

	found, err := s.till.Reconcile(s.all, false)

	return err == nil && len(found) == 0
}

// exact holds that everything was done, and once.
func (s *street) exact(t *testing.T) {
	t.Helper()

	used := ent.From(s.ctx).Usage.Query().AllX(s.ctx)
	require.Len(t, used, 2*persons)

	different, err := billing.Rebuild(s.ctx, false)
	require.NoError(t, err)
	require.Empty(t, different)

	owed := map[string]int64{}
	for _, row := range ent.From(s.ctx).Invoice.Query().AllX(s.ctx) {
		owed[string(row.State)] += row.Paid
	}

	require.Equal(t, map[string]int64{"void": 0, "written_off": 0, "paid": 1100 + 1100 + 1100 + 3*132}, owed)
	require.Equal(t, 2, ent.From(s.ctx).Payment.Query().Where(payment.MethodEQ(payment.MethodStripe)).CountX(s.ctx))
	s.exactAtStripe(t)
}

// ask reads an answer of the fake's.
func (s *street) ask(t *testing.T, path string, into any) {
	t.Helper()

	asked, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.fake.URL+path, nil)
	require.NoError(t, err)
	asked.Header.Set("Authorization", "Bearer sk_test_fake")

	response, err := http.DefaultClient.Do(asked)
	require.NoError(t, err)
	require.NoError(t, json.NewDecoder(response.Body).Decode(into))
	require.NoError(t, response.Body.Close())
}

// exactAtStripe holds that there is one of everything, and that nobody paid twice.
func (s *street) exactAtStripe(t *testing.T) {
	t.Helper()

	count := map[string]int{}

	for _, kind := range []string{"customers", "subscriptions", "credit_notes", "charges", "prices", "invoiceitems"} {
		var told struct{ Data []any }

		s.ask(t, "/v1/"+kind+"?limit=100", &told)
		count[kind] = len(told.Data)
	}

	require.Equal(t, map[string]int{
		"customers": 1, "subscriptions": 1, "credit_notes": 1, "charges": 2, "prices": len(billing.Meters()) + 2, "invoiceitems": 2*stands + 3,
	}, count)

	var invoices struct {
		Data []struct {
			Status string `json:"status"`
			Paid   int64  `json:"amount_paid"`
			Tries  int    `json:"attempt_count"`
			Out    bool   `json:"paid_out_of_band"`
		}
	}

	s.ask(t, "/v1/invoices?limit=100", &invoices)

	states, collected, tries := map[string]int{}, int64(0), 0

	for _, one := range invoices.Data {
		states[one.Status]++
		tries += one.Tries

		if !one.Out {
			collected += one.Paid
		}
	}

	require.Equal(t, map[string]int{"void": 1, "uncollectible": 1, "paid": 3}, states)
	require.EqualValues(t, 800+1100+persons*132, collected)
	require.Equal(t, 2, tries)

	var counted struct{ Usage map[string]int }

	s.ask(t, "/calls", &counted)
	require.Equal(t, persons, counted.Usage["honnin_verification"])
}

// many is more steps than there are: a process that is to die before a later one does not.
const many = 200

// A process is killed right before one of the steps by which persons are metered, months closed, usage pushed and money collected, and another
// goes on. A few of the steps by chance; each of them, one after the other, where HONNIN_KILLS asks for many.
func TestMeteringClosingAndCollectingAreKilled(t *testing.T) {
	t.Parallel()

	const few = 6

	var died atomic.Int64

	rounds := kill.Rounds(t, few)

	for round := range rounds {
		before := round + 1
		if rounds == few {
			before = 1 + rand.IntN(many)
		}

		t.Run(strconv.Itoa(before), func(t *testing.T) {
			t.Parallel()

			s := newStreet(t)

			if s.begin(t, before).Over(t, s.done) {
				died.Add(1)
				s.pass(t, 6*time.Minute) // what it had in hand is due again
				require.False(t, s.begin(t, 0).Over(t, s.done))
			}

			s.exact(t)
		})
	}

	t.Cleanup(func() {
		t.Logf("%d processes of %d died before one of their steps", died.Load(), rounds)
		require.Positive(t, died.Load())
	})
}
