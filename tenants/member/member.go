package member

import (
	"context"
	"fmt"
	"time"

	"entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/membership"
	"github.com/honnin/honnin/internal/cursor"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/rbac"
)

// Owner is the role that a tenant always has an active member of.
const Owner = "owner"

// Members are the people of the viewer's tenant. It is safe for concurrent use.
type Members struct {
	// Table has the roles that a member can have.
	Table *rbac.Table
	// BaseURL is where the world reaches this installation, without a slash at the end.
	BaseURL string
	Now     func() time.Time
}

// List gives members with the people they are, newest first, and whether there are more behind them. first is 1 to 100; after is the
// cursor of the row behind which the page begins, empty for the newest.
func List(ctx context.Context, first int, after string) (rows []*db.Membership, more bool, err error) {
	if err := cursor.Length(first); err != nil {
		return nil, false, err
	}

	query := ent.From(ctx).Membership.Query().WithUser().
		Order(membership.ByCreatedAt(sql.OrderDesc()), membership.ByID(sql.OrderDesc())).
		Limit(first + 1)

	if after != "" {
		at, key, err := cursor.Parse(after)
		if err != nil {
			return nil, false, err
		}

		query.Where(membership.Or(membership.CreatedAtLT(at), membership.And(membership.CreatedAt(at), membership.IDLT(key))))
	}

	if rows, err = query.All(ctx); err != nil {
		return nil, false, fmt.Errorf("member: list: %w", err)
	}

	rows, more = cursor.Cut(rows, first)

	return rows, more, nil
}

func get(ctx context.Context, key uuid.UUID) (*db.Membership, error) {
	row, err := ent.From(ctx).Membership.Query().Where(membership.ID(key)).WithUser().Only(ctx)
	if db.IsNotFound(err) {
		return nil, fault.New(fault.NotFound, "There is no such member.", nil)
	}

	if err != nil {
		return nil, fmt.Errorf("member: get: %w", err)
	}

	return row, nil
}

// own gives the membership of the person who asks.
func own(ctx context.Context) (*db.Membership, error) {
	person, err := asking(ctx)
	if err != nil {
		return nil, err
	}

	row, err := ent.From(ctx).Membership.Query().Where(membership.UserID(person)).WithUser().Only(ctx)
	if db.IsNotFound(err) {
		return nil, fault.New(fault.NotFound, "You are no member.", nil)
	}

	if err != nil {
		return nil, fmt.Errorf("member: get: %w", err)
	}

	return row, nil
}

// asking gives the person who asks; a key or the machine is none.
func asking(ctx context.Context) (uuid.UUID, error) {
	who, _ := viewer.From(ctx)

	person, err := id.Parse(id.User, who.Subject)
	if err != nil || who.Kind != viewer.User {
		return uuid.Nil, fault.New(fault.Forbidden, "Only a person who is signed in can do this.", err)
	}

	return person, nil
}

// another is nil when the tenant keeps an active owner without the row.
func another(ctx context.Context, row *db.Membership) error {
	if row.Role != Owner || row.State != membership.StateActive {
		return nil
	}

	others, err := ent.From(ctx).Membership.Query().
		Where(membership.Role(Owner), membership.StateEQ(membership.StateActive), membership.IDNEQ(row.ID)).
		Exist(ctx)
	if err != nil {
		return fmt.Errorf("member: owners: %w", err)
	}

	if !others {
		return fault.New(fault.Conflict, "A company must keep an owner. Make somebody else an owner first.", nil)
	}

	return nil
}
