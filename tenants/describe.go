package tenants

import (
	"context"
	"fmt"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
)

// Own gives the viewer's tenant.
func Own(ctx context.Context) (*db.Tenant, error) {
	who, ok := viewer.From(ctx)
	if !ok {
		return nil, fault.New(fault.Unauthenticated, "Sign in first.", nil)
	}

	tenant, err := ent.From(ctx).Tenant.Get(ctx, who.Tenant)
	if err != nil {
		return nil, fmt.Errorf("tenants: own: %w", err)
	}

	return tenant, nil
}

// Name is what people call the viewer: the e-mail address of a person, the name of a key.
func Name(ctx context.Context, who viewer.Viewer) (string, error) {
	if key, err := id.Parse(id.Key, who.Subject); err == nil {
		row, err := ent.From(ctx).APIKey.Get(ctx, key)
		if err != nil {
			return "", fmt.Errorf("tenants: name: %w", err)
		}

		return row.Name, nil
	}

	person, err := id.Parse(id.User, who.Subject)
	if err != nil {
		return "", fault.New(fault.Forbidden, "Only a person or a key has a name.", err)
	}

	// An operator is seen from no tenant, and is the only one who asks for their own name here.
	if who.Kind == viewer.Operator {
		ctx = viewer.With(ctx, viewer.System("name of an operator"))
	}

	// The people of a test environment are those of its tenant.
	if here, _ := viewer.From(ctx); here.Test() {
		ctx = viewer.With(ctx, here.AtHome())
	}

	row, err := ent.From(ctx).User.Get(ctx, person)
	if err != nil {
		return "", fmt.Errorf("tenants: name: %w", err)
	}

	return row.Email, nil
}
