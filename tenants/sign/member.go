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
