// Package rbac answers one question: may this viewer do that?
//
// It owns the permission table, policy.csv, and alone knows Casbin. It does not own membership: who has which role comes with the
// viewer. Console users, API keys and the person being verified are asked in the same way.
package rbac

import (
	_ "embed"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/casbin/casbin/v2"
	"github.com/casbin/casbin/v2/model"
	stringadapter "github.com/casbin/casbin/v2/persist/string-adapter"

	"github.com/honnin/honnin/internal/viewer"
)

//go:generate env HONNIN_UPDATE=1 go test -count=1 -run ^TestDocumentIsFresh$ .

//go:embed policy.csv
var policy string

//go:embed model.conf
var conf string

// ErrUnknown says that no role has a permission of this name, which is a typing mistake somewhere.
var ErrUnknown = errors.New("rbac: no role has this permission")

// Table is the permission table, ready to be asked. It never changes and is safe for concurrent use.
type Table struct {
	enforcer *casbin.SyncedCachedEnforcer // a decision is always the same, so each is made once
	roles    map[string][]string
	all      []string
}

// Open reads the embedded table. An error means that the table itself is broken.
func Open() (*Table, error) {
	return parse(conf, policy)
}

func parse(conf, policy string) (*Table, error) {
	rules, err := model.NewModelFromString(conf)
	if err != nil {
		return nil, fmt.Errorf("rbac: model: %w", err)
	}

	enforcer, err := casbin.NewSyncedCachedEnforcer(rules, stringadapter.NewAdapter(policy))
	if err != nil {
		return nil, fmt.Errorf("rbac: policy: %w", err)
	}

	rows, err := enforcer.GetPolicy()
	if err != nil {
		return nil, fmt.Errorf("rbac: policy: %w", err)
	}

	table := &Table{enforcer: enforcer, roles: map[string][]string{}}

	for _, row := range rows {
		permission := row[1] + ":" + row[2]
		table.roles[row[0]] = append(table.roles[row[0]], permission)
		table.all = append(table.all, permission)
	}

	table.all = distinct(table.all)

	return table, nil
}

// Can tells whether any role of the viewer allows the permission, written subject:act. What is not in the table, and a role that
// is not, is not allowed. A failure of the table allows nothing.
func (t *Table) Can(who viewer.Viewer, permission string) bool {
	subject, act, found := strings.Cut(permission, ":")
	if !found || !within(who.Scopes, subject, act) || barred(who, permission) {
		return false
	}

	return slices.ContainsFunc(who.Roles, func(role string) bool {
		// A role that is not in the table would only fill the enforcer's memory.
		if !t.Has(role) || t.Known(permission) != nil {
			return false
		}

		allowed, err := t.enforcer.Enforce(role, subject, act)

		return err == nil && allowed
	})
}

// Permissions lists what the viewer may do, in alphabetical order, without repetition.
func (t *Table) Permissions(who viewer.Viewer) []string {
	granted := []string{}
	for _, role := range who.Roles {
		granted = append(granted, narrow(who.Scopes, t.roles[role])...)
	}

	return distinct(open(who, granted))
}

// Has tells whether the table has the role.
func (t *Table) Has(role string) bool {
	_, found := t.roles[role]

	return found
}

// Roles lists the roles of the table in alphabetical order.
func (t *Table) Roles() []string {
	names := make([]string, 0, len(t.roles))
	for name := range t.roles {
		names = append(names, name)
	}

	return distinct(names)
}

// Known is nil when some role has the permission, and [ErrUnknown] otherwise.
func (t *Table) Known(permission string) error {
	if _, found := slices.BinarySearch(t.all, permission); !found {
		return fmt.Errorf("%w: %q", ErrUnknown, permission)
	}

	return nil
}

func distinct(words []string) []string {
	slices.Sort(words)

	return slices.Compact(words)
}
