package sign_test

import (
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/session"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/sign"
)

func TestSessionLimits(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		idle, busy := k.signIn(t).Session, k.signIn(t).Session

		for passed := time.Duration(0); passed < sign.Life-time.Hour; passed += time.Hour {
			k.pass(time.Hour)

			_, err := sign.Look(k.ctx, busy, k.clock())
			require.NoError(t, err, "after %s", passed)
		}

		_, err := sign.Look(k.ctx, idle, k.clock())
		fails(t, err, fault.Unauthenticated, "two hours without a request")

		k.pass(time.Hour)
		_, err = sign.Look(k.ctx, busy, k.clock())
		fails(t, err, fault.Unauthenticated, "twelve hours in all")

		k.pass(48 * time.Hour)
		require.NoError(t, sign.Tidy(k.ctx, k.clock()))
		require.Zero(t, ent.From(k.ctx).Session.Query().Where(session.KindEQ(session.KindSession)).CountX(k.system()))
	})
}

func TestSignOut(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		live, err := sign.SignedIn(k.ctx, k.clock())
		require.NoError(t, err)
		require.False(t, live)

		token := k.signIn(t).Session
		live, err = sign.SignedIn(k.ctx, k.clock())
		require.NoError(t, err)
		require.True(t, live)

		require.NoError(t, sign.Out(k.ctx, token))
		require.NoError(t, sign.Out(k.ctx, token), "twice is harmless")
		_, err = sign.Look(k.ctx, token, k.clock())
		fails(t, err, fault.Unauthenticated)
	})
}

func TestLinkWorksOnceAndForADay(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		used, err := sign.Link(k.ctx, " Hana@Example.com ", k.clock())
		require.NoError(t, err)
		late, err := sign.Link(k.ctx, email, k.clock())
		require.NoError(t, err)

		entered, err := k.Link(k.ctx, used, from("192.0.2.1", ""))
		require.NoError(t, err)

		row, err := sign.Look(k.ctx, entered.Session, k.clock())
		require.NoError(t, err)
		require.Equal(t, "link", row.Method)
		require.Equal(t, "Firefox on Linux", row.Agent)
		require.Equal(t, k.tenant.ID, *row.TenantID)

		for name, refused := range map[string]fault.Secret{"used": used, "unknown": "nonsense", "empty": "", "a session": entered.Session} {
			_, err = k.Link(k.ctx, refused, from("192.0.2.1", ""))
			fails(t, err, fault.Unauthenticated, name)
		}

		_, err = sign.Look(k.ctx, late, k.clock())
		fails(t, err, fault.Unauthenticated, "a link is no session")
		k.pass(24 * time.Hour)
		_, err = k.Link(k.ctx, late, from("192.0.2.1", ""))
		fails(t, err, fault.Unauthenticated)
		_, err = sign.Link(k.ctx, "nobody@example.com", k.clock())
		fails(t, err, fault.NotFound)
	})
}

func TestOneOfManyGetsInByOneLink(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		once, err := sign.Link(k.ctx, email, k.clock())
		require.NoError(t, err)

		var (
			all    sync.WaitGroup
			got    atomic.Int32
			denied atomic.Int32
		)

		for range 12 {
			all.Go(func() {
				_, err := k.Link(k.ctx, once, from("192.0.2.1", ""))
				if err == nil {
					got.Add(1)
				} else if fault.Is(err, fault.Unauthenticated) {
					denied.Add(1)
				}
			})
		}

		all.Wait()
		require.EqualValues(t, 1, got.Load())
		require.EqualValues(t, 11, denied.Load())
	})
}

func TestSessionsAreBounded(t *testing.T) {
	t.Parallel()

	k := light(t)
	first := k.signIn(t).Session

	for range 50 {
		k.pass(time.Second)

		_, err := sign.Begin(k.ctx, sign.Proof{User: k.person.ID, Method: "link"}, k.clock())
		require.NoError(t, err)
	}

	require.Equal(t, 50, ent.From(k.ctx).Session.Query().Where(session.KindEQ(session.KindSession)).CountX(k.system()))

	_, err := sign.Look(k.ctx, first, k.clock())
	fails(t, err, fault.Unauthenticated, "the oldest went")
}

func TestSwitch(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		second, foreign := k.newTenant(t, "Beni"), k.newTenant(t, "Chairo")
		k.member(t, k.person, second, "auditor")

		old := k.signIn(t).Session
		ctx := k.as(t, old)

		token, err := k.Switch(ctx, id.Format(id.Tenant, second.ID))
		require.NoError(t, err)

		row, err := sign.Look(k.ctx, token, k.clock())
		require.NoError(t, err)
		require.Equal(t, second.ID, *row.TenantID)
		_, err = sign.Look(k.ctx, old, k.clock())
		fails(t, err, fault.Unauthenticated, "the token is another one now")

		for _, wrong := range []string{id.Format(id.Tenant, foreign.ID), "ten_0", "", id.Format(id.User, second.ID)} {
			_, err = k.Switch(k.as(t, token), wrong)
			fails(t, err, fault.NotFound, wrong)
		}

		belongings, err := k.Memberships(k.as(t, token))
		require.NoError(t, err)
		require.Len(t, belongings, 2)
		require.Equal(t, "auditor", belongings[1].Role)

		bound, err := sign.Begin(k.ctx, sign.Proof{User: k.person.ID, Tenant: k.tenant.ID, Bound: true, Method: "oidc"}, k.clock())
		require.NoError(t, err)
		_, err = k.Switch(k.as(t, bound), id.Format(id.Tenant, second.ID))
		fails(t, err, fault.Conflict)

		_, err = sign.Begin(k.ctx, sign.Proof{User: k.person.ID, Tenant: foreign.ID, Method: "oidc"}, k.clock())
		fails(t, err, fault.Forbidden, "no member there")
		require.Contains(t, k.actions(t), "session.switch")
	})
}

func TestEndSessions(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		mine, other, third := k.signIn(t).Session, k.signIn(t).Session, k.signIn(t).Session
		stranger := k.join(t, "taro@example.com", k.tenant, "owner")
		theirs, err := sign.Begin(k.ctx, sign.Proof{User: stranger.ID, Method: "link"}, k.clock())
		require.NoError(t, err)

		ctx := k.as(t, mine)
		listed, err := k.Sessions(ctx)
		require.NoError(t, err)
		require.Len(t, listed, 3)

		foreign, err := sign.Look(k.ctx, theirs, k.clock())
		require.NoError(t, err)
		fails(t, k.End(ctx, id.Format(id.Session, foreign.ID)), fault.NotFound, "not one's own")
		fails(t, k.End(ctx, "nonsense"), fault.NotFound)

		row, err := sign.Look(k.ctx, other, k.clock())
		require.NoError(t, err)
		require.NoError(t, k.End(ctx, id.Format(id.Session, row.ID)))
		_, err = sign.Look(k.ctx, other, k.clock())
		fails(t, err, fault.Unauthenticated)

		require.NoError(t, k.End(ctx, "others"))
		_, err = sign.Look(k.ctx, third, k.clock())
		fails(t, err, fault.Unauthenticated)
		_, err = sign.Look(k.ctx, mine, k.clock())
		require.NoError(t, err)
		_, err = sign.Look(k.ctx, theirs, k.clock())
		require.NoError(t, err)
	})
}

func TestOnlyPeopleHaveAccounts(t *testing.T) {
	t.Parallel()

	k := light(t)

	for _, ctx := range []viewer.Viewer{{Kind: viewer.Key, Tenant: k.tenant.ID, Subject: "key_1"}, viewer.System("x")} {
		_, err := k.Sessions(viewer.With(k.ctx, ctx))
		fails(t, err, fault.Forbidden)
		_, err = k.SetPassword(viewer.With(k.ctx, ctx), right)
		fails(t, err, fault.Forbidden)
	}
}

func TestVisit(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		staff := ent.From(k.ctx).User.Create().SetEmail("operator@localhost").SetOperator(true).SaveX(k.system())
		token, err := sign.Begin(k.ctx, sign.Proof{User: staff.ID, Method: "link"}, k.clock())
		require.NoError(t, err)

		visit := ent.From(k.ctx).Visit.Create().SetTenantID(k.tenant.ID).SetOperatorID(staff.ID).SetReason("ticket 7").SetRole("auditor").
			SetExpiresAt(k.clock().Add(time.Hour)).SaveX(k.system())

		inside, err := k.Visit(k.as(t, token), id.Format(id.Visit, visit.ID))
		require.NoError(t, err)

		row, err := sign.Look(k.ctx, inside, k.clock())
		require.NoError(t, err)
		require.Equal(t, visit.ID, *row.VisitID)
		require.Equal(t, k.tenant.ID, *row.TenantID)
		_, err = sign.Look(k.ctx, token, k.clock())
		fails(t, err, fault.Unauthenticated, "the token is another one now")

		outside, err := k.Leave(k.as(t, inside))
		require.NoError(t, err)

		row, err = sign.Look(k.ctx, outside, k.clock())
		require.NoError(t, err)
		require.Nil(t, row.TenantID)
		require.Nil(t, row.VisitID)

		_, err = k.Visit(k.as(t, k.signIn(t).Session), id.Format(id.Visit, visit.ID))
		fails(t, err, fault.NotFound, "no operator")
		_, err = k.Leave(k.as(t, k.signIn(t).Session))
		fails(t, err, fault.NotFound)
		k.pass(time.Hour)
		_, err = k.Visit(k.as(t, outside), id.Format(id.Visit, visit.ID))
		fails(t, err, fault.NotFound, "over")
	})
}
