package rbac

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/role"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/viewer"
)

// NotHeldError is the cause of a refusal to give what one does not have.
type NotHeldError struct {
	// Permissions are what is lacking, in alphabetical order.
	Permissions []string
}

// Error lists them.
func (e *NotHeldError) Error() string { return "rbac: not held: " + strings.Join(e.Permissions, ", ") }

// givable tells whether a tenant can give a permission at all: what belongs to operators and to the person being verified it cannot.
func givable(permission string) bool {
	return !strings.HasPrefix(permission, "platform:") && !strings.HasPrefix(permission, "capture:")
}

// wellNamed tells whether a text can be the name of a tenant's own role.
func wellNamed(name string) bool {
	return len(name) <= 60 && regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`).MatchString(name)
}

// Givable lists the permissions that a tenant can give, in alphabetical order.
func (t *Table) Givable() []string {
	return slices.DeleteFunc(slices.Clone(t.all), func(permission string) bool { return !givable(permission) })
}

// BuiltIn lists the built-in roles that a tenant can give, in alphabetical order.
func (t *Table) BuiltIn() []string {
	return slices.DeleteFunc(t.Roles(), func(role string) bool {
		return !slices.ContainsFunc(t.roles[role], givable) || slices.ContainsFunc(t.roles[role], func(p string) bool { return !givable(p) })
	})
}

// Name is nil when the text can be the name of a tenant's own role, and [fault.Invalid] otherwise.
func (t *Table) Name(text string) error {
	if !wellNamed(text) {
		return fault.New(fault.Invalid, "A role's name has 1 to 60 lower-case letters, digits and single hyphens, and begins with a letter.", nil, fault.Field("input.name"))
	}

	if t.Has(text) {
		return fault.New(fault.Invalid, "This is the name of a built-in role.", nil, fault.Field("input.name"))
	}

	return nil
}

// Of gives the permissions of a role that the viewer's tenant can give, built-in or its own, as the row stands now. One that is
// neither is [fault.Invalid] with the field input.role. It remembers nothing, so that it can be asked inside of a transaction.
func (t *Table) Of(ctx context.Context, name string) ([]string, error) {
	if slices.Contains(t.BuiltIn(), name) {
		return t.roles[name], nil
	}

	rows, err := ent.From(ctx).Role.Query().Where(role.Name(name)).All(home(ctx))
	if err != nil {
		return nil, fmt.Errorf("rbac: role: %w", err)
	}

	if len(rows) == 0 || t.Has(name) {
		return nil, fault.New(fault.Invalid, "There is no such role.", nil, fault.Field("input.role"))
	}

	return rows[0].Permissions, nil
}

// Held gives what the viewer in the context may do, as the rows stand now. It remembers nothing, so that it can be asked inside of a
// transaction.
func (t *Table) Held(ctx context.Context) ([]string, error) {
	who, _ := viewer.From(ctx)
	granted := t.Permissions(who)

	rows, err := ent.From(ctx).Role.Query().Where(role.NameIn(who.Roles...)).All(home(ctx))
	if err != nil {
		return nil, fmt.Errorf("rbac: held: %w", err)
	}

	for _, row := range rows {
		if !t.Has(row.Name) {
			granted = append(granted, open(who, narrow(who.Scopes, row.Permissions))...)
		}
	}

	return distinct(granted), nil
}

// Gives is nil when the viewer in the context may hand the permissions on: it holds every one of them, and is no key that is bound to
// flows, networks or a time. Otherwise it is [fault.Forbidden]; the cause is [NotHeldError] when something is lacking.
func (t *Table) Gives(ctx context.Context, permissions []string) error {
	who, _ := viewer.From(ctx)
	if who.Limited {
		return fault.New(fault.Forbidden, "A key that is bound to flows, networks or a time cannot hand on rights.", nil)
	}

	held, err := t.Held(ctx)
	if err != nil {
		return err
	}

	lacking := []string{}

	for _, permission := range permissions {
		if !slices.Contains(held, permission) || !givable(permission) {
			lacking = append(lacking, permission)
		}
	}

	if len(lacking) > 0 {
		return fault.New(fault.Forbidden, "You cannot give, or take away, more than you have yourself.", &NotHeldError{distinct(lacking)})
	}

	return nil
}

// Narrow gives what scopes leave of permissions.
func Narrow(scopes map[string]string, permissions []string) []string {
	return narrow(scopes, permissions)
}
