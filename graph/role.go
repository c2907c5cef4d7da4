package graph

import (
	"context"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/role"
)

func (a *API) roles() *role.Roles { return &role.Roles{Table: a.Authority.Table()} }

// Roles gives the built-in roles and the tenant's own.
func (q query) Roles(ctx context.Context) ([]*db.Role, error) {
	table := q.api.Authority.Table()
	list := []*db.Role{}

	for _, name := range table.BuiltIn() {
		list = append(list, &db.Role{Name: name, Permissions: table.Permissions(viewer.Viewer{Roles: []string{name}})})
	}

	own, err := role.List(ctx)
	if err != nil {
		return nil, err
	}

	return append(list, own...), nil
}

// GivablePermissions gives what a role can be composed of.
func (q query) GivablePermissions(context.Context) ([]string, error) {
	return q.api.Authority.Table().Givable(), nil
}

// CreateRole composes a role.
func (m mutation) CreateRole(ctx context.Context, input gen.CreateRoleInput) (gen.CreateRoleResult, error) {
	draft := role.Draft{Name: input.Name, Permissions: input.Permissions}
	if input.Description != nil {
		draft.Description = *input.Description
	}

	row, err := m.api.roles().Create(ctx, draft)
	if err != nil {
		return refused[gen.CreateRoleResult](err)
	}

	return gen.CreateRolePayload{Role: row}, nil
}

// UpdateRole changes what a role allows.
func (m mutation) UpdateRole(ctx context.Context, input gen.UpdateRoleInput) (gen.UpdateRoleResult, error) {
	known, err := id.Parse(id.Role, input.ID)
	if err != nil {
		return refused[gen.UpdateRoleResult](notFound(id.Role, err))
	}

	row, err := m.api.roles().Update(ctx, known, input.Revision, role.Draft{Description: input.Description, Permissions: input.Permissions})
	if err != nil {
		return refused[gen.UpdateRoleResult](err)
	}

	return gen.UpdateRolePayload{Role: row}, nil
}

// DeleteRole takes a role away that nobody has.
func (m mutation) DeleteRole(ctx context.Context, input gen.DeleteRoleInput) (gen.DeleteRoleResult, error) {
	known, err := id.Parse(id.Role, input.ID)
	if err == nil {
		err = m.api.roles().Delete(ctx, known)
	} else {
		err = notFound(id.Role, err)
	}

	if err != nil {
		return refused[gen.DeleteRoleResult](err)
	}

	return gen.DeleteRolePayload(input), nil
}

func (r *resolver) Role() gen.RoleResolver { return roleFields{} }

type roleFields struct{}

// ID is null for a built-in role.
func (roleFields) ID(_ context.Context, row *db.Role) (*string, error) {
	if row.ID == uuid.Nil {
		return nil, nil //nolint:nilnil // null is the answer
	}

	return filled(id.Format(id.Role, row.ID)), nil
}

// BuiltIn tells it by the id.
func (roleFields) BuiltIn(_ context.Context, row *db.Role) (bool, error) {
	return row.ID == uuid.Nil, nil
}
