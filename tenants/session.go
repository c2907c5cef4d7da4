package tenants

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/visit"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/feature"
	"github.com/honnin/honnin/tenants/sign"
)

// operator is the role of staff outside of every tenant.
const operator = "operator"

// Session gives the viewer behind a session's token: a person at work for a tenant, or an operator, outside of every tenant or on a
// visit in one. It is [fault.Unauthenticated] when the session is over, see [sign.Look], or the person is no longer a member.
func (g *Gate) Session(ctx context.Context, token fault.Secret) (viewer.Viewer, error) {
	row, err := sign.Look(ctx, token, g.now())
	if err != nil {
		return viewer.Viewer{}, err
	}

	if row.Edges.User.Operator {
		return g.staff(viewer.With(ctx, viewer.System("session")), row)
	}

	at := uuid.Nil
	if row.TenantID != nil {
		at = *row.TenantID
	}

	found, err := sign.At(ctx, row.UserID, at)
	if fault.Is(err, fault.Forbidden) {
		_, why := fault.Of(err)

		return viewer.Viewer{}, fault.New(fault.Unauthenticated, why, err)
	}

	if err != nil {
		return viewer.Viewer{}, err
	}

	return viewer.Viewer{
		Tenant: found.Tenant, Home: found.Home, Subject: id.Format(id.User, row.UserID), Kind: viewer.User, Roles: []string{found.Role}, Session: row.ID,
	}, nil
}

// staff is an operator. When their visit is over they are outside again, with the same session.
func (g *Gate) staff(ctx context.Context, row *db.Session) (viewer.Viewer, error) {
	outside := viewer.Viewer{
		Subject: id.Format(id.User, row.UserID), Kind: viewer.Operator, Roles: []string{operator}, Session: row.ID,
	}
	if row.VisitID == nil {
		return outside, nil
	}

	open, err := ent.From(ctx).Visit.Query().Where(
		visit.ID(*row.VisitID), visit.OperatorID(row.UserID), visit.EndedAtIsNil(), visit.ExpiresAtGT(ent.Instant(g.now())),
	).Only(ctx)
	if db.IsNotFound(err) {
		return outside, nil
	}

	if err != nil {
		return viewer.Viewer{}, fmt.Errorf("tenants: visit: %w", err)
	}

	inside := outside
	inside.Tenant, inside.Roles, inside.Reason = open.TenantID, []string{open.Role}, open.Reason
	inside.Reviews, err = feature.Granted(viewer.With(ctx, inside), feature.Review, g.now())

	return inside, err
}
