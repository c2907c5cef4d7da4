package sso

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/connection"
	"github.com/honnin/honnin/ent/db/domain"
)

// Choice is one of a tenant's providers that a person can come by.
type Choice struct {
	Connection uuid.UUID
	Name       string
	Protocol   connection.Protocol
}

// Found is what an address leads to.
type Found struct {
	// Choices are the enabled connections of the tenant that holds the address's domain, the oldest first.
	Choices []Choice
	// Required tells whether the tenant lets people with such an address in by nothing else, its owners apart.
	Required bool
}

// Find gives the providers for an address. It looks at the domain alone, and so tells nobody who is a member.
func Find(ctx context.Context, email string) (Found, error) {
	ctx = machine(ctx)

	_, name, ok := Address(email)
	if !ok {
		return Found{}, nil
	}

	held, err := ent.From(ctx).Domain.Query().Where(domain.Claim(name)).Only(ctx)
	if db.IsNotFound(err) {
		return Found{}, nil
	}

	if err != nil {
		return Found{}, fmt.Errorf("sso: find: %w", err)
	}

	tenant, err := ent.From(ctx).Tenant.Get(ctx, held.TenantID)
	if err != nil {
		return Found{}, fmt.Errorf("sso: find: %w", err)
	}

	if !working(tenant) {
		return Found{}, nil
	}

	rows, err := ent.From(ctx).Connection.Query().
		Where(connection.TenantID(tenant.ID), connection.StateEQ(connection.StateActive)).
		Order(connection.ByCreatedAt(), connection.ByID()).All(ctx)
	if err != nil {
		return Found{}, fmt.Errorf("sso: find: %w", err)
	}

	found := Found{Required: tenant.SSORequired}
	for _, row := range rows {
		found.Choices = append(found.Choices, Choice{row.ID, row.Name, row.Protocol})
	}

	return found, nil
}
