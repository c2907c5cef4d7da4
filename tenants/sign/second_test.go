package sign_test

import (
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/tenants/sign"
)

// enrol turns one-time codes on and gives their secret, the recovery codes and the session.
func enrol(t *testing.T, k *kit) (shared string, recovery []fault.Secret, session fault.Secret) {
	t.Helper()

	session = k.signIn(t).Session
	begun, err := k.BeginCodes(k.as(t, session))
	require.NoError(t, err)

	session, recovery, err = k.ConfirmCodes(k.as(t, session), k.code(t, string(begun.Secret)))
	require.NoError(t, err)

	return string(begun.Secret), recovery, session
}

// code is what the app shows now.
func (k *kit) code(t *testing.T, shared string) fault.Secret {
	t.Helper()

	code, err := totp.GenerateCode(shared, k.clock())
	require.NoError(t, err)

	return fault.Secret(code)
}

// challenge gives the right password and wants to be asked for more.
func challenge(t *testing.T, k *kit, network string) fault.Secret {
	t.Helper()

	outcome, err := k.Password(k.ctx, email, right, from(network, ""))
	require.NoError(t, err)
	require.NotEmpty(t, outcome.Challenge)
	require.Empty(t, outcome.Session, "a password alone is not enough any more")
	require.Empty(t, outcome.Device)

	return outcome.Challenge
}

func TestCodes(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		before := k.signIn(t).Session
		begun, err := k.BeginCodes(k.as(t, before))
		require.NoError(t, err)
		require.Contains(t, string(begun.URI), "otpauth://totp/Honnin:hana@example.com?")

		_, _, err = k.ConfirmCodes(k.as(t, before), "000000")
		fails(t, err, fault.Unauthenticated)
		k.signIn(t) // nothing is asked for before a code was right

		shared, recovery, session := enrol(t, k)
		require.Len(t, recovery, 10)
		require.Regexp(t, `^[0-9a-z]{4}(-[0-9a-z]{4}){3}$`, string(recovery[0]))

		row, err := sign.Look(k.ctx, session, k.clock())
		require.NoError(t, err)
		require.Equal(t, 2, row.Aal)

		stored := ent.From(k.ctx).User.GetX(k.system(), k.person.ID)
		require.NotContains(t, string(stored.TotpSecret), shared, "kept encrypted")

		asked := challenge(t, k, "192.0.2.1")
		used := k.code(t, shared)
		_, err = k.Second(k.ctx, asked, used, from("192.0.2.1", ""))
		fails(t, err, fault.Unauthenticated, "the code that enrolled is used up")

		k.pass(30 * time.Second)

		entered, err := k.Second(k.ctx, asked, k.code(t, shared), from("192.0.2.1", ""))
		require.NoError(t, err)

		row, err = sign.Look(k.ctx, entered.Session, k.clock())
		require.NoError(t, err)
		require.Equal(t, 2, row.Aal)

		_, err = k.Second(k.ctx, asked, k.code(t, shared), from("192.0.2.1", ""))
		fails(t, err, fault.Unauthenticated, "the question is answered")
		_, err = k.Second(k.ctx, challenge(t, k, "192.0.2.1"), k.code(t, shared), from("192.0.2.1", ""))
		fails(t, err, fault.Unauthenticated, "a code works once, also for another question")

		_, err = k.BeginCodes(k.as(t, entered.Session))
		fails(t, err, fault.Conflict)

		factors, err := k.Factors(k.as(t, entered.Session))
		require.NoError(t, err)
		require.True(t, factors.Codes)
		require.Equal(t, 10, factors.Recovery)

		_, err = k.RemoveCodes(k.as(t, entered.Session))
		require.NoError(t, err)
		k.signIn(t)
		require.Zero(t, ent.From(k.ctx).RecoveryCode.Query().CountX(k.system()))
	})
}

// A phone's clock may be off by one step, either way, and no more.
func TestDrift(t *testing.T) {
	t.Parallel()

	k := light(t)
	shared, _, _ := enrol(t, k)

	for off, fine := range map[time.Duration]bool{-90 * time.Second: false, -30 * time.Second: true, 0: true, 30 * time.Second: true, 90 * time.Second: false} {
		k.pass(time.Hour)

		code, err := totp.GenerateCode(shared, k.clock().Add(off))
		require.NoError(t, err)

		_, err = k.Second(k.ctx, challenge(t, k, "192.0.2.1"), fault.Secret(code), from("192.0.2.1", ""))
		require.Equal(t, fine, err == nil, "%s: %v", off, err)
	}
}

func TestRecoveryCodes(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		_, recovery, session := enrol(t, k)

		_, err := k.Second(k.ctx, challenge(t, k, "192.0.2.1"), fault.Secret(strings.ToUpper(string(recovery[3]))), from("192.0.2.1", ""))
		require.NoError(t, err)
		_, err = k.Second(k.ctx, challenge(t, k, "192.0.2.1"), recovery[3], from("192.0.2.1", ""))
		fails(t, err, fault.Unauthenticated, "once")

		renewed, anew, err := k.RecoveryCodes(k.as(t, session))
		require.NoError(t, err)
		require.Len(t, anew, 10)
		_, err = sign.Look(k.ctx, session, k.clock())
		fails(t, err, fault.Unauthenticated)
		_, err = sign.Look(k.ctx, renewed, k.clock())
		require.NoError(t, err)

		_, err = k.Second(k.ctx, challenge(t, k, "192.0.2.1"), recovery[4], from("192.0.2.1", ""))
		fails(t, err, fault.Unauthenticated, "the old ones end")
		_, err = k.Second(k.ctx, challenge(t, k, "192.0.2.1"), anew[0], from("192.0.2.1", ""))
		require.NoError(t, err)
	})
}

func TestCodesAreBraked(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		shared, _, session := enrol(t, k)
		home := k.signInWith(t, shared)

		asked := challenge(t, k, "192.0.2.1")
		for range 5 {
			_, err := k.Second(k.ctx, asked, "000000", from("192.0.2.1", ""))
			fails(t, err, fault.Unauthenticated)
		}

		k.pass(time.Minute)
		_, err := k.Second(k.ctx, asked, k.code(t, shared), from("192.0.2.1", ""))
		fails(t, err, fault.Unauthenticated, "five wrong answers close a question")

		braked := 0

		for range 20 {
			if _, err := k.Second(k.ctx, challenge(t, k, "192.0.2.1"), "000000", from("192.0.2.1", "")); fault.Is(err, fault.RateLimited) {
				braked++
			}
		}

		require.GreaterOrEqual(t, braked, 18, "a new question does not begin the count anew")
		k.pass(30 * time.Second)

		outcome, err := k.Password(k.ctx, email, right, from("192.0.2.1", home))
		require.NoError(t, err)
		_, err = k.Second(k.ctx, outcome.Challenge, k.code(t, shared), from("192.0.2.1", home))
		require.NoError(t, err, "the person's own browser has a count of its own")

		_, err = sign.Look(k.ctx, session, k.clock())
		require.NoError(t, err)
	})
}

// signInWith comes in with both factors and gives the browser's token.
func (k *kit) signInWith(t *testing.T, shared string) fault.Secret {
	t.Helper()
	k.pass(time.Minute)

	entered, err := k.Second(k.ctx, challenge(t, k, "192.0.2.1"), k.code(t, shared), from("192.0.2.1", ""))
	require.NoError(t, err)

	return entered.Device
}

func TestOneOfManyGetsInByOneCode(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		shared, _, _ := enrol(t, k)
		k.pass(time.Minute)

		first, second := challenge(t, k, "192.0.2.1"), challenge(t, k, "192.0.2.2")
		code := k.code(t, shared)

		var (
			all sync.WaitGroup
			got atomic.Int32
		)

		for i := range 4 {
			all.Go(func() {
				if _, err := k.Second(k.ctx, []fault.Secret{first, second}[i%2], code, from("192.0.2.1", "")); err == nil {
					got.Add(1)
				}
			})
		}

		all.Wait()
		require.EqualValues(t, 1, got.Load())
	})
}

func TestQuestionsEnd(t *testing.T) {
	t.Parallel()

	k := light(t)
	shared, _, _ := enrol(t, k)
	asked := challenge(t, k, "192.0.2.1")
	k.pass(10 * time.Minute)

	_, err := k.Second(k.ctx, asked, k.code(t, shared), from("192.0.2.1", ""))
	fails(t, err, fault.Unauthenticated)

	for _, token := range []fault.Secret{"", "nonsense"} {
		_, err = k.Second(k.ctx, token, k.code(t, shared), from("192.0.2.1", ""))
		fails(t, err, fault.Unauthenticated)
	}

	require.NoError(t, sign.Tidy(k.ctx, k.clock().Add(time.Second)))
	require.Zero(t, ent.From(k.ctx).Challenge.Query().CountX(k.system()))
}

func TestReconfirmByCode(t *testing.T) {
	t.Parallel()

	k := light(t)
	shared, _, session := enrol(t, k)
	k.pass(time.Hour)

	_, err := k.RemoveCodes(k.as(t, session))
	fails(t, err, fault.Reauthenticate)

	proved, err := k.Reconfirm(k.as(t, session), "", k.code(t, shared), from("192.0.2.1", ""))
	require.NoError(t, err)
	_, err = k.RemoveCodes(k.as(t, proved))
	require.NoError(t, err)
}
