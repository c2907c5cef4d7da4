package sso

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/tenant"
	"github.com/honnin/honnin/internal/blob"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/outbound"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/rbac"
)

// Resolver looks up text records; [net.Resolver] is one.
type Resolver interface {
	LookupTXT(ctx context.Context, name string) ([]string, error)
}

// Party is the relying party (NIST SP 800-63C clause 3): what speaks with identity providers. All fields must be set. It is safe for
// concurrent use.
type Party struct {
	Blobs    *blob.Store
	Table    *rbac.Table
	Resolver Resolver
	// BaseURL is where the world reaches this installation, without a slash at the end.
	BaseURL string
	Now     func() time.Time

	reach     outbound.Reach
	client    *http.Client
	providers providers
}

// NewParty makes a party that reaches providers as far as it is allowed to.
func NewParty(blobs *blob.Store, table *rbac.Table, resolver Resolver, reach outbound.Reach, now func() time.Time) *Party {
	return &Party{
		Blobs: blobs, Table: table, Resolver: resolver, Now: now,
		reach: reach, client: reach.Client(), providers: providers{known: map[uuid.UUID]described{}},
	}
}

// machine acts for no tenant: what happens before somebody is signed in.
func machine(ctx context.Context) context.Context {
	return viewer.With(ctx, viewer.System("single sign-on"))
}

// own is the viewer's tenant.
func own(ctx context.Context) (*db.Tenant, error) {
	who, ok := viewer.From(ctx)
	if !ok || who.Tenant == uuid.Nil {
		return nil, fault.New(fault.Unauthenticated, "Sign in first.", nil)
	}

	row, err := ent.From(ctx).Tenant.Get(ctx, who.Tenant)
	if err != nil {
		return nil, fmt.Errorf("sso: tenant: %w", err)
	}

	return row, nil
}

// working tells whether the tenant may do anything at all.
func working(row *db.Tenant) bool { return row.State == tenant.StateActive }

// digest is what is stored of a secret with 130 random bits.
func digest(secret string) string {
	hash := sha256.Sum256([]byte(secret))

	return hex.EncodeToString(hash[:])
}
