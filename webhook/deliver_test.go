package webhook_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/delivery"
	"github.com/honnin/honnin/ent/db/endpoint"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/blob"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/hook"
	"github.com/honnin/honnin/internal/outbound"
	"github.com/honnin/honnin/internal/seal"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/post"
	"github.com/honnin/honnin/webhook"
)

// kit is a carrier over a real database with one tenant, a clock that is set, and a receiver.
type kit struct {
	ctx     context.Context //nolint:containedctx // a test's own
	carrier *webhook.Carrier
	now     time.Time
	count   int

	mu     sync.Mutex
	secret fault.Secret
	status int
	got    []message
	url    string
}

type message struct {
	ID       string
	Type     string         `json:"type"`
	Sequence int64          `json:"sequence"`
	Data     map[string]any `json:"data"`
}

func each(t *testing.T, test func(t *testing.T, k *kit)) {
	t.Helper()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()
		over(t, url, test)
	})
}

// over runs a test over one database.
func over(t *testing.T, url string, test func(t *testing.T, k *kit)) {
	t.Helper()

	blobs, err := blob.Open(t.Context(), "mem://", bytes.Repeat([]byte{1}, 32))
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, blobs.Close()) })

	box, err := seal.New(bytes.Repeat([]byte{1}, 32))
	require.NoError(t, err)
	keyset, err := blobs.NewKeyset()
	require.NoError(t, err)

	k := &kit{ctx: database.Tenant(post.With(database.Open(t, url), box), t, keyset), now: ent.Instant(time.Now()), status: http.StatusOK}
	k.carrier = &webhook.Carrier{
		Blobs: blobs, Sender: hook.NewSender(outbound.Reach{Loopback: true}, time.Now), Console: "https://console.example",
		Now: func() time.Time { return k.now },
	}
	server := httptest.NewServer(http.HandlerFunc(k.take))
	t.Cleanup(server.Close)

	k.url = server.URL
	test(t, k)
}

// take checks the signature and keeps the message.
func (k *kit) take(w http.ResponseWriter, r *http.Request) {
	k.mu.Lock()
	defer k.mu.Unlock()

	body, _ := io.ReadAll(r.Body)
	checker, _ := standardwebhooks.NewWebhook(string(k.secret))

	if checker.Verify(body, r.Header) != nil {
		w.WriteHeader(http.StatusUnauthorized)

		return
	}

	said := message{ID: r.Header.Get("Webhook-Id")}
	_ = json.Unmarshal(body, &said)
	k.got = append(k.got, said)

	w.WriteHeader(k.status)
}

func (k *kit) endpoint(t *testing.T, change func(*webhook.Settings)) *db.Endpoint {
	t.Helper()

	wanted := webhook.Settings{URL: k.url, Payload: endpoint.PayloadThin}
	if change != nil {
		change(&wanted)
	}

	k.count++
	row, secret, err := k.carrier.Create(k.ctx, "key-"+string(rune('a'+k.count)), wanted)
	require.NoError(t, err)

	k.secret = secret

	return row
}

// happen lets something happen to a new verification.
func (k *kit) happen(t *testing.T, kinds ...string) {
	t.Helper()

	k.count++
	row := ent.From(k.ctx).Verification.Create().SetSteps([]schema.Step{}).SetMetadata(map[string]string{"k": "v"}).SetReference("Mina").
		SetIdempotencyKey(time.Now().String()).SetRequestHash("x").SetExpiresAt(time.Now()).SaveX(k.ctx)

	for _, kind := range kinds {
		require.NoError(t, webhook.Queue(k.ctx, row.ID, kind))
	}
}

// work numbers and delivers what is due, once each.
func (k *kit) work(t *testing.T) {
	t.Helper()

	system := viewer.With(k.ctx, viewer.System("test"))
	who, _ := viewer.From(k.ctx)

	tenants, err := webhook.Unnumbered(system, 10)
	require.NoError(t, err)

	for _, tenant := range tenants {
		require.Equal(t, who.Tenant, tenant)
		require.NoError(t, k.carrier.Number(k.ctx, tenant))
	}

	due, err := k.carrier.Due(system, 10)
	require.NoError(t, err)

	for _, to := range due {
		rows, err := k.carrier.Next(k.ctx, to, 10)
		require.NoError(t, err)

		for _, row := range rows {
			_, err := k.carrier.Deliver(k.ctx, row)
			require.NoError(t, err)
		}
	}
}

func (k *kit) states() map[delivery.State]int {
	states := map[delivery.State]int{}
	for _, row := range ent.From(k.ctx).Delivery.Query().AllX(k.ctx) {
		states[row.State]++
	}

	return states
}

func TestMessagesComeInOrder(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		k.endpoint(t, func(s *webhook.Settings) { s.Types = []string{"verification.approved", "verification.created"} })
		k.happen(t, "verification.created", "verification.review", "verification.approved")
		k.work(t)

		require.Len(t, k.got, 2)
		require.Equal(t, "verification.created", k.got[0].Type)
		require.Equal(t, "verification.approved", k.got[1].Type)
		require.Equal(t, []int64{1, 3}, []int64{k.got[0].Sequence, k.got[1].Sequence}, "the order counts what it does not hear of too")
		require.Regexp(t, `^ver_`, k.got[0].Data["id"])
		require.NotContains(t, k.got[0].Data, "verification", "ids alone")
		require.NotContains(t, k.got[0].Data, "byReview", "no decision")
		require.Equal(t, false, k.got[1].Data["byReview"])

		k.work(t)
		require.Len(t, k.got, 2, "once")

		attempts := ent.From(k.ctx).Attempt.Query().AllX(k.ctx)
		require.Len(t, attempts, 2)
		require.NotContains(t, string(attempts[0].Request), "verification", "kept encrypted")

		request, _, about, err := k.carrier.Said(k.ctx, attempts[0])
		require.NoError(t, err)
		require.Contains(t, string(request), "verification.")
		require.NotZero(t, about)
	})
}

func TestFullPayloadLeavesOutWhatIsBlocked(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		k.endpoint(t, func(s *webhook.Settings) {
			s.Payload, s.Blocked = endpoint.PayloadFull, []string{"verification.reference"}
		})
		k.happen(t, "verification.created")
		k.work(t)

		about, ok := k.got[0].Data["verification"].(map[string]any)
		require.True(t, ok)
		require.Equal(t, map[string]any{"k": "v"}, about["metadata"])
		require.NotContains(t, about, "reference")

		_, _, err := k.carrier.Create(k.ctx, "x", webhook.Settings{URL: k.url, Payload: endpoint.PayloadFull, Blocked: []string{"verification.id"}})
		require.True(t, fault.Is(err, fault.Invalid))
	})
}

// A refusal says where its person objects, in a full payload alone, unless that is blocked or they cannot.
func TestARefusalSaysWhereToObject(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		path := "/capture/#apl_x"
		k.carrier.Appeal = func(context.Context, *db.Verification) (string, error) { return path, nil }
		hears := func(full endpoint.Payload, blocked ...string) map[string]any {
			row := k.endpoint(t, func(s *webhook.Settings) { s.Payload, s.Blocked = full, blocked })
			k.got = nil
			k.happen(t, "verification.declined")
			k.work(t)
			require.Len(t, k.got, 1)
			require.NoError(t, webhook.Delete(k.ctx, row.ID, row.Revision))

			return k.got[0].Data
		}

		require.Equal(t, "https://console.example"+path, hears(endpoint.PayloadFull)["appealUrl"])
		require.NotContains(t, hears(endpoint.PayloadThin), "appealUrl")
		require.NotContains(t, hears(endpoint.PayloadFull, "appealUrl"), "appealUrl")

		path = ""
		require.NotContains(t, hears(endpoint.PayloadFull), "appealUrl")
	})
}

func TestFailuresAreTriedAgainThenGivenUp(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		k.endpoint(t, nil)
		k.status = http.StatusInternalServerError
		k.happen(t, "verification.created")

		for _, pause := range webhook.Waits() {
			k.work(t)

			row := ent.From(k.ctx).Delivery.Query().OnlyX(k.ctx)
			require.Equal(t, delivery.StatePending, row.State)
			require.WithinRange(t, row.NextAt, k.now.Add(pause), k.now.Add(pause*12/10))

			k.now = row.NextAt
		}

		k.work(t)
		require.Equal(t, map[delivery.State]int{delivery.StateFailed: 1}, k.states())
		require.Len(t, k.got, 8)
		require.Equal(t, k.got[0].ID, k.got[7].ID, "the same message")

		k.status = http.StatusOK
		count, err := k.carrier.Resend(k.ctx, webhook.Range{
			IdempotencyKey: "again", Endpoint: ent.From(k.ctx).Endpoint.Query().OnlyIDX(k.ctx), From: time.Now().Add(-time.Hour), To: time.Now().Add(time.Hour), Missed: true,
		})
		require.NoError(t, err)
		require.Equal(t, 1, count)
		k.work(t)
		require.Equal(t, map[delivery.State]int{delivery.StateDelivered: 1}, k.states())
		require.Zero(t, ent.From(k.ctx).Endpoint.Query().OnlyX(k.ctx).Failures)
	})
}

func TestDaysOfFailureDisable(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		system := viewer.With(k.ctx, viewer.System("test"))
		who, _ := viewer.From(k.ctx)
		person := ent.From(k.ctx).User.Create().SetEmail("dev@example.com").SaveX(system)
		ent.From(k.ctx).Membership.Create().SetTenantID(who.Tenant).SetUserID(person.ID).SetRole("developer").SetSource("invitation").SaveX(system)

		row := k.endpoint(t, nil)
		k.status = http.StatusInternalServerError
		k.happen(t, "verification.created", "verification.capturing")
		k.work(t)
		require.Equal(t, endpoint.StateActive, ent.From(k.ctx).Endpoint.GetX(k.ctx, row.ID).State)

		k.now = k.now.Add(webhook.DisableAfter)
		k.work(t)

		after := ent.From(k.ctx).Endpoint.GetX(k.ctx, row.ID)
		require.Equal(t, endpoint.StateDisabled, after.State)
		require.Equal(t, map[delivery.State]int{delivery.StateCanceled: 2}, k.states())
		require.Equal(t, 1, ent.From(k.ctx).Mail.Query().CountX(system))

		_, err := k.carrier.Test(k.ctx, row.ID, "t")
		require.True(t, fault.Is(err, fault.Conflict))

		after, err = k.carrier.Resume(k.ctx, row.ID, after.Revision)
		require.NoError(t, err)
		require.Zero(t, after.Failures)
	})
}

// Two workers that find the same delivery send it once.
func TestOneWorkerSends(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		row := k.endpoint(t, nil)
		test, err := k.carrier.Test(k.ctx, row.ID, "t")
		require.NoError(t, err)

		again, err := k.carrier.Test(k.ctx, row.ID, "t")
		require.NoError(t, err)
		require.Equal(t, test.ID, again.ID)

		var all sync.WaitGroup
		for range 8 {
			all.Go(func() { _, _ = k.carrier.Deliver(k.ctx, test) })
		}

		all.Wait()
		require.Len(t, k.got, 1)
		require.Equal(t, webhook.TestType, k.got[0].Type)

		row, renewed, err := k.carrier.Rotate(k.ctx, row.ID, row.Revision, "r", time.Hour)
		require.NoError(t, err)
		require.NotEqual(t, k.secret, renewed)

		_, err = k.carrier.Again(k.ctx, test.ID, "again-1")
		require.NoError(t, err)
		k.work(t)
		require.Len(t, k.got, 2, "the old secret is signed with too")

		k.now = k.now.Add(2 * time.Hour)
		_, err = k.carrier.Again(k.ctx, test.ID, "again-2")
		require.NoError(t, err)
		k.work(t)
		require.Len(t, k.got, 2, "and no more after the overlap")

		_, err = k.carrier.Pause(k.ctx, row.ID, row.Revision-1)
		require.True(t, fault.Is(err, fault.Conflict), "a stale writer")
		require.NoError(t, webhook.Delete(k.ctx, row.ID, row.Revision))
		require.Empty(t, k.states())
	})
}
