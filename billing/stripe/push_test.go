package stripe_test

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"os/exec"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/billing/stripe"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/push"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/testkit/kill"
)

// done tells whether every push is over.
func (k *kit) done() bool {
	waiting, err := ent.From(k.all).Push.Query().Where(push.StateNEQ(push.StateSent)).Count(k.all)
	sent, failed := ent.From(k.all).Push.Query().Count(k.all)

	return err == nil && failed == nil && waiting == 0 && sent > 0
}

func TestPush(t *testing.T) {
	t.Parallel()
	database.Each(t, func(t *testing.T, address string) {
		t.Helper()

		k := newKitAt(t, address)
		sum := k.use(t, time.Now(), 7)

		require.NoError(t, k.Round(k.all))
		require.Equal(t, sum, k.counted(t))
		require.NoError(t, k.Round(k.all))
		require.Equal(t, sum, k.counted(t), "once")

		sum += k.use(t, time.Now().Add(-30*24*time.Hour), 2)
		k.use(t, time.Now().Add(-36*24*time.Hour), 1) // older than Stripe takes

		require.NoError(t, k.Round(k.all))
		require.Equal(t, sum, k.counted(t))

		since, err := stripe.Lag(k.all)
		require.NoError(t, err)
		require.True(t, since.IsZero())

		row, err := stripe.Standing(k.tenant)
		require.NoError(t, err)
		require.NotEmpty(t, row.Customer)
	})
}

func TestFaultsLoseNothing(t *testing.T) {
	t.Parallel()

	for name, share := range map[string]float64{"limit": 0.1, "error": 0.3, "late": 0.03, "cut": 0.3} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			k := newKit(t)
			k.fault(t, name, "", -1, share)
			sum := k.use(t, time.Now(), 40)

			for range 4 {
				_ = k.Round(k.all)
				k.pass(t, time.Minute)
			}

			k.fault(t, "", "", 0, 1)
			k.pass(t, time.Hour)
			k.until(t, k.done, "all is sent")
			require.Equal(t, sum, k.counted(t))
			require.Equal(t, 1, k.customers(t))
		})
	}
}

// customers counts those at Stripe.
func (k *kit) customers(t *testing.T) (count int) {
	t.Helper()

	for all := k.api.Customers.List(nil); all.Next(); {
		count++
	}

	return count
}

func TestAnOutageOfHoursIsCaughtUp(t *testing.T) {
	t.Parallel()

	k := newKit(t)
	k.fault(t, "outage", "", -1, 1)

	sum := int64(0)

	for range 5 {
		sum += k.use(t, k.now(), 3)
		require.Error(t, k.Round(k.all))
		k.pass(t, time.Hour)
	}

	since, err := stripe.Lag(k.all)
	require.NoError(t, err)
	require.False(t, since.IsZero())

	k.fault(t, "", "", 0, 1)
	k.pass(t, time.Hour)
	k.until(t, k.done, "all is sent")
	require.Equal(t, sum, k.counted(t))
}

// Processes are killed at any moment of their work, one after another.
func TestKilledBetweenSteps(t *testing.T) {
	t.Parallel()

	k := newKit(t)
	sum := k.use(t, time.Now(), 60)
	text, err := json.Marshal(orders{k.url, k.fake.URL})
	require.NoError(t, err)

	self, err := os.Executable()
	require.NoError(t, err)

	for round := range kill.Rounds(t, 12) {
		process := exec.Command(self)
		process.Env = append(os.Environ(), ordersKey+"="+string(text))
		require.NoError(t, process.Start())
		time.Sleep(30*time.Millisecond + rand.N(150*time.Millisecond))
		require.NoError(t, process.Process.Signal(syscall.SIGKILL))
		_ = process.Wait()

		sum += k.use(t, time.Now(), 5)

		// What a process had in hand when it was killed is due again after a while: the test does not wait for it.
		if round%3 == 2 {
			ent.From(k.tenant).Push.Update().Where(push.StateEQ(push.StatePending)).SetNextAt(time.Now()).ExecX(k.tenant)
		}
	}

	ent.From(k.tenant).Push.Update().Where(push.StateEQ(push.StatePending)).SetNextAt(time.Now()).ExecX(k.tenant)
	k.until(t, k.done, "all is sent")
	require.Equal(t, sum, k.counted(t))
	require.Equal(t, 1, k.customers(t))
}
