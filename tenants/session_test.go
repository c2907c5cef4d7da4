package tenants_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/membership"
	"github.com/honnin/honnin/ent/db/tenant"
	"github.com/honnin/honnin/ent/db/user"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants"
	"github.com/honnin/honnin/tenants/feature"
	"github.com/honnin/honnin/tenants/sign"
)

// signedIn gives the token of a new session.
func signedIn(ctx context.Context, t *testing.T, email string, now time.Time) fault.Secret {
	t.Helper()

	person := ent.From(ctx).User.Query().Where(user.Email(email)).OnlyX(system(ctx))
	token, err := sign.Begin(ctx, sign.Proof{User: person.ID, Method: "link"}, now)
	require.NoError(t, err)

	return token
}

func TestSession(t *testing.T) {
	t.Parallel()
	each(t, func(ctx context.Context, t *testing.T, first *tenants.First) {
		t.Helper()

		time0 := newClock()
		gate := tenants.NewGate(time0.Now)
		token := signedIn(ctx, t, tenants.FirstEmail, time0.Now())

		who, err := gate.Session(ctx, token)
		require.NoError(t, err)
		require.Equal(t, first.Tenant.ID, who.Tenant)
		require.Equal(t, viewer.User, who.Kind)
		require.Equal(t, []string{"owner"}, who.Roles)
		require.True(t, strings.HasPrefix(who.Subject, "usr_"))
		require.NotZero(t, who.Session)

		for name, change := range map[string]func(undo bool){
			"suspended member": func(undo bool) {
				state := membership.StateSuspended
				if undo {
					state = membership.StateActive
				}
				ent.From(ctx).Membership.Update().SetState(state).ExecX(system(ctx))
			},
			"suspended tenant": func(undo bool) {
				state := tenant.StateSuspended
				if undo {
					state = tenant.StateActive
				}
				ent.From(ctx).Tenant.Update().SetState(state).ExecX(system(ctx))
			},
			"disabled account": func(undo bool) {
				update := ent.From(ctx).User.Update().SetDisabledAt(time0.Now())
				if undo {
					update = ent.From(ctx).User.Update().ClearDisabledAt()
				}
				update.ExecX(system(ctx))
			},
		} {
			change(false)
			_, err := gate.Session(ctx, token)
			require.True(t, fault.Is(err, fault.Unauthenticated), "%s: %v", name, err)
			change(true)
			_, err = gate.Session(ctx, token)
			require.NoError(t, err, name)
		}

		_, err = gate.Session(ctx, "nonsense")
		require.True(t, fault.Is(err, fault.Unauthenticated))
	})
}

// Staff are outside of every tenant, but for the time of a visit with its reason.
func TestOperator(t *testing.T) {
	t.Parallel()
	each(t, func(ctx context.Context, t *testing.T, first *tenants.First) {
		t.Helper()

		made, err := tenants.Staff(ctx)
		require.NoError(t, err)
		require.True(t, made)

		made, err = tenants.Staff(ctx)
		require.NoError(t, err)
		require.False(t, made, "once")

		time0 := newClock()
		gate := tenants.NewGate(time0.Now)
		token := signedIn(ctx, t, tenants.FirstOperator, time0.Now())

		outside, err := gate.Session(ctx, token)
		require.NoError(t, err)
		require.Equal(t, viewer.Operator, outside.Kind)
		require.Zero(t, outside.Tenant)
		require.Equal(t, []string{"operator"}, outside.Roles)

		_, err = ent.From(ctx).Verification.Query().Count(viewer.With(ctx, outside))
		require.Error(t, err, "and sees no row")

		person := ent.From(ctx).User.Query().Where(user.Email(tenants.FirstOperator)).OnlyX(system(ctx))
		visit := ent.From(ctx).Visit.Create().SetTenantID(first.Tenant.ID).SetOperatorID(person.ID).SetReason("ticket 7").SetRole("auditor").
			SetExpiresAt(time0.Now().Add(time.Hour)).SaveX(system(ctx))
		ent.From(ctx).Session.UpdateOneID(outside.Session).SetVisitID(visit.ID).SetTenantID(first.Tenant.ID).ExecX(system(ctx))

		inside, err := gate.Session(ctx, token)
		require.NoError(t, err)
		require.Equal(t, first.Tenant.ID, inside.Tenant)
		require.Equal(t, []string{"auditor"}, inside.Roles)
		require.Equal(t, "ticket 7", inside.Reason)
		require.Equal(t, viewer.Operator, inside.Kind)

		require.False(t, inside.Reviews, "the tenant's people review")
		require.NoError(t, feature.Initial(system(ctx), first.Tenant.ID, feature.Review))

		inside, err = gate.Session(ctx, token)
		require.NoError(t, err)
		require.True(t, inside.Reviews, "the tenant left its reviews to the staff")

		time0.Pass(time.Hour)

		over, err := gate.Session(ctx, token)
		require.NoError(t, err)
		require.Equal(t, outside, over)
	})
}
