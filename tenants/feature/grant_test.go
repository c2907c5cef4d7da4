package feature_test

import (
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	where "github.com/honnin/honnin/ent/db/audit"
	"github.com/honnin/honnin/ent/db/grant"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/tenants/feature"
)

func TestGrant(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		ends := k.clock().Add(30 * 24 * time.Hour)
		row, err := k.Grant(k.operator, k.tenant, feature.Terms{
			Feature: "liveness.passive", State: grant.StateTrial, TrialEndsAt: &ends, Quota: new(int64(100)), Limit: grant.LimitSoft,
			PriceRef: "price_liveness_2026", Note: "trial as agreed on 1 November",
		})
		require.NoError(t, err)
		require.Equal(t, k.tenant, row.TenantID)
		require.Equal(t, "usr_operator", row.GrantedBy)
		require.Equal(t, ends, *row.TrialEndsAt)

		require.Equal(t, []string{"feature-granted to owner@example.com", "feature-granted to staff@example.com"}, k.mails(), "both sides")

		link := ent.From(k.ctx).Audit.Query().Where(where.Action("feature.grant")).OnlyX(k.ctx)
		require.Equal(t, "operator", link.ActorKind)
		require.Equal(t, "usr_operator", link.Actor)
		require.Equal(t, "liveness.passive", link.Target)
		require.Contains(t, string(link.Before), `off`)
		require.Contains(t, string(link.After), `price_liveness_2026`)

		// The new terms replace the old ones whole.
		row, err = k.Grant(k.operator, k.tenant, feature.Terms{Feature: "liveness.passive", State: grant.StateOn, Limit: grant.LimitHard, Revision: &row.Revision})
		require.NoError(t, err)
		require.Nil(t, row.TrialEndsAt)
		require.Nil(t, row.Quota)
		require.Empty(t, row.Note)

		stale := row.Revision - 1
		_, err = k.Grant(k.operator, k.tenant, feature.Terms{Feature: "liveness.passive", State: grant.StateOff, Limit: grant.LimitHard, Revision: &stale})
		require.True(t, fault.Is(err, fault.Conflict))

		_, err = k.Grant(k.operator, uuid.New(), feature.Terms{Feature: "match", State: grant.StateOn, Limit: grant.LimitHard})
		require.True(t, fault.Is(err, fault.NotFound))
	})
}

func TestGrantRefuses(t *testing.T) {
	t.Parallel()

	k := start(t, database.SQLite(t))
	past, later, far := k.clock(), k.clock().Add(time.Hour), k.clock().Add(400*24*time.Hour)

	for field, terms := range map[string]feature.Terms{
		"feature":       {Feature: "telepathy", State: grant.StateOn},
		"state":         {Feature: "match", State: "maybe"},
		"trialEndsAt":   {Feature: "match", State: grant.StateTrial},
		"trialEndsAt ":  {Feature: "match", State: grant.StateTrial, TrialEndsAt: &past},
		"trialEndsAt  ": {Feature: "match", State: grant.StateTrial, TrialEndsAt: &far},
		"trialEndsAt -": {Feature: "match", State: grant.StateOn, TrialEndsAt: &later},
		"quota":         {Feature: "match", State: grant.StateOn, Quota: new(int64(-1))},
		"quota ":        {Feature: "match", State: grant.StateOn, Quota: new(int64(feature.MaxQuota + 1))},
		"priceRef":      {Feature: "match", State: grant.StateOn, PriceRef: strings.Repeat("x", 41)},
		"note":          {Feature: "match", State: grant.StateOn, Note: strings.Repeat("長", 501)},
	} {
		terms.Limit = grant.LimitHard
		_, err := k.Grant(k.operator, k.tenant, terms)
		found, _ := fault.Find(err)
		require.Equal(t, fault.Invalid, found.Kind, field)
		require.Equal(t, "input."+strings.Trim(field, " -"), found.Field)
	}

	require.Zero(t, ent.From(k.ctx).Grant.Query().CountX(k.ctx))
}

func wish(key, note string) feature.Wish {
	return feature.Wish{Feature: key, Note: note, Person: "花子"}
}

func TestRequest(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		var all sync.WaitGroup

		failures := atomic.Int32{}

		for range 8 {
			all.Go(func() {
				row, err := k.Request(k.ctx, wish("liveness.passive", "for our new branch"))
				if err != nil || row.RequestedAt == nil || row.RequestedBy != "key_test" || row.State != grant.StateOff {
					failures.Add(1)
				}
			})
		}

		all.Wait()
		require.Zero(t, failures.Load())
		require.Equal(t, []string{"feature.request"}, k.actions(), "asked once")
		require.Equal(t, []string{"feature-requested to staff@example.com"}, k.mails(), "told once")

		k.grant(t, feature.Terms{Feature: "liveness.passive", State: grant.StateOn})

		row, err := k.Request(k.ctx, wish("liveness.passive", ""))
		require.NoError(t, err)
		require.Nil(t, row.RequestedAt, "it is on")
		require.Equal(t, []string{"feature.request", "feature.grant"}, k.actions())

		_, err = k.Request(k.ctx, wish("telepathy", ""))
		require.True(t, fault.Is(err, fault.Invalid))
		_, err = k.Request(k.ctx, wish("match", strings.Repeat("x", 501)))
		require.True(t, fault.Is(err, fault.Invalid))
	})
}

func TestListShowsTheWholeCatalogue(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		ends := k.clock().Add(time.Hour)
		k.grant(t, feature.Terms{Feature: "match", State: grant.StateTrial, TrialEndsAt: &ends})
		require.NoError(t, k.Consume(k.ctx, feature.Match, 3))
		k.pass(time.Hour)

		list, err := k.List(k.ctx)
		require.NoError(t, err)
		require.Len(t, list, len(feature.Catalogue()))

		for i, one := range list {
			require.Equal(t, feature.Catalogue()[i], one.Feature)
			require.Equal(t, grant.StateOff, one.State)
			require.Equal(t, string(one.Key), one.Grant.Feature)

			if one.Key == feature.Match {
				require.EqualValues(t, 3, one.Used)
				require.Equal(t, grant.StateTrial, one.Grant.State, "what was granted")
			}
		}
	})
}
