package tenants

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/session"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/secret"
	"github.com/honnin/honnin/internal/viewer"
)

// Vouched is the word of a tenant's identity provider for somebody.
type Vouched struct {
	Tenant, User uuid.UUID
	// Method is oidc or saml.
	Method string
	From   viewer.Origin
}

// Enter begins a session of whom a tenant's identity provider vouches for, and gives its token. The session never leaves that tenant.
func Enter(ctx context.Context, by Vouched, now time.Time) (fault.Secret, error) {
	ctx = viewer.With(ctx, viewer.System("single sign-on"))
	token := secret.New()

	err := ent.From(ctx).Session.Create().
		SetKind(session.KindSession).
		SetHash(secret.Digest(token)).
		SetUserID(by.User).
		SetTenantID(by.Tenant).
		SetBound(true).
		SetMethod(by.Method).
		SetAddress(by.From.Address).
		SetAgent(by.From.Agent[:min(len(by.From.Agent), 480)]).
		SetAuthenticatedAt(now).
		SetUsedAt(now).
		SetExpiresAt(now.Add(SessionLife)).
		Exec(ctx)
	if err != nil {
		return "", fmt.Errorf("tenants: enter: %w", err)
	}

	return token, nil
}
