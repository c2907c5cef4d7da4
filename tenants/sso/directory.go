package sso

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/domain"
	"github.com/honnin/honnin/ent/db/membership"
	"github.com/honnin/honnin/ent/db/predicate"
	"github.com/honnin/honnin/ent/db/user"
	"github.com/honnin/honnin/internal/fault"
)

// Search keeps members by one of these, and gives a part of them. Zero values keep all.
type Search struct {
	Address, ExternalID string
	Member              uuid.UUID
	Offset, Limit       int
}

// Directory lists the members whom the tenant's directory can see, the oldest first, with their accounts, and tells how many there
// are. Those are the ones with an address of a verified domain: nobody else is a directory's to change.
func Directory(ctx context.Context, search Search) (rows []*db.Membership, total int, err error) {
	seen, err := visible(ctx)
	if err != nil {
		return nil, 0, err
	}

	query := ent.From(ctx).Membership.Query().Where(seen)

	if search.Address != "" {
		address, _, _ := Address(search.Address)
		query.Where(membership.HasUserWith(user.Email(address)))
	}

	if search.ExternalID != "" {
		query.Where(membership.ExternalID(search.ExternalID))
	}

	if search.Member != uuid.Nil {
		query.Where(membership.ID(search.Member))
	}

	if total, err = query.Clone().Count(ctx); err != nil {
		return nil, 0, fmt.Errorf("sso: directory: %w", err)
	}

	if search.Limit == 0 {
		return nil, total, nil
	}

	rows, err = query.WithUser().Order(membership.ByCreatedAt(), membership.ByID()).Offset(search.Offset).Limit(search.Limit).All(ctx)
	if err != nil {
		return nil, 0, fmt.Errorf("sso: directory: %w", err)
	}

	return rows, total, nil
}

// Member gives one whom the directory can see, with the account; anybody else is [fault.NotFound].
func Member(ctx context.Context, key uuid.UUID) (*db.Membership, error) {
	rows, _, err := Directory(ctx, Search{Member: key, Limit: 1})
	if err != nil {
		return nil, err
	}

	if len(rows) == 0 {
		return nil, fault.New(fault.NotFound, "There is no such user.", nil)
	}

	return rows[0], nil
}

// visible keeps the members with an address of a verified domain of the viewer's tenant; of a tenant without one, nobody.
func visible(ctx context.Context) (predicate.Membership, error) {
	held, err := ent.From(ctx).Domain.Query().Where(domain.ClaimNotNil()).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("sso: directory: %w", err)
	}

	// An empty list of alternatives would keep everybody.
	within := []predicate.User{user.IDIn()}
	for _, row := range held {
		within = append(within, user.EmailHasSuffix("@"+row.Name))
	}

	return membership.HasUserWith(user.Or(within...)), nil
}
