package platform

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/grant"
	"github.com/honnin/honnin/ent/db/tenant"
	"github.com/honnin/honnin/internal/cursor"
	"github.com/honnin/honnin/internal/fault"
)

// maxRequests is how many requests are shown at most.
const maxRequests = 100

// Tenants gives a page of all tenants, newest first, and whether there are more behind them. first is 1 to 100; after is the cursor of
// the row behind which the page begins, empty for the newest. Name keeps those in whose name it stands, in whatever case; empty keeps
// all.
func Tenants(ctx context.Context, first int, after, name string) (rows []*db.Tenant, more bool, err error) {
	if _, err := staff(ctx); err != nil {
		return nil, false, err
	}

	if err := cursor.Length(first); err != nil {
		return nil, false, err
	}

	name = strings.TrimSpace(name)
	if utf8.RuneCountInString(name) > maxName {
		return nil, false, fault.New(fault.Invalid, "A name has up to 120 characters.", nil, fault.Field("name"))
	}

	query := ent.From(ctx).Tenant.Query().Where(tenant.TestOfIsNil()).
		Order(tenant.ByCreatedAt(sql.OrderDesc()), tenant.ByID(sql.OrderDesc())).Limit(first + 1)

	if name != "" {
		query.Where(tenant.NameContainsFold(name))
	}

	if after != "" {
		at, of, err := cursor.Parse(after)
		if err != nil {
			return nil, false, err
		}

		query.Where(tenant.Or(tenant.CreatedAtLT(at), tenant.And(tenant.CreatedAt(at), tenant.IDLT(of))))
	}

	if rows, err = query.All(machine(ctx)); err != nil {
		return nil, false, fmt.Errorf("platform: tenants: %w", err)
	}

	rows, more = cursor.Cut(rows, first)

	return rows, more, nil
}

// Tenant gives one tenant; [fault.NotFound] when there is none.
func Tenant(ctx context.Context, of uuid.UUID) (*db.Tenant, error) {
	found, err := Names(ctx, []uuid.UUID{of})
	if err == nil && found[of] == nil {
		err = fault.New(fault.NotFound, "There is no such tenant.", nil)
	}

	return found[of], err
}

// Names gives tenants by their ids; a test environment is its tenant's own and not seen from here.
func Names(ctx context.Context, ids []uuid.UUID) (map[uuid.UUID]*db.Tenant, error) {
	if _, err := staff(ctx); err != nil {
		return nil, err
	}

	rows, err := ent.From(ctx).Tenant.Query().Where(tenant.IDIn(ids...), tenant.TestOfIsNil()).All(machine(ctx))
	if err != nil {
		return nil, fmt.Errorf("platform: names: %w", err)
	}

	found := make(map[uuid.UUID]*db.Tenant, len(rows))
	for _, row := range rows {
		found[row.ID] = row
	}

	return found, nil
}

// Requests gives what tenants have asked for and nobody has answered, the oldest first, a hundred at most.
func Requests(ctx context.Context) ([]*db.Grant, error) {
	if _, err := staff(ctx); err != nil {
		return nil, err
	}

	rows, err := ent.From(ctx).Grant.Query().Where(grant.RequestedAtNotNil()).
		Order(grant.ByRequestedAt(), grant.ByID()).Limit(maxRequests).All(machine(ctx))
	if err != nil {
		return nil, fmt.Errorf("platform: requests: %w", err)
	}

	return rows, nil
}
