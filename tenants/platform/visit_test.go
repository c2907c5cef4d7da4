package platform_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/audit"
	"github.com/honnin/honnin/tenants/platform"
)

const why = "ticket 4711: images do not show"

func (k *kit) stay() platform.Stay {
	return platform.Stay{Tenant: k.tenant, Reason: " " + why + " ", Role: "reviewer", Minutes: 30}
}

// The tenant reads in its own log who came, why, for how long, what they did, and when they left.
func TestAVisitIsSeenByItsTenant(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		row, err := platform.Begin(k.operator, k.stay(), k.now)
		require.NoError(t, err)
		require.Equal(t, k.now.Add(30*time.Minute), row.ExpiresAt)

		inside := k.who
		inside.Tenant, inside.Roles, inside.Reason = k.tenant, []string{row.Role}, row.Reason
		ctx := viewer.With(k.bare, inside)

		require.NoError(t, audit.Record(ctx, audit.Entry{Action: "verification.view", Target: "ver_1"}))

		for range 2 {
			require.NoError(t, platform.End(ctx, k.now.Add(time.Minute)))
		}

		links := k.links(t, k.tenant)
		require.Len(t, links, 3)

		for i, action := range []string{"visit.begin", "verification.view", "visit.end"} {
			require.Equal(t, action, links[i].Action)
			require.Equal(t, "operator", links[i].ActorKind)
			require.Equal(t, k.who.Subject, links[i].Actor)
			require.Equal(t, why, links[i].Reason)
			require.Equal(t, "192.0.2.9", links[i].Address)
		}

		require.Equal(t, id.Format(id.Visit, row.ID), links[0].Target)
		require.Contains(t, string(links[0].After), "reviewer")
		require.NotNil(t, ent.From(k.bare).Visit.GetX(k.system(), row.ID).EndedAt)
	})
}

func TestANewVisitEndsTheOneBefore(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		first, err := platform.Begin(k.operator, k.stay(), k.now)
		require.NoError(t, err)

		elsewhere, _ := viewer.From(database.Tenant(k.bare, t, []byte("k")))
		stay := k.stay()
		stay.Tenant = elsewhere.Tenant

		second, err := platform.Begin(k.operator, stay, k.now.Add(time.Minute))
		require.NoError(t, err)

		require.NotNil(t, ent.From(k.bare).Visit.GetX(k.system(), first.ID).EndedAt)
		require.Nil(t, ent.From(k.bare).Visit.GetX(k.system(), second.ID).EndedAt)
		require.Equal(t, "visit.end", k.links(t, k.tenant)[1].Action)
		require.Equal(t, "visit.begin", k.links(t, elsewhere.Tenant)[0].Action)
	})
}

func TestWhatIsOverIsNotedAsEnded(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		row, err := platform.Begin(k.operator, k.stay(), k.now)
		require.NoError(t, err)

		for after, want := range map[time.Duration]int{30*time.Minute - time.Microsecond: 0} {
			closed, err := platform.CloseOverdue(k.system(), k.now.Add(after), 10)
			require.NoError(t, err)
			require.Equal(t, want, closed)
		}

		for _, want := range []int{1, 0} {
			closed, err := platform.CloseOverdue(k.system(), k.now.Add(time.Hour), 10)
			require.NoError(t, err)
			require.Equal(t, want, closed)
		}

		last := k.links(t, k.tenant)[1]
		require.Equal(t, "visit.end", last.Action)
		require.Equal(t, "system", last.ActorKind)
		require.Equal(t, row.ExpiresAt, last.At)
		require.Contains(t, string(last.After), k.who.Subject)

		// Its own end comes too late to be one.
		inside := k.who
		inside.Tenant = k.tenant
		require.NoError(t, platform.End(viewer.With(k.bare, inside), k.now.Add(2*time.Hour)))
		require.Len(t, k.links(t, k.tenant), 2)
	})
}

func TestBeginRefuses(t *testing.T) {
	t.Parallel()

	k := start(t, database.SQLite(t))

	for field, change := range map[string]func(*platform.Stay){
		"reason":   func(s *platform.Stay) { s.Reason = "  a look   " },
		"reason ":  func(s *platform.Stay) { s.Reason = strings.Repeat("長", 501) },
		"role":     func(s *platform.Stay) { s.Role = "owner" },
		"role ":    func(s *platform.Stay) { s.Role = "operator" },
		"minutes":  func(s *platform.Stay) { s.Minutes = 0 },
		"minutes ": func(s *platform.Stay) { s.Minutes = 61 },
	} {
		stay := k.stay()
		change(&stay)

		_, err := platform.Begin(k.operator, stay, k.now)
		found, _ := fault.Find(err)
		require.Equal(t, fault.Invalid, found.Kind, field)
		require.Equal(t, "input."+strings.TrimSpace(field), found.Field)
	}

	stay := k.stay()
	stay.Tenant = uuid.New()
	_, err := platform.Begin(k.operator, stay, k.now)
	require.True(t, fault.Is(err, fault.NotFound))

	unnamed := k.who
	unnamed.Subject = "somebody"
	_, err = platform.Begin(viewer.With(k.bare, unnamed), k.stay(), k.now)
	require.True(t, fault.Is(err, fault.Forbidden))

	for name, ctx := range k.others() {
		if name != "an operator inside" {
			require.True(t, fault.Is(platform.End(ctx, k.now), fault.Forbidden), name)
		}
	}
}
