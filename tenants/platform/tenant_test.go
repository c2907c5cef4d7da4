package platform_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/tenant"
	"github.com/honnin/honnin/internal/cursor"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/tenants/platform"
)

func TestCreate(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		var (
			all     sync.WaitGroup
			mu      sync.Mutex
			made    int
			of      = map[uuid.UUID]bool{}
			failure error
		)

		for range 8 {
			all.Go(func() {
				row, created, err := platform.Create(k.operator, platform.Draft{IdempotencyKey: "a", Name: " みなと銀行 ", Language: "en", Keyset: []byte("k")})

				mu.Lock()
				defer mu.Unlock()

				if err != nil {
					failure = err

					return
				}

				if of[row.ID] = true; created {
					made++
				}
			})
		}

		all.Wait()
		require.NoError(t, failure)
		require.Len(t, of, 1)
		require.Equal(t, 1, made)

		row := ent.From(k.bare).Tenant.Query().Where(tenant.Name("みなと銀行")).OnlyX(k.system())
		require.Equal(t, tenant.StateActive, row.State)
		require.Equal(t, "en", row.Language)
		require.Zero(t, ent.From(k.bare).Grant.Query().CountX(database.As(k.bare, row.ID)), "nothing is granted")

		links := k.links(t, row.ID)
		require.Equal(t, "tenant.create", links[0].Action)
		require.Equal(t, "operator", links[0].ActorKind)
		require.Equal(t, k.who.Subject, links[0].Actor)
		require.Equal(t, "192.0.2.9", links[0].Address)

		_, _, err := platform.Create(k.operator, platform.Draft{IdempotencyKey: "a", Name: "Another", Keyset: []byte("k")})
		require.ErrorIs(t, err, platform.ErrReused)
	})
}

func TestCreateRefuses(t *testing.T) {
	t.Parallel()

	k := start(t, database.SQLite(t))

	for field, draft := range map[string]platform.Draft{
		"idempotencyKey":  {Name: "n"},
		"idempotencyKey ": {IdempotencyKey: strings.Repeat("k", 256), Name: "n"},
		"name":            {IdempotencyKey: "a", Name: " \t"},
		"name ":           {IdempotencyKey: "a", Name: strings.Repeat("長", 121)},
		"language":        {IdempotencyKey: "a", Name: "n", Language: "fr"},
	} {
		_, _, err := platform.Create(k.operator, draft)
		found, _ := fault.Find(err)
		require.Equal(t, fault.Invalid, found.Kind, field)
		require.Equal(t, "input."+strings.TrimSpace(field), found.Field)
	}
}

func TestSetState(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		before := ent.From(k.bare).Tenant.GetX(k.system(), k.tenant)

		for range 2 {
			row, err := platform.SetState(k.operator, k.tenant, tenant.StateSuspended)
			require.NoError(t, err)
			require.Equal(t, tenant.StateSuspended, row.State)
			require.Equal(t, before.Revision+1, row.Revision)
			require.Greater(t, row.Authority, before.Authority, "what is remembered of rights is void")
		}

		_, err := platform.SetState(k.operator, k.tenant, tenant.StateActive)
		require.NoError(t, err)

		var actions []string
		for _, link := range k.links(t, k.tenant) {
			actions = append(actions, link.Action)
		}

		require.Equal(t, []string{"tenant.suspend", "tenant.resume"}, actions)

		_, err = platform.SetState(k.operator, uuid.New(), tenant.StateSuspended)
		require.True(t, fault.Is(err, fault.NotFound))
	})
}

func TestTenants(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		for range 4 {
			database.Tenant(k.bare, t, []byte("k"))
		}

		seen := map[uuid.UUID]bool{}

		for after := ""; ; {
			rows, more, err := platform.Tenants(k.operator, 2, after, "")
			require.NoError(t, err)

			for _, row := range rows {
				require.False(t, seen[row.ID])
				seen[row.ID] = true
			}

			if !more {
				break
			}

			last := rows[len(rows)-1]
			after = cursor.Format(last.CreatedAt, last.ID)
		}

		require.Len(t, seen, 5)

		names, err := platform.Names(k.operator, []uuid.UUID{k.tenant, uuid.New()})
		require.NoError(t, err)
		require.Equal(t, "Test", names[k.tenant].Name)
		require.Len(t, names, 1)

		for _, wrong := range []struct {
			first       int
			after, name string
		}{{0, "", ""}, {101, "", ""}, {1, "x", ""}, {1, "", strings.Repeat("長", 121)}} {
			_, _, err := platform.Tenants(k.operator, wrong.first, wrong.after, wrong.name)
			require.True(t, fault.Is(err, fault.Invalid))
		}
	})
}

func TestRequests(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		inside := database.As(k.bare, k.tenant)
		grants := ent.From(k.bare).Grant
		grants.Create().SetFeature("match").ExecX(inside)
		grants.Create().SetFeature("chip").SetRequestedAt(k.now).SetRequestedBy("usr_1").ExecX(inside)
		grants.Create().SetFeature("age").SetRequestedAt(k.now.Add(-1)).ExecX(database.Tenant(k.bare, t, []byte("k")))

		rows, err := platform.Requests(k.operator)
		require.NoError(t, err)
		require.Len(t, rows, 2)
		require.ElementsMatch(t, []string{"age", "chip"}, []string{rows[0].Feature, rows[1].Feature})
	})
}

// Nothing of it opens to anybody but an operator outside of every tenant, whatever roles they carry.
func TestNobodyElse(t *testing.T) {
	t.Parallel()

	k := start(t, database.SQLite(t))

	for name, ctx := range k.others() {
		_, _, err := platform.Tenants(ctx, 1, "", "")
		require.True(t, fault.Is(err, fault.Forbidden), name)
		_, err = platform.Names(ctx, nil)
		require.True(t, fault.Is(err, fault.Forbidden), name)
		_, err = platform.Requests(ctx)
		require.True(t, fault.Is(err, fault.Forbidden), name)
		_, err = platform.Everywhere(ctx)
		require.True(t, fault.Is(err, fault.Forbidden), name)
		_, err = platform.At(ctx, k.tenant)
		require.True(t, fault.Is(err, fault.Forbidden), name)
		_, _, err = platform.Create(ctx, platform.Draft{IdempotencyKey: "a", Name: "n"})
		require.True(t, fault.Is(err, fault.Forbidden), name)
		_, err = platform.SetState(ctx, k.tenant, tenant.StateSuspended)
		require.True(t, fault.Is(err, fault.Forbidden), name)
		_, err = platform.Begin(ctx, platform.Stay{Tenant: k.tenant, Reason: "long enough", Role: "auditor", Minutes: 1}, k.now)
		require.True(t, fault.Is(err, fault.Forbidden), name)
	}

	require.Equal(t, 1, ent.From(k.bare).Tenant.Query().CountX(k.system()))
	require.Zero(t, ent.From(k.bare).Visit.Query().CountX(k.system()))
}
