package sign

import (
	"context"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/visit"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
)

// Switch takes the session of the person to another tenant that they are a member of, under a new token. A session that an identity
// provider vouched for stays in its tenant and that one's test environment ([fault.Conflict]); a tenant that is not theirs is [fault.NotFound].
func (d *Desk) Switch(ctx context.Context, to string) (fault.Secret, error) {
	row, err := d.own(ctx)
	if err != nil {
		return "", err
	}

	if near, err := beside(ctx, row, to); row.Bound && (err != nil || !near) {
		return "", fault.New(fault.Conflict, "Your identity provider speaks for this company alone. Sign in again for another one.", err)
	}

	unknown := fault.New(fault.NotFound, "There is no such company among yours.", nil)

	tenant, err := id.Parse(id.Tenant, to)
	if err != nil {
		return "", unknown
	}

	if _, err := At(ctx, row.UserID, tenant); err != nil {
		if fault.Is(err, fault.Forbidden) {
			return "", unknown
		}

		return "", err
	}

	return d.move(ctx, row, &tenant, nil, "session.switch")
}

// beside tells whether the session is in the tenant or in its test environment, and the other one is meant.
func beside(ctx context.Context, row *db.Session, to string) (bool, error) {
	target, err := id.Parse(id.Tenant, to)
	if err != nil || row.TenantID == nil {
		return false, nil //nolint:nilerr // there is no such tenant
	}

	from, err := homeOf(ctx, *row.TenantID)
	if err != nil {
		return false, err
	}

	home, err := homeOf(ctx, target)

	return from == target || home == *row.TenantID, err
}

// Visit takes an operator's session into the tenant of a visit of theirs that is still open, under a new token; anything else is
// [fault.NotFound].
func (d *Desk) Visit(ctx context.Context, key string) (fault.Secret, error) {
	row, err := d.own(ctx)
	if err != nil {
		return "", err
	}

	unknown := fault.New(fault.NotFound, "There is no such visit of yours, or it is over.", nil)

	of, err := id.Parse(id.Visit, key)
	if err != nil || !row.Edges.User.Operator {
		return "", unknown
	}

	found, err := ent.From(ctx).Visit.Query().
		Where(visit.ID(of), visit.OperatorID(row.UserID), visit.EndedAtIsNil(), visit.ExpiresAtGT(d.now())).Only(machine(ctx))
	if db.IsNotFound(err) {
		return "", unknown
	}

	if err != nil {
		return "", wrapped("visit", err)
	}

	return d.move(ctx, row, &found.TenantID, &found.ID, "session.visit")
}

// Leave takes an operator's session out of the tenant that they visit, under a new token. The visit itself is ended by who opened it.
func (d *Desk) Leave(ctx context.Context) (fault.Secret, error) {
	row, err := d.own(ctx)
	if err != nil {
		return "", err
	}

	if !row.Edges.User.Operator {
		return "", fault.New(fault.NotFound, "There is no visit to leave.", nil)
	}

	return d.move(ctx, row, nil, nil, "")
}

// move gives the session another place.
func (*Desk) move(ctx context.Context, row *db.Session, tenant, visit *uuid.UUID, action string) (token fault.Secret, err error) {
	who, _ := viewer.From(ctx)

	err = ent.Tx(ctx, func(ctx context.Context) error {
		ctx = machine(ctx)

		token, err = Rotate(ctx, row, func(update *db.SessionUpdateOne) {
			if tenant == nil {
				update.ClearTenantID().ClearVisitID()

				return
			}

			update.SetTenantID(*tenant).SetNillableVisitID(visit)
		})
		if err != nil || tenant == nil {
			return err
		}

		moved := *row
		moved.TenantID = tenant

		return note(ctx, &moved, who.Origin, action, nil)
	})

	return token, err
}
