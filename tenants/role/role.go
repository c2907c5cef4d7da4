package role

import (
	"context"
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/role"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/audit"
	"github.com/honnin/honnin/tenants/rbac"
)

// MaxRoles is how many roles of its own a tenant can have.
const MaxRoles = 50

const maxDescription = 160 // characters

// Roles are the roles of the viewer's tenant. It is safe for concurrent use.
type Roles struct {
	// Table has the built-in roles and every permission.
	Table *rbac.Table
}

// Draft is what a role shall be.
type Draft struct {
	// Name is 1 to 60 lower-case letters, digits and single hyphens, and no built-in role's.
	Name string
	// Description is up to 160 characters.
	Description string
	// Permissions are written subject:act; at least one.
	Permissions []string
}

// seen is what the audit log keeps of a role.
type seen struct {
	Name        string   `json:"name"`
	Description string   `json:"description"`
	Permissions []string `json:"permissions"`
}

func look(row *db.Role) seen { return seen{row.Name, row.Description, row.Permissions} }

// List gives the tenant's own roles by name.
func List(ctx context.Context) ([]*db.Role, error) {
	rows, err := ent.From(ctx).Role.Query().Order(where.ByName()).Limit(MaxRoles).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("role: list: %w", err)
	}

	return rows, nil
}

// Create makes a role. A name that is taken is [fault.Conflict], unless the role that has it is the very same: then that is given, so
// that a retry is harmless. What the viewer may not give is [fault.Forbidden]; other faults are [fault.Invalid] and name the field.
func (r *Roles) Create(ctx context.Context, draft Draft) (row *db.Role, err error) {
	permissions, err := r.check(draft)
	if err == nil {
		err = r.Table.Name(draft.Name)
	}

	if err != nil {
		return nil, err
	}

	err = ent.Tx(ctx, func(ctx context.Context) error {
		if err := rbac.Changed(ctx); err != nil {
			return err
		}

		if err := r.Table.Gives(ctx, permissions); err != nil {
			return err
		}

		var again bool
		if row, again, err = taken(ctx, draft, permissions); err != nil || again {
			return err
		}

		row, err = ent.From(ctx).Role.Create().SetName(draft.Name).SetDescription(draft.Description).SetPermissions(permissions).Save(ctx)
		if err != nil {
			return fmt.Errorf("role: create: %w", err)
		}

		return audit.Record(ctx, audit.Entry{Action: "role.create", Target: id.Format(id.Role, row.ID), After: look(row)})
	})

	return row, err
}

// taken looks whether the name is free and there is room for another role. It gives the role that is just like the draft, if any.
func taken(ctx context.Context, draft Draft, permissions []string) (row *db.Role, again bool, err error) {
	rows, err := ent.From(ctx).Role.Query().All(ctx)
	if err != nil {
		return nil, false, fmt.Errorf("role: create: %w", err)
	}

	for _, row := range rows {
		if row.Name != draft.Name {
			continue
		}

		if row.Description == draft.Description && slices.Equal(row.Permissions, permissions) {
			return row, true, nil
		}

		return nil, false, fault.New(fault.Conflict, "There is a role of this name already.", nil)
	}

	if len(rows) >= MaxRoles {
		return nil, false, fault.New(fault.Conflict, "A company can have up to 50 roles of its own.", nil)
	}

	return nil, false, nil
}

// check gives the permissions in alphabetical order, each once.
func (r *Roles) check(draft Draft) ([]string, error) {
	if utf8.RuneCountInString(draft.Description) > maxDescription {
		return nil, fault.New(fault.Invalid, "A description has up to 160 characters.", nil, fault.Field("input.description"))
	}

	permissions := slices.Compact(slices.Sorted(slices.Values(draft.Permissions)))
	givable := r.Table.Givable()

	for _, permission := range permissions {
		if !slices.Contains(givable, permission) {
			return nil, fault.New(fault.Invalid, "There is a permission in the list that no role can have.", nil, fault.Field("input.permissions"))
		}
	}

	if len(permissions) == 0 {
		return nil, fault.New(fault.Invalid, "A role must allow something.", nil, fault.Field("input.permissions"))
	}

	return permissions, nil
}

func get(ctx context.Context, key uuid.UUID) (*db.Role, error) {
	row, err := ent.From(ctx).Role.Get(ctx, key)
	if db.IsNotFound(err) {
		return nil, fault.New(fault.NotFound, "There is no such role.", nil)
	}

	if err != nil {
		return nil, fmt.Errorf("role: get: %w", err)
	}

	return row, nil
}
