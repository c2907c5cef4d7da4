package tenants

import (
	"context"
	"fmt"
	"time"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/membership"
	"github.com/honnin/honnin/ent/db/session"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/secret"
	"github.com/honnin/honnin/internal/viewer"
)

const (
	// SessionLife is how long a session works at most, however busy.
	SessionLife = 12 * time.Hour
	// idle is how long a session works without a request.
	idle = 2 * time.Hour
	// coarse is how exact the times of last use are.
	coarse = time.Minute
)

// SignIn trades the token of a one-time link for that of a session. A link that is unknown, used or expired is
// [fault.Unauthenticated]; of several who use one link at once, one gets in.
func (g *Gate) SignIn(ctx context.Context, link fault.Secret) (fault.Secret, error) {
	ctx = viewer.With(ctx, viewer.System("sign in"))

	var token fault.Secret

	err := ent.Tx(ctx, func(ctx context.Context) error {
		now := g.instant()

		used, err := ent.From(ctx).Session.Update().Where(
			session.Hash(secret.Digest(link)), session.KindEQ(session.KindLink), session.UsedAtIsNil(), session.ExpiresAtGT(now),
		).SetUsedAt(now).Save(ctx)
		if err != nil {
			return fmt.Errorf("tenants: sign in: %w", err)
		}

		if used == 0 {
			return fault.New(fault.Unauthenticated, "This link has been used or has expired. Ask for a new one with `honnin link`.", nil)
		}

		row, err := ent.From(ctx).Session.Query().Where(session.Hash(secret.Digest(link))).WithUser().Only(ctx)
		if err != nil {
			return fmt.Errorf("tenants: sign in: %w", err)
		}

		_, err = ent.From(ctx).Session.Delete().Where(session.UserID(row.UserID), session.ExpiresAtLTE(now)).Exec(ctx)
		if err != nil {
			return fmt.Errorf("tenants: sign in: %w", err)
		}

		token, err = issue(ctx, row.Edges.User, session.KindSession, now.Add(SessionLife))

		return err
	})

	return token, err
}

// Session gives the viewer behind a session's token: [fault.Unauthenticated] when it is unknown, idle for two hours, older than
// [SessionLife], or signed out.
func (g *Gate) Session(ctx context.Context, token fault.Secret) (viewer.Viewer, error) {
	ctx = viewer.With(ctx, viewer.System("session"))
	now := g.instant()

	row, err := ent.From(ctx).Session.Query().Where(session.Hash(secret.Digest(token)), session.KindEQ(session.KindSession)).Only(ctx)
	if err != nil && !db.IsNotFound(err) {
		return viewer.Viewer{}, fmt.Errorf("tenants: session: %w", err)
	}

	if err != nil || !alive(row, now) {
		return viewer.Viewer{}, fault.New(fault.Unauthenticated, "You are signed out. Sign in again.", nil)
	}

	if now.Sub(*row.UsedAt) >= coarse {
		if err := ent.From(ctx).Session.UpdateOne(row).SetUsedAt(now).Exec(ctx); err != nil {
			return viewer.Viewer{}, fmt.Errorf("tenants: session: %w", err)
		}
	}

	return g.member(ctx, row)
}

// member is the person of the session at work for the tenant of the session, or for the first that they joined.
func (g *Gate) member(ctx context.Context, row *db.Session) (viewer.Viewer, error) {
	joined := ent.From(ctx).Membership.Query().Where(membership.UserID(row.UserID), membership.StateEQ(membership.StateActive))
	if row.TenantID != nil {
		joined.Where(membership.TenantID(*row.TenantID))
	}

	found, err := joined.Order(membership.ByCreatedAt(), membership.ByID()).First(ctx)
	if db.IsNotFound(err) {
		return viewer.Viewer{}, fault.New(fault.Unauthenticated, "You are no longer a member. Ask an administrator to invite you.", nil)
	}

	if err != nil {
		return viewer.Viewer{}, fmt.Errorf("tenants: session: %w", err)
	}

	return viewer.Viewer{
		Tenant: found.TenantID, Subject: id.Format(id.User, row.UserID), Kind: viewer.User, Roles: []string{found.Role},
	}, nil
}

// SignOut ends a session; ending one that is unknown or over is harmless.
func (g *Gate) SignOut(ctx context.Context, token fault.Secret) error {
	ctx = viewer.With(ctx, viewer.System("sign out"))

	_, err := ent.From(ctx).Session.Delete().Where(session.Hash(secret.Digest(token)), session.KindEQ(session.KindSession)).Exec(ctx)
	if err != nil {
		return fmt.Errorf("tenants: sign out: %w", err)
	}

	return nil
}

func alive(row *db.Session, now time.Time) bool {
	return row.UsedAt != nil && now.Before(row.ExpiresAt) && now.Sub(*row.UsedAt) < idle
}

// instant is the present in the precision that the database keeps.
func (g *Gate) instant() time.Time { return g.now().UTC().Truncate(time.Microsecond) }
