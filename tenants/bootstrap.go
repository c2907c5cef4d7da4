package tenants

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/membership"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/feature"
)

// The first tenant and its first person; the console and the API can rename both later.
const (
	FirstTenant = "My company"
	FirstEmail  = "admin@localhost"
)

// First is what the first start must show, once.
type First struct {
	Tenant *db.Tenant
	// Key is the first API key, a live one, with the role developer.
	Key fault.Secret
}

// Bootstrap makes the first tenant with one person and one API key when the database has no tenant at all, and gives nil when it
// has. The keyset is the tenant's own, from the blob store. Of several processes that start at once, one makes it.
func Bootstrap(ctx context.Context, keyset []byte) (*First, error) {
	ctx = viewer.With(ctx, viewer.System("bootstrap"))

	var first *First

	err := ent.Tx(ctx, func(ctx context.Context) error {
		first = nil

		known, err := ent.From(ctx).Tenant.Query().Exist(ctx)
		if err != nil || known {
			return err
		}

		first, err = found(ctx, keyset)

		return err
	})
	if db.IsConstraintError(err) {
		return nil, nil //nolint:nilnil // another process was first, as the comment says
	}

	if err != nil {
		return nil, fmt.Errorf("tenants: bootstrap: %w", err)
	}

	return first, nil
}

func found(ctx context.Context, keyset []byte) (*First, error) {
	client := ent.From(ctx)

	// A fixed id makes the database refuse a second first tenant.
	tenant, err := client.Tenant.Create().SetID(firstID()).SetName(FirstTenant).SetKeyset(keyset).Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("tenant: %w", err)
	}

	person, err := client.User.Create().SetEmail(FirstEmail).Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("user: %w", err)
	}

	err = client.Membership.Create().SetTenantID(tenant.ID).SetUserID(person.ID).SetRole("owner").
		SetSource(membership.SourceBootstrap).Exec(ctx)
	if err != nil {
		return nil, fmt.Errorf("membership: %w", err)
	}

	err = feature.Initial(ctx, tenant.ID,
		feature.PassiveLiveness, feature.ActiveLiveness, feature.Match, feature.Document, feature.UnboundCapture)
	if err != nil {
		return nil, err
	}

	key, err := CreateKey(ctx, tenant.ID, Live, "first key", "developer")
	if err != nil {
		return nil, err
	}

	return &First{Tenant: tenant, Key: key}, nil
}

func firstID() uuid.UUID {
	return uuid.UUID{0x01, 0x9a, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, 1}
}
