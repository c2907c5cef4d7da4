package key_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/cursor"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/key"
	"github.com/honnin/honnin/tenants/rbac"
)

func TestCreate(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		end := k.now.Add(time.Hour)
		wanted := draft("developer")
		wanted.Settings = key.Settings{
			Name: "店のサーバー", Scopes: map[string]string{"verification": "write", "report": "read"}, Flows: []string{"default"},
			Networks: []string{"203.0.113.0/24", "2001:db8::1"}, Rate: 60, ExpiresAt: &end,
		}

		made, err := k.ring.Create(k.admin, wanted)
		require.NoError(t, err)
		require.True(t, key.WellFormed(made.Text))
		require.True(t, strings.HasPrefix(string(made.Text), "hk_live_"))

		row := made.Row
		require.Equal(t, string(made.Text[len(made.Text)-4:]), row.Last4)
		require.Equal(t, []string{"203.0.113.0/24", "2001:db8::1/128"}, row.Networks)
		require.Equal(t, wanted.Scopes, row.Scopes)
		require.Equal(t, wanted.Flows, row.Flows)
		require.Equal(t, 60, row.Rate)
		require.Equal(t, end, *row.ExpiresAt)
		require.NotContains(t, row.Hash, string(made.Text)[8:16])

		again, err := k.ring.Create(k.admin, wanted)
		require.NoError(t, err)
		require.Equal(t, row.ID, again.Row.ID)
		require.Empty(t, again.Text, "shown once")

		other := wanted
		other.Name = "another"
		_, err = k.ring.Create(k.admin, other)
		require.ErrorIs(t, err, key.ErrReused)

		other = wanted
		other.Name = "another"
		_, err = k.ring.Create(k.admin, other)
		require.ErrorIs(t, err, key.ErrReused)

		log := ent.From(k.ctx).Audit.Query().OnlyX(k.admin)
		require.Equal(t, "key.create", log.Action)
		require.NotContains(t, string(log.After), string(made.Text)[8:30])
		require.Contains(t, string(log.After), "203.0.113.0/24")
	})
}

func TestCreateRefused(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		past := k.now
		for field, spoil := range map[string]func(*key.Draft){
			"input.name":           func(d *key.Draft) { d.Name = " " },
			"input.mode":           func(d *key.Draft) { d.Mode = key.Test },
			"input.role":           func(d *key.Draft) { d.Role = "operator" },
			"input.scopes":         func(d *key.Draft) { d.Scopes = map[string]string{"verification": "all"} },
			"input.scopes ":        func(d *key.Draft) { d.Scopes = map[string]string{"platform": "read"} },
			"input.scopes  ":       func(d *key.Draft) { d.Scopes = map[string]string{"verification": "none"} },
			"input.flows":          func(d *key.Draft) { d.Flows = []string{""} },
			"input.flows ":         func(d *key.Draft) { d.Flows = make([]string, 101) },
			"input.networks":       func(d *key.Draft) { d.Networks = []string{"everywhere"} },
			"input.networks ":      func(d *key.Draft) { d.Networks = make([]string, 101) },
			"input.rate":           func(d *key.Draft) { d.Rate = 60_001 },
			"input.rate ":          func(d *key.Draft) { d.Rate = -1 },
			"input.expiresAt":      func(d *key.Draft) { d.ExpiresAt = &past },
			"input.idempotencyKey": func(d *key.Draft) { d.IdempotencyKey = "" },
			"input.name ":          func(d *key.Draft) { d.Name = strings.Repeat("鍵", 161) },
		} {
			wanted := draft("developer")
			spoil(&wanted)

			_, err := k.ring.Create(k.admin, wanted)
			found, ok := fault.Find(err)
			require.True(t, ok, "%s: %v", field, err)
			require.Equal(t, fault.Invalid, found.Kind, field)
			require.Equal(t, strings.TrimSpace(field), found.Field)
		}

		require.Zero(t, ent.From(k.ctx).APIKey.Query().CountX(k.admin))
		require.Empty(t, k.actions())
	})
}

// Nobody makes, changes or replaces a key that can do more than they can; anybody who may write keys may revoke one.
func TestNobodyGivesMoreThanTheyHave(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		developer, owner := k.as("developer"), k.as("owner")

		var lacking *rbac.NotHeldError

		_, err := k.ring.Create(developer, draft("admin"))
		require.ErrorAs(t, err, &lacking)
		require.Contains(t, lacking.Permissions, "member:write")

		_, err = k.ring.Create(k.admin, draft("owner"))
		require.ErrorAs(t, err, &lacking)
		require.Equal(t, []string{"review:waive", "tenant:destroy"}, lacking.Permissions)

		narrowed := draft("owner")
		narrowed.Scopes = map[string]string{"verification": "read", "tenant": "read"}
		_, err = k.ring.Create(developer, narrowed)
		require.NoError(t, err, "what the scopes leave is what counts")

		strong, err := k.ring.Create(owner, draft("owner"))
		require.NoError(t, err)

		_, err = k.ring.Update(k.admin, strong.Row.ID, 0, key.Settings{Name: "mine"})
		require.ErrorAs(t, err, &lacking)
		_, err = k.ring.Update(k.admin, strong.Row.ID, 0, key.Settings{Name: "mine", Scopes: map[string]string{"viewer": "read"}})
		require.ErrorAs(t, err, &lacking, "nor is it made less by who has less")
		_, err = k.ring.Rotate(k.admin, strong.Row.ID, "a", 0)
		require.ErrorAs(t, err, &lacking)

		wide, err := k.ring.Create(developer, narrowed)
		require.NoError(t, err)
		_, err = k.ring.Update(developer, wide.Row.ID, 0, key.Settings{Name: "wider"})
		require.ErrorAs(t, err, &lacking, "scopes cannot be widened beyond one's own")

		row, err := k.ring.Revoke(developer, strong.Row.ID)
		require.NoError(t, err)
		require.NotNil(t, row.RevokedAt)
		require.Equal(t, "usr_developer", row.RevokedBy)
	})
}

// A key that is bound to networks, flows or a time cannot free itself by making another.
func TestABoundKeyMakesNone(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		bound := viewer.With(k.ctx, viewer.Viewer{Tenant: k.tenant, Subject: "key_x", Kind: viewer.Key, Roles: []string{"developer"}, Limited: true})
		_, err := k.ring.Create(bound, draft("developer"))
		require.True(t, fault.Is(err, fault.Forbidden), "%v", err)

		made := k.make(t, "developer")
		_, err = k.ring.Rotate(bound, made.Row.ID, "a", 0)
		require.True(t, fault.Is(err, fault.Forbidden), "%v", err)
		_, err = k.ring.Revoke(bound, made.Row.ID)
		require.NoError(t, err)
	})
}

func TestUpdate(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		made := k.make(t, "developer")
		wanted := key.Settings{Name: "new", Scopes: map[string]string{"verification": "read"}, Networks: []string{"203.0.113.7"}, Rate: 5}

		row, err := k.ring.Update(k.admin, made.Row.ID, 0, wanted)
		require.NoError(t, err)
		require.Equal(t, 1, row.Revision)
		require.Equal(t, []string{"203.0.113.7/32"}, row.Networks)

		_, err = k.ring.Update(k.admin, made.Row.ID, 0, wanted)
		require.True(t, fault.Is(err, fault.Conflict), "a stale writer is noticed: %v", err)
		_, err = k.ring.Update(k.foreign, made.Row.ID, 1, wanted)
		require.True(t, fault.Is(err, fault.NotFound), "%v", err)

		row, err = k.ring.Update(k.admin, made.Row.ID, 1, key.Settings{Name: "free"})
		require.NoError(t, err)
		require.Empty(t, row.Networks)
		require.Empty(t, row.Scopes)

		_, err = k.ring.Revoke(k.admin, made.Row.ID)
		require.NoError(t, err)
		_, err = k.ring.Update(k.admin, made.Row.ID, 3, key.Settings{Name: "late"})
		require.True(t, fault.Is(err, fault.Conflict), "%v", err)
		require.Equal(t, []string{"key.create", "key.update", "key.update", "key.revoke"}, k.actions())
	})
}

// A key that took another's place is replaced in its turn, and never points back.
func TestRotateAgain(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		at := k.make(t, "developer").Row.ID

		for _, token := range []string{"one", "two", "three"} {
			next, err := k.ring.Rotate(k.admin, at, token, time.Hour)
			require.NoError(t, err, token)

			fresh, err := key.Get(k.admin, next.Row.ID)
			require.NoError(t, err)
			require.Nil(t, fresh.SuccessorID)

			at = fresh.ID
		}
	})
}

func TestRotate(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		made := k.make(t, "developer")

		next, err := k.ring.Rotate(k.admin, made.Row.ID, "one", time.Hour)
		require.NoError(t, err)
		require.NotEqual(t, made.Text, next.Text)
		require.Equal(t, made.Row.Role, next.Row.Role)
		require.Nil(t, next.Row.ExpiresAt)

		old, err := key.Get(k.admin, made.Row.ID)
		require.NoError(t, err)
		require.Equal(t, next.Row.ID, *old.SuccessorID)
		require.Equal(t, k.now.Add(time.Hour), *old.ExpiresAt)

		again, err := k.ring.Rotate(k.admin, made.Row.ID, "one", time.Hour)
		require.NoError(t, err)
		require.Equal(t, next.Row.ID, again.Row.ID)
		require.Empty(t, again.Text)

		_, err = k.ring.Rotate(k.admin, made.Row.ID, "two", time.Hour)
		require.True(t, fault.Is(err, fault.Conflict), "%v", err)
		_, err = k.ring.Rotate(k.admin, next.Row.ID, "one", time.Hour)
		require.ErrorIs(t, err, key.ErrReused)

		for _, overlap := range []time.Duration{-time.Second, key.MaxOverlap + time.Second} {
			_, err = k.ring.Rotate(k.admin, next.Row.ID, "three", overlap)
			require.True(t, fault.Is(err, fault.Invalid), "%v", err)
		}

		_, err = k.ring.Rotate(k.foreign, next.Row.ID, "three", 0)
		require.True(t, fault.Is(err, fault.NotFound), "%v", err)
	})
}

func TestRotateKeepsTheEnd(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		wanted := draft("developer")
		soon := k.now.Add(time.Minute)
		wanted.ExpiresAt = &soon

		made, err := k.ring.Create(k.admin, wanted)
		require.NoError(t, err)

		k.now = k.now.Add(30 * time.Second)

		next, err := k.ring.Rotate(k.admin, made.Row.ID, "one", time.Hour)
		require.NoError(t, err)

		old, err := key.Get(k.admin, made.Row.ID)
		require.NoError(t, err)
		require.Equal(t, soon, *old.ExpiresAt, "the overlap does not lengthen the old key's life")
		require.WithinDuration(t, k.now.Add(time.Minute), *next.Row.ExpiresAt, time.Second, "the new one lives as long as the old was made for")

		k.now = k.now.Add(time.Hour)
		_, err = k.ring.Rotate(k.admin, next.Row.ID, "two", 0)
		require.True(t, fault.Is(err, fault.Conflict), "expired: %v", err)
	})
}

func TestRevoke(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		made := k.make(t, "developer")

		_, err := k.ring.Revoke(k.foreign, made.Row.ID)
		require.True(t, fault.Is(err, fault.NotFound), "%v", err)
		_, err = k.ring.Revoke(k.admin, uuid.New())
		require.True(t, fault.Is(err, fault.NotFound), "%v", err)

		first, err := k.ring.Revoke(k.admin, made.Row.ID)
		require.NoError(t, err)

		k.now = k.now.Add(time.Hour)
		second, err := k.ring.Revoke(k.as("developer"), made.Row.ID)
		require.NoError(t, err)
		require.Equal(t, first.RevokedAt, second.RevokedAt, "once is enough")
		require.Equal(t, "usr_admin", second.RevokedBy)
		require.Equal(t, []string{"key.create", "key.revoke"}, k.actions())
	})
}

func TestRevokeByHolder(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		made := k.make(t, "developer")
		from := viewer.Origin{Address: "203.0.113.9", Agent: "scanner"}
		stranger := viewer.With(k.ctx, viewer.Viewer{})

		for _, text := range []fault.Secret{"", "nonsense", key.New(key.Live), made.Text[:len(made.Text)-1]} {
			require.NoError(t, k.ring.RevokeByHolder(stranger, text, from))
		}

		row, err := key.Get(k.admin, made.Row.ID)
		require.NoError(t, err)
		require.Nil(t, row.RevokedAt)

		ctx, changes := rbac.Collect(k.ctx)
		require.NoError(t, k.ring.RevokeByHolder(ctx, made.Text, from))
		require.NoError(t, k.ring.RevokeByHolder(ctx, made.Text, from))
		require.Equal(t, []uuid.UUID{k.tenant}, changes.Tenants(), "every process hears of it")

		row, err = key.Get(k.admin, made.Row.ID)
		require.NoError(t, err)
		require.NotNil(t, row.RevokedAt)
		require.Equal(t, key.Holder, row.RevokedBy)
		require.Equal(t, []string{"key.create", "key.revoke"}, k.actions())

		log := ent.From(k.ctx).Audit.Query().AllX(k.admin)
		require.Equal(t, "203.0.113.9", log[1].Address)
		require.Equal(t, key.Holder, log[1].Actor)
	})
}

func TestList(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		for range 5 {
			k.make(t, "auditor")
		}

		seen := map[uuid.UUID]bool{}
		after := ""

		for page := range 3 {
			rows, more, err := key.List(k.admin, 2, after)
			require.NoError(t, err)
			require.Equal(t, page < 2, more)

			for _, row := range rows {
				require.False(t, seen[row.ID])
				seen[row.ID] = true
			}

			after = cursor.Format(rows[len(rows)-1].CreatedAt, rows[len(rows)-1].ID)
		}

		require.Len(t, seen, 5)

		rows, _, err := key.List(k.foreign, 100, "")
		require.NoError(t, err)
		require.Empty(t, rows)

		for _, wrong := range []struct {
			first int
			after string
		}{
			{0, ""}, {101, ""}, {1, "x"},
		} {
			_, _, err := key.List(k.admin, wrong.first, wrong.after)
			require.True(t, fault.Is(err, fault.Invalid))
		}
	})
}

func TestThereIsAnEndToKeys(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		for range key.MaxKeys {
			_, err := key.Issue(k.system(), k.tenant, key.Live, "many", "auditor")
			require.NoError(t, err)
		}

		_, err := k.ring.Create(k.admin, draft("auditor"))
		require.True(t, fault.Is(err, fault.Conflict), "%v", err)
	})
}
