package tenants

import (
	"context"
	"fmt"
	"time"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/session"
	"github.com/honnin/honnin/ent/db/user"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/secret"
	"github.com/honnin/honnin/internal/viewer"
)

// linkLife is how long a sign-in link works.
const linkLife = 24 * time.Hour

// Link makes a one-time sign-in link's token for the person with the e-mail address, which opens the tenant that
// the person joined first. It works once, for 24 hours. An unknown address is [fault.NotFound].
func Link(ctx context.Context, email string, now time.Time) (fault.Secret, error) {
	ctx = viewer.With(ctx, viewer.System("sign-in link"))

	person, err := ent.From(ctx).User.Query().Where(user.Email(email)).Only(ctx)
	if db.IsNotFound(err) {
		return "", fault.New(fault.NotFound, "There is nobody with this e-mail address.", nil)
	}

	if err != nil {
		return "", fmt.Errorf("tenants: link: %w", err)
	}

	return issue(ctx, person, session.KindLink, now.Add(linkLife))
}

// SignedIn tells whether anybody has a live session.
func SignedIn(ctx context.Context, now time.Time) (bool, error) {
	ctx = viewer.With(ctx, viewer.System("sign-in link"))

	live, err := ent.From(ctx).Session.Query().Where(
		session.KindEQ(session.KindSession),
		session.ExpiresAtGT(now.UTC()),
		session.UsedAtGT(now.UTC().Add(-idle)),
	).Exist(ctx)
	if err != nil {
		return false, fmt.Errorf("tenants: sessions: %w", err)
	}

	return live, nil
}

func issue(ctx context.Context, person *db.User, kind session.Kind, expires time.Time) (fault.Secret, error) {
	token := secret.New()

	create := ent.From(ctx).Session.Create().
		SetUserID(person.ID).
		SetKind(kind).
		SetHash(secret.Digest(token)).
		SetExpiresAt(expires.UTC().Truncate(time.Microsecond))

	if kind == session.KindSession {
		begun := expires.Add(-SessionLife).UTC().Truncate(time.Microsecond)
		create.SetUsedAt(begun).SetAuthenticatedAt(begun).SetMethod("link")
	}

	if err := create.Exec(ctx); err != nil {
		return "", fmt.Errorf("tenants: %s: %w", kind, err)
	}

	return token, nil
}
