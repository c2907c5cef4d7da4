package stripe_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	library "github.com/stripe/stripe-go/v76"

	"github.com/honnin/honnin/billing/stripe"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/push"
	"github.com/honnin/honnin/internal/viewer"
)

// A key that Stripe takes no longer is no fault of the usage and the events that wait: when there is another, all goes on.
func TestAKeyThatWasTakenBack(t *testing.T) {
	t.Parallel()

	k := newKit(t)
	sum := k.use(t, time.Now(), 3)
	k.until(t, k.done, "all is sent")
	k.fault(t, "revoked", "", -1, 1)

	sum += k.use(t, time.Now(), 5)
	k.ledger.issue(1000)

	// Longer than Stripe remembers identifiers: what it surely did not take is in no doubt.
	for range 4 {
		require.Error(t, k.Round(k.all))
		k.pass(t, 10*time.Hour)
	}

	require.Zero(t, ent.From(k.tenant).Push.Query().Where(push.StateIn(push.StateRefused, push.StateDoubtful)).CountX(k.tenant))

	k.fault(t, "", "", 0, 1)
	k.pass(t, time.Hour)
	k.card(t, "good")
	k.until(t, func() bool { return k.done() && len(k.ledger.paid) == 1 && k.heard(t) }, "all is sent, heard and paid")
	require.Equal(t, sum, k.counted(t))
}

// What cannot be done for one invoice or one tenant holds up no other.
func TestOneThatFailsHoldsUpNoOther(t *testing.T) {
	t.Parallel()

	k := newKit(t)
	k.card(t, "good")

	wrong := k.ledger.issue(1000)
	k.ledger.mu.Lock()
	k.ledger.bills[0].Due++ // its lines do not come to it
	k.ledger.mu.Unlock()
	k.ledger.issue(200)

	other := viewer.With(k.all, viewer.System("test"))
	ent.From(other).Tenant.Create().SetName("Second").SetKeyset([]byte("k")).ExecX(other)

	k.until(t, func() bool { return len(k.ledger.paid) == 1 }, "the second is paid")
	require.ErrorContains(t, k.Round(k.all), wrong.ID.String())
	require.Equal(t, 2, ent.From(k.all).Collection.Query().CountX(k.all), "the other tenant had its turn")
}

// A meter event that Stripe refused was not counted: when it takes it, a repair sends it, once.
func TestUsageThatWasRefused(t *testing.T) {
	t.Parallel()

	k := newKit(t)
	sum := k.use(t, time.Now(), 2)
	k.until(t, k.done, "all is sent")

	meters := k.api.BillingMeters.List(nil)
	for meters.Next() && meters.BillingMeter().EventName != "honnin_verification" {
	}

	meter := meters.BillingMeter().ID
	_, err := k.api.BillingMeters.Deactivate(meter, nil)
	require.NoError(t, err)

	sum += k.use(t, time.Now(), 1)
	require.NoError(t, k.Round(k.all))

	left, _ := k.kinds(t, true)
	require.Equal(t, []stripe.Kind{stripe.UsageRefused}, left, "it still is")

	_, err = k.api.BillingMeters.Reactivate(meter, nil)
	require.NoError(t, err)

	_, mended := k.kinds(t, true)
	require.Equal(t, []stripe.Kind{stripe.UsageRefused}, mended)
	require.Equal(t, sum, k.counted(t))
	k.agrees(t)
}

// Stripe counts a while after it takes: what was sent just now is no difference, and decides no doubt.
func TestSumsThatAreBehind(t *testing.T) {
	t.Parallel()

	k := newKit(t)
	at := time.Now().Add(-50 * time.Hour)
	first := k.use(t, at, 1)
	k.until(t, k.done, "all is sent")
	k.pass(t, 2*time.Hour)
	k.agrees(t)

	// The first was sent and never confirmed; as much again is sent now, and not counted yet. The sum is what it would be if the first had
	// not come.
	long := k.now().Add(-30 * time.Hour)
	ent.From(k.tenant).Push.Update().SetState(push.StatePending).SetTriedAt(long).SetNextAt(long).ClearDoneAt().ExecX(k.tenant)
	k.fault(t, "behind", "", -1, 1)

	second := k.use(t, at, 1)
	require.Equal(t, first, second)
	require.NoError(t, k.Round(k.all))

	left, _ := k.kinds(t, true)
	require.Equal(t, []stripe.Kind{stripe.UsageDoubtful}, left, "not to be told apart yet")

	k.pass(t, 2*time.Hour)

	left, mended := k.kinds(t, true)
	require.Empty(t, left)
	require.Equal(t, []stripe.Kind{stripe.UsageDoubtful}, mended)
	require.Equal(t, first+second, k.counted(t))
	k.agrees(t)
}

// What Stripe has counted in a tenant's name and nobody here has used is said as well.
func TestUsageThatIsNobodys(t *testing.T) {
	t.Parallel()

	k := newKit(t)
	k.ledger.issue(100)
	require.NoError(t, k.Round(k.all))

	row, err := stripe.Standing(k.tenant)
	require.NoError(t, err)
	_, err = k.api.BillingMeterEvents.New(&library.BillingMeterEventParams{
		EventName: new("honnin_match"), Payload: map[string]string{"stripe_customer_id": row.Customer, "value": "5"},
	})
	require.NoError(t, err)

	left, _ := k.kinds(t, true)
	require.Equal(t, []stripe.Kind{stripe.UsageSum}, left)
}
