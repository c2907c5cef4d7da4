package sign

import (
	"context"

	"entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/membership"
	"github.com/honnin/honnin/ent/db/predicate"
	"github.com/honnin/honnin/ent/db/tenant"
	"github.com/honnin/honnin/internal/fault"
)

// Work is where somebody works, and as what.
type Work struct {
	// Tenant is where; Home is, in a test environment, the tenant whose it is, and otherwise zero.
	Tenant, Home uuid.UUID
	Role         string
}

// At gives as what the person works in the tenant, or for the zero UUID in the first that they joined. In a test environment they are
// what they are in the tenant whose it is. Faults: forbidden (no active membership, or the tenant is suspended).
func At(ctx context.Context, person, of uuid.UUID) (Work, error) {
	home, err := homeOf(ctx, of)
	if err != nil {
		return Work{}, err
	}

	if home == uuid.Nil {
		found, err := Member(ctx, person, of)
		if err != nil {
			return Work{}, err
		}

		return Work{Tenant: found.TenantID, Role: found.Role}, nil
	}

	found, err := Member(ctx, person, home)
	if err != nil {
		return Work{}, err
	}

	return Work{Tenant: of, Home: home, Role: found.Role}, nil
}

// homeOf gives the tenant whose test environment the tenant is; the zero UUID when it is none.
func homeOf(ctx context.Context, of uuid.UUID) (uuid.UUID, error) {
	if of == uuid.Nil {
		return uuid.Nil, nil
	}

	row, err := ent.From(ctx).Tenant.Query().Where(tenant.ID(of), tenant.TestOfNotNil()).Only(machine(ctx))
	if db.IsNotFound(err) {
		return uuid.Nil, nil
	}

	if err != nil {
		return uuid.Nil, wrapped("test environment", err)
	}

	return *row.TestOf, nil
}

// Member gives the person's membership in the tenant, or for the zero UUID the first that they joined: an active one, in a tenant that
// is. Without one it is [fault.Forbidden].
func Member(ctx context.Context, person, of uuid.UUID) (*db.Membership, error) {
	ctx = machine(ctx)

	joined := ent.From(ctx).Membership.Query().Where(membership.UserID(person), membership.StateEQ(membership.StateActive), working())
	if of != uuid.Nil {
		joined.Where(membership.TenantID(of))
	}

	found, err := joined.Order(membership.ByCreatedAt(), membership.ByID()).First(ctx)
	if db.IsNotFound(err) {
		return nil, outside(ctx, person, of)
	}

	return found, wrapped("member", err)
}

// outside says why somebody has no membership to work by.
func outside(ctx context.Context, person, of uuid.UUID) error {
	joined := ent.From(ctx).Membership.Query().Where(membership.UserID(person), membership.StateEQ(membership.StateActive))
	if of != uuid.Nil {
		joined.Where(membership.TenantID(of))
	}

	suspended, err := joined.Exist(ctx)
	if err != nil {
		return wrapped("member", err)
	}

	if suspended {
		return fault.New(fault.Forbidden, "Your company's access is suspended.", nil)
	}

	return fault.New(fault.Forbidden, "You are no longer a member. Ask an administrator to invite you.", nil)
}

// working keeps the memberships in tenants that are not suspended.
func working() predicate.Membership {
	return func(s *sql.Selector) {
		of := sql.Dialect(s.Dialect()).Table(tenant.Table)
		s.Where(sql.In(s.C(membership.FieldTenantID),
			sql.Dialect(s.Dialect()).Select(of.C(tenant.FieldID)).From(of).Where(sql.EQ(of.C(tenant.FieldState), tenant.StateActive))))
	}
}

// workplace is the tenant that a new session is for; nil for an operator, who is outside of all.
func workplace(ctx context.Context, proof Proof) (*uuid.UUID, error) {
	person, err := ent.From(ctx).User.Get(ctx, proof.User)
	if err != nil {
		return nil, wrapped("person", err)
	}

	if person.Operator && proof.Tenant == uuid.Nil {
		return nil, nil //nolint:nilnil // outside, as the comment says
	}

	found, err := Member(ctx, proof.User, proof.Tenant)
	if err != nil {
		return nil, err
	}

	return &found.TenantID, nil
}
