package rbac

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/tenant"
	"github.com/honnin/honnin/internal/viewer"
)

// enforcers is how many tenants' own roles are kept ready at most.
const enforcers = 512

// Authority answers for every tenant: built-in roles by the table, a tenant's own by its rows. It is safe for concurrent use.
type Authority struct {
	table *Table
	watch *Watch

	mu  sync.Mutex
	own map[uuid.UUID]ownRoles
}

// ownRoles are a tenant's own roles as they stood at a version.
type ownRoles struct {
	version int64
	table   *Table
}

// NewAuthority answers by the table, and for own roles by what the watch knows.
func NewAuthority(table *Table, watch *Watch) *Authority {
	return &Authority{table: table, watch: watch, own: map[uuid.UUID]ownRoles{}}
}

// Table is the table of built-in roles.
func (a *Authority) Table() *Table { return a.table }

// Can tells whether any role of the viewer allows the permission, written subject:act. An error allows nothing.
func (a *Authority) Can(ctx context.Context, who viewer.Viewer, permission string) (bool, error) {
	if a.table.Can(who, permission) {
		return true, nil
	}

	own, err := a.ownOf(ctx, who)
	if err != nil || own == nil {
		return false, err
	}

	return own.Can(a.notBuiltIn(who), permission), nil
}

// Permissions lists what the viewer may do, in alphabetical order, without repetition.
func (a *Authority) Permissions(ctx context.Context, who viewer.Viewer) ([]string, error) {
	granted := a.table.Permissions(who)

	own, err := a.ownOf(ctx, who)
	if err != nil || own == nil {
		return granted, err
	}

	return distinct(append(granted, own.Permissions(a.notBuiltIn(who))...)), nil
}

// notBuiltIn is the viewer with its tenant's own roles alone: a name in the table is never the tenant's.
func (a *Authority) notBuiltIn(who viewer.Viewer) viewer.Viewer {
	who.Roles = slices.DeleteFunc(slices.Clone(who.Roles), a.table.Has)

	return who
}

// ownOf gives the own roles of the viewer's tenant; nil when the viewer has none of them.
func (a *Authority) ownOf(ctx context.Context, who viewer.Viewer) (*Table, error) {
	who = who.AtHome()
	if who.Tenant == uuid.Nil || !slices.ContainsFunc(who.Roles, func(role string) bool { return !a.table.Has(role) }) {
		return nil, nil //nolint:nilnil // as the comment says
	}

	if version, ok := a.watch.Version(who.Tenant); ok {
		a.mu.Lock()
		found, ok := a.own[who.Tenant]
		a.mu.Unlock()

		if ok && found.version == version {
			return found.table, nil
		}
	}

	return a.load(ctx, who.Tenant)
}

// load reads the version first and the roles after it: what is read later is never older than its version says.
func (a *Authority) load(ctx context.Context, of uuid.UUID) (*Table, error) {
	ctx = viewer.With(ctx, viewer.For(of, "rights"))
	since := a.watch.Begin()

	version, err := ent.From(ctx).Tenant.Query().Where(tenant.ID(of)).Select(tenant.FieldAuthority).Int(ctx)
	if err != nil {
		return nil, fmt.Errorf("rbac: own roles: %w", err)
	}

	rows, err := ent.From(ctx).Role.Query().All(ctx)
	if err != nil {
		return nil, fmt.Errorf("rbac: own roles: %w", err)
	}

	table, err := a.tableOf(rows)
	if err != nil {
		return nil, err
	}

	a.mu.Lock()
	defer a.mu.Unlock()

	if len(a.own) >= enforcers {
		clear(a.own)
	}

	a.own[of] = ownRoles{int64(version), table}
	a.watch.Learn(of, int64(version), since)

	return table, nil
}

// tableOf makes a table of rows. What nobody may be given is left out, should it ever get into a row.
func (a *Authority) tableOf(rows []*db.Role) (*Table, error) {
	var policy strings.Builder

	for _, row := range rows {
		for _, permission := range row.Permissions {
			subject, act, _ := strings.Cut(permission, ":")
			if a.table.Known(permission) == nil && givable(permission) && wellNamed(row.Name) {
				fmt.Fprintf(&policy, "p, %s, %s, %s\n", row.Name, subject, act)
			}
		}
	}

	if policy.Len() == 0 {
		return nil, nil //nolint:nilnil // roles that allow nothing need no table
	}

	return parse(conf, policy.String())
}
