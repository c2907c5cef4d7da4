package sign

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/session"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/secret"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/audit"
)

const (
	// Life is how long a session works at most, however busy. NIST SP 800-63B-4 clause 2.2.3 allows 24 hours at AAL2.
	Life = 12 * time.Hour
	// Idle is how long a session works without a request.
	Idle = 2 * time.Hour
	// coarse is how exact the times of last use are.
	coarse = time.Minute
	// mostSessions is how many sessions one person has; the oldest go first.
	mostSessions = 50
)

// Proof says of whom a session is to be, and why.
type Proof struct {
	User uuid.UUID
	// Tenant is which one the person works for; the zero UUID means the one that they joined first.
	Tenant uuid.UUID
	// Bound keeps the session in that tenant: an identity provider vouches for its own tenant alone.
	Bound bool
	// Method is link, password, passkey, oidc or saml.
	Method string
	// AAL is the authenticator assurance level reached, 1 to 3 (NIST SP 800-63B-4 clause 2).
	AAL  int
	From viewer.Origin
}

// Begin makes a session and gives its token. Somebody who is a member nowhere, and no operator, is [fault.Forbidden].
func Begin(ctx context.Context, proof Proof, now time.Time) (fault.Secret, error) {
	ctx, now = machine(ctx), ent.Instant(now)
	token := secret.New()

	err := ent.Tx(ctx, func(ctx context.Context) error {
		tenant, err := workplace(ctx, proof)
		if err != nil {
			return err
		}

		if err := room(ctx, proof.User, now); err != nil {
			return err
		}

		row, err := ent.From(ctx).Session.Create().
			SetKind(session.KindSession).SetHash(secret.Digest(token)).SetUserID(proof.User).SetNillableTenantID(tenant).SetBound(proof.Bound).
			SetMethod(proof.Method).SetAal(max(proof.AAL, 1)).SetAuthenticatedAt(now).SetUsedAt(now).SetExpiresAt(now.Add(Life)).
			SetAddress(proof.From.Address).SetAgent(Agent(proof.From.Agent)).
			Save(ctx)
		if err != nil {
			return wrapped("begin a session", err)
		}

		return note(ctx, row, proof.From, "session.begin", map[string]any{"method": proof.Method, "aal": row.Aal})
	})

	return token, err
}

// room makes room for one more session: what is over goes, and the oldest when there are too many.
func room(ctx context.Context, person uuid.UUID, now time.Time) error {
	of := ent.From(ctx).Session
	if _, err := of.Delete().Where(session.UserID(person), session.ExpiresAtLTE(now)).Exec(ctx); err != nil {
		return wrapped("sessions", err)
	}

	surplus, err := of.Query().Where(session.UserID(person), session.KindEQ(session.KindSession)).
		Order(db.Desc(session.FieldCreatedAt)).Offset(mostSessions - 1).Limit(mostSessions).IDs(ctx)
	if err != nil || len(surplus) == 0 {
		return wrapped("sessions", err)
	}

	_, err = of.Delete().Where(session.IDIn(surplus...)).Exec(ctx)

	return wrapped("sessions", err)
}

// Look gives the session behind a token, with its person: [fault.Unauthenticated] when it is unknown, idle for two hours, older than
// [Life], ended, or its person's account is disabled.
func Look(ctx context.Context, token fault.Secret, now time.Time) (*db.Session, error) {
	ctx, now = machine(ctx), ent.Instant(now)

	row, err := ent.From(ctx).Session.Query().
		Where(session.Hash(secret.Digest(token)), session.KindEQ(session.KindSession)).WithUser().Only(ctx)
	if err != nil && !db.IsNotFound(err) {
		return nil, wrapped("session", err)
	}

	if err != nil || !alive(row, now) || row.Edges.User.DisabledAt != nil {
		return nil, over()
	}

	if now.Sub(*row.UsedAt) >= coarse {
		if err := ent.From(ctx).Session.UpdateOne(row).SetUsedAt(now).Exec(ctx); err != nil {
			return nil, wrapped("session", err)
		}
	}

	return row, nil
}

func over() error { return fault.New(fault.Unauthenticated, "You are signed out. Sign in again.", nil) }

func alive(row *db.Session, now time.Time) bool {
	return row.UsedAt != nil && now.Before(row.ExpiresAt) && now.Sub(*row.UsedAt) < Idle
}

// Rotate gives a session a new token, together with the change that makes its rights others than before.
func Rotate(ctx context.Context, row *db.Session, change func(*db.SessionUpdateOne)) (fault.Secret, error) {
	token := secret.New()
	update := ent.From(ctx).Session.UpdateOne(row).SetHash(secret.Digest(token))
	change(update)

	return token, wrapped("rotate", update.Exec(machine(ctx)))
}

// Out ends a session; ending one that is unknown or over is harmless.
func Out(ctx context.Context, token fault.Secret) error {
	_, err := ent.From(ctx).Session.Delete().
		Where(session.Hash(secret.Digest(token)), session.KindEQ(session.KindSession)).Exec(machine(ctx))

	return wrapped("sign out", err)
}

// SignedIn tells whether anybody has a live session.
func SignedIn(ctx context.Context, now time.Time) (bool, error) {
	now = ent.Instant(now)
	live, err := ent.From(ctx).Session.Query().
		Where(session.KindEQ(session.KindSession), session.ExpiresAtGT(now), session.UsedAtGT(now.Add(-Idle))).Exist(machine(ctx))

	return live, wrapped("sessions", err)
}

// note records in the tenant of the session what its person did; outside of every tenant there is no chain to record it in.
func note(ctx context.Context, row *db.Session, from viewer.Origin, action string, after any) error {
	if row.TenantID == nil {
		return nil
	}

	person := viewer.Viewer{
		Tenant: *row.TenantID, Subject: id.Format(id.User, row.UserID), Kind: viewer.User, Session: row.ID, Origin: from,
	}

	return audit.Record(viewer.With(ctx, person), audit.Entry{Action: action, Target: id.Format(id.User, row.UserID), After: after})
}
