package sign_test

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/sign"
)

func TestPassword(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		outcome, err := k.Password(k.ctx, " HANA@example.com ", right, from("192.0.2.1", ""))
		require.NoError(t, err)

		row, err := sign.Look(k.ctx, outcome.Session, k.clock())
		require.NoError(t, err)
		require.Equal(t, "password", row.Method)
		require.Equal(t, 1, row.Aal)
		require.Equal(t, "192.0.2.1", row.Address)
		require.Contains(t, k.actions(t), "session.begin")
	})
}

// Whatever is wrong, the answer is the same, and so is the work: exactly one hash. The time it takes is measured by BenchmarkPassword.
func TestNobodyLearnsWhatWasWrong(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		k.join(t, "link-only@example.com", k.tenant, "auditor")

		disabled := k.join(t, "disabled@example.com", k.tenant, "auditor")
		k.setPassword(t, disabled)
		require.NoError(t, ent.From(k.ctx).User.UpdateOne(disabled).SetDisabledAt(k.clock()).Exec(k.system()))

		var said []string

		for i, who := range []struct {
			email    string
			password fault.Secret
		}{
			{"nobody@example.com", right},
			{email, wrong},
			{email, ""},
			{"link-only@example.com", right},
			{"link-only@example.com", ""},
			{"disabled@example.com", right},
			{"", right},
			{"no address at all", wrong},
		} {
			before := k.Hasher.Computed()

			_, err := k.Password(k.ctx, who.email, who.password, from("192.0.2."+strconv.Itoa(i+1), ""))
			fails(t, err, fault.Unauthenticated, who.email)
			require.EqualValues(t, 1, k.Hasher.Computed()-before, "%s costs one hash", who.email)

			_, public := fault.Of(err)
			said = append(said, public)
			require.NotContains(t, err.Error(), "@")
		}

		for _, each := range said {
			require.Equal(t, said[0], each)
		}

		for _, long := range []string{strings.Repeat("x", 400) + "@example.com"} {
			_, err := k.Password(k.ctx, long, right, from("192.0.2.99", ""))
			fails(t, err, fault.Invalid)
		}

		_, err := k.Password(k.ctx, email, fault.Secret(strings.Repeat("x", 600)), from("192.0.2.99", ""))
		fails(t, err, fault.Invalid)
	})
}

// guess tries until a brake holds, and gives how many attempts were looked at and how long to wait.
func guess(t *testing.T, k *kit, email string, came func(i int) sign.Came, most int) (int, time.Duration) {
	t.Helper()

	for i := range most {
		_, err := k.Password(k.ctx, email, wrong, came(i))

		if braked := (*sign.BrakeError)(nil); errors.As(err, &braked) {
			return i, braked.Wait
		}

		fails(t, err, fault.Unauthenticated)
	}

	return most, 0
}

func one(network string) func(int) sign.Came {
	return func(int) sign.Came { return from(network, "") }
}

func TestOneNetworkIsBraked(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		for _, who := range []string{email, "nobody@example.com"} {
			looked, wait := guess(t, k, who, one("198.51.100.1"), 50)
			require.Equal(t, 6, looked, "five are free, the sixth begins the pauses")
			require.InDelta(t, 2, wait.Seconds(), 1)
		}

		before := k.Hasher.Computed()
		_, err := k.Password(k.ctx, email, right, from("198.51.100.1", ""))
		fails(t, err, fault.RateLimited, "even the right one")
		require.Equal(t, before, k.Hasher.Computed(), "and costs nothing")

		// The pauses grow and have a bound; what comes meanwhile does not lengthen them.
		longest := time.Duration(0)

		for range 14 {
			k.pass(longest + time.Second)

			_, wait := guess(t, k, email, one("198.51.100.1"), 2)
			require.GreaterOrEqual(t, wait, longest)
			longest = wait
		}

		require.LessOrEqual(t, longest, 15*time.Minute+time.Second)
		require.Greater(t, longest, 14*time.Minute)

		_, err = k.Password(k.ctx, email, right, from("203.0.113.5", ""))
		require.NoError(t, err, "from elsewhere the person comes in")
		k.pass(longest)
		_, err = k.Password(k.ctx, email, right, from("198.51.100.1", ""))
		require.NoError(t, err, "after the pause from there too")
	})
}

// An outsider who guesses from everywhere brakes the account, and does not keep its person out: not by a browser they are known by, nor by
// a reset, nor by a link. TestPasskeyPassesTheBrake has the fourth way.
func TestAnOutsiderDoesNotLockAVictimOut(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		home := k.signIn(t).Device
		everywhere := func(i int) sign.Came { return from(fmt.Sprintf("2001:db8:%x::/64", i), "") }

		looked, wait := guess(t, k, email, everywhere, 100)
		require.Equal(t, 21, looked, "twenty are free")
		require.Positive(t, wait)

		_, err := k.Password(k.ctx, email, right, from("203.0.113.9", ""))
		fails(t, err, fault.RateLimited, "from an unknown browser nobody, right or wrong")
		_, err = k.Password(k.ctx, email, right, from("203.0.113.9", "a stranger's device"))
		fails(t, err, fault.RateLimited)

		outcome, err := k.Password(k.ctx, email, right, from("203.0.113.9", home))
		require.NoError(t, err, "from a known browser the person")
		require.Equal(t, home, outcome.Device)

		once, err := sign.Link(k.ctx, email, k.clock())
		require.NoError(t, err)
		_, err = k.Link(k.ctx, once, from("203.0.113.9", ""))
		require.NoError(t, err)

		token := resetToken(t, k)
		fresh, err := k.FinishReset(k.ctx, token, "another horse battery staple", from("203.0.113.77", ""))
		require.NoError(t, err)
		_, err = k.Password(k.ctx, email, "another horse battery staple", from("203.0.113.77", ""))
		require.NoError(t, err, "a reset opens the account again")
		_, err = k.Password(k.ctx, email, "another horse battery staple", from("203.0.113.78", fresh))
		require.NoError(t, err)
	})
}

// A quarter of guessing from everywhere, without a pause: the attempts that are looked at stay few.
func TestAQuarterOfGuessing(t *testing.T) {
	t.Parallel()

	k := light(t)
	begun, looked := k.clock(), 0

	for i := 0; k.clock().Sub(begun) < 90*24*time.Hour; i++ {
		_, err := k.Password(k.ctx, email, wrong, from(fmt.Sprintf("2001:db8:%x::/64", i), ""))

		if braked := (*sign.BrakeError)(nil); errors.As(err, &braked) {
			k.pass(braked.Wait)

			continue
		}

		looked++
	}

	require.Less(t, looked, 200, "100 in a row (NIST SP 800-63B-4), then one a day")
	t.Logf("%d attempts were looked at in 90 days", looked)
}

func TestGuessesAtOnceAreNotOne(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		var (
			all    sync.WaitGroup
			looked atomic.Int32
		)

		for range 40 {
			all.Go(func() {
				_, err := k.Password(k.ctx, email, wrong, from("198.51.100.1", ""))
				if fault.Is(err, fault.Unauthenticated) {
					looked.Add(1)
				} else if !fault.Is(err, fault.RateLimited) {
					t.Error(err)
				}
			})
		}

		all.Wait()
		require.EqualValues(t, 6, looked.Load())
	})
}

func TestAKnownBrowserIsBrakedToo(t *testing.T) {
	t.Parallel()

	k := light(t)
	home := k.signIn(t).Device

	looked, wait := guess(t, k, email, func(i int) sign.Came { return from(fmt.Sprintf("10.0.0.%d", i), home) }, 50)
	require.Equal(t, 11, looked)
	require.Positive(t, wait)
}

func TestAFullHouseIsNoWrongAttempt(t *testing.T) {
	t.Parallel()

	k := light(t)
	ctx, cancel := context.WithCancel(k.ctx)

	for range 20 {
		done, stop := context.WithCancel(ctx)
		stop()

		_, err := k.Password(done, email, wrong, from("198.51.100.1", ""))
		require.Error(t, err)
	}

	cancel()

	_, err := k.Password(k.ctx, email, right, from("198.51.100.1", ""))
	require.NoError(t, err)
}

func TestSetPassword(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		mine, other := k.signIn(t).Session, k.signIn(t).Session

		_, err := k.SetPassword(k.as(t, mine), "password1234567")
		fails(t, err, fault.Invalid)

		token, err := k.SetPassword(k.as(t, mine), "another horse battery staple")
		require.NoError(t, err)

		for name, gone := range map[string]fault.Secret{"the other session": other, "the old token": mine} {
			_, err = sign.Look(k.ctx, gone, k.clock())
			fails(t, err, fault.Unauthenticated, name)
		}

		_, err = sign.Look(k.ctx, token, k.clock())
		require.NoError(t, err)
		_, err = k.Password(k.ctx, email, right, from("192.0.2.1", ""))
		fails(t, err, fault.Unauthenticated)
		_, err = k.Password(k.ctx, email, "another horse battery staple", from("192.0.2.1", ""))
		require.NoError(t, err)

		k.pass(10 * time.Minute)
		_, err = k.SetPassword(k.as(t, token), right)
		fails(t, err, fault.Reauthenticate)

		_, err = k.Reconfirm(k.as(t, token), wrong, "", from("192.0.2.1", ""))
		fails(t, err, fault.Unauthenticated)
		proved, err := k.Reconfirm(k.as(t, token), "another horse battery staple", "", from("192.0.2.1", ""))
		require.NoError(t, err)
		_, err = sign.Look(k.ctx, token, k.clock())
		fails(t, err, fault.Unauthenticated, "the token is another one now")
		_, err = k.SetPassword(k.as(t, proved), right)
		require.NoError(t, err)
		require.Contains(t, k.actions(t), "account.password")
	})
}

// Costs of old are replaced when the password is next given.
func TestStaleHash(t *testing.T) {
	t.Parallel()

	k := light(t)
	old := "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
	require.NoError(t, ent.From(k.ctx).User.UpdateOne(k.person).SetPasswordHash(old).Exec(k.system()))

	_, err := k.Password(k.ctx, email, "password", from("192.0.2.1", ""))
	require.NoError(t, err)
	require.Contains(t, ent.From(k.ctx).User.GetX(k.system(), k.person.ID).PasswordHash, "m=19456,t=2,p=1")
}

func TestAnIdentityProviderIsDemanded(t *testing.T) {
	t.Parallel()

	k := light(t)
	k.Demanded = func(context.Context, *db.User) (bool, error) { return true, nil }

	_, err := k.Password(k.ctx, email, right, from("192.0.2.1", ""))
	fails(t, err, fault.Forbidden)
	_, err = k.Password(k.ctx, email, wrong, from("192.0.2.1", ""))
	fails(t, err, fault.Unauthenticated, "who does not know the password does not learn it")
}

func TestNewDevice(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		first := k.signIn(t)
		require.NotEmpty(t, first.Device)
		require.Empty(t, k.mails(t), "the first browser of all is no news")

		_, err := k.Password(k.ctx, email, right, from("192.0.2.1", first.Device))
		require.NoError(t, err)
		require.Empty(t, k.mails(t), "nor is one that is known")

		_, err = k.Password(k.ctx, email, right, from("203.0.113.1", ""))
		require.NoError(t, err)
		require.Equal(t, []string{"new-device"}, k.mails(t))

		// One browser, two people: each is known by it apart.
		taro := k.join(t, "taro@example.com", k.tenant, "auditor")
		k.setPassword(t, taro)
		shared, err := k.Password(k.ctx, "taro@example.com", right, from("192.0.2.1", first.Device))
		require.NoError(t, err)
		require.Equal(t, first.Device, shared.Device)
		require.Equal(t, []string{"new-device"}, k.mails(t))

		k.pass(sign.DeviceLife)
		_, err = k.Password(k.ctx, email, right, from("192.0.2.1", first.Device))
		require.NoError(t, err)
	})
}

func TestSetName(t *testing.T) {
	t.Parallel()

	k := light(t)
	ctx := k.as(t, k.signIn(t).Session)

	require.NoError(t, k.SetName(ctx, " 佐藤 花 ", "en-GB"))
	row := ent.From(k.ctx).User.GetX(k.system(), k.person.ID)
	require.Equal(t, "佐藤 花", row.Name)
	require.Equal(t, "en-GB", row.Language)

	fails(t, k.SetName(ctx, "two\nlines", ""), fault.Invalid)
	fails(t, k.SetName(ctx, strings.Repeat("x", 500), ""), fault.Invalid)
	fails(t, k.SetName(ctx, "x", "no language"), fault.Invalid)
	fails(t, k.SetName(viewer.With(k.ctx, viewer.System("x")), "x", ""), fault.Forbidden)
}

func TestAgent(t *testing.T) {
	t.Parallel()

	for sent, want := range map[string]string{
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36 Edg/126.0":     "Edge on Windows",
		"Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/604.1": "Safari on iPhone",
		"Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36":                  "Chrome on Android",
		"Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:127.0) Gecko/20100101 Firefox/127.0":                                      "Firefox on macOS",
		"<script>alert(1)</script>": "another browser on another system",
		"":                          "another browser on another system",
	} {
		require.Equal(t, want, sign.Agent(sent))
	}
}
