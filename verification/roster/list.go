package roster

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"regexp"

	"entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/policylist"
	"github.com/honnin/honnin/internal/cursor"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/audit"
)

// Bounds of a tenant's lists.
const (
	MaxLists   = 20
	MaxEntries = 10_000 // of each list
	MaxAtOnce  = 500    // entries of one request
)

// ErrReused is the cause of the conflict for an idempotency key used before for another list.
var ErrReused = errors.New("roster: idempotency key reused")

// Effect is what a list is for.
type Effect = where.Effect

// Draft is a list to be made.
type Draft struct {
	// IdempotencyKey makes a retry harmless.
	IdempotencyKey string
	// Name is how rules name it, as in lists.NAME: up to 40 lower-case letters, digits and underscores, a letter first.
	Name   string
	Effect Effect
	Of     Of
}

// Create makes an empty list. The same key with the same draft gives the list of the first time. Faults: invalid (the name), conflict (the name is
// taken, the key was used otherwise, there are too many).
func Create(ctx context.Context, draft Draft) (row *db.PolicyList, err error) {
	if !regexp.MustCompile(`^[a-z][a-z0-9_]{0,39}$`).MatchString(draft.Name) {
		return nil, fault.New(fault.Invalid, "The name has up to 40 lower-case letters, digits and underscores, and a letter first.", nil, fault.Field("input.name"))
	}

	err = ent.Tx(ctx, func(ctx context.Context) error {
		lists := ent.From(ctx).PolicyList

		row, err = lists.Query().Where(where.IdempotencyKey(draft.IdempotencyKey)).Only(ctx)
		if err == nil {
			return again(row, draft)
		}

		if !db.IsNotFound(err) {
			return fmt.Errorf("roster: create: %w", err)
		}

		have, err := lists.Query().Count(ctx)
		if err != nil {
			return fmt.Errorf("roster: create: %w", err)
		}

		if have >= MaxLists {
			return fault.New(fault.Conflict, "A tenant can have 20 lists.", nil, fault.Code("too_many"))
		}

		row, err = lists.Create().SetName(draft.Name).SetEffect(draft.Effect).SetOf(draft.Of).SetIdempotencyKey(draft.IdempotencyKey).Save(ctx)
		if err != nil {
			return fmt.Errorf("roster: create: %w", err)
		}

		return tell(ctx, "create", row, nil)
	})
	if db.IsConstraintError(err) {
		err = fault.New(fault.Conflict, "There is a list of this name.", err, fault.Code("name_taken"))
	}

	return row, err
}

func again(row *db.PolicyList, draft Draft) error {
	if row.Name != draft.Name || row.Effect != draft.Effect || row.Of != draft.Of {
		return fault.New(fault.Conflict, "This idempotency key was used before with another input.", ErrReused, fault.Field("input.idempotencyKey"))
	}

	return nil
}

// List gives lists of the viewer's tenant, newest first, and whether there are more behind them. first is 1 to 100; after is a cursor.
func List(ctx context.Context, first int, after string) (rows []*db.PolicyList, more bool, err error) {
	if err := cursor.Length(first); err != nil {
		return nil, false, err
	}

	query := ent.From(ctx).PolicyList.Query().Order(where.ByCreatedAt(sql.OrderDesc()), where.ByID(sql.OrderDesc())).Limit(first + 1)

	if after != "" {
		at, id, err := cursor.Parse(after)
		if err != nil {
			return nil, false, err
		}

		query.Where(where.Or(where.CreatedAtLT(at), where.And(where.CreatedAt(at), where.IDLT(id))))
	}

	if rows, err = query.All(ctx); err != nil {
		return nil, false, fmt.Errorf("roster: list: %w", err)
	}

	rows, more = cursor.Cut(rows, first)

	return rows, more, nil
}

// Named gives the list of the name. Faults: not found.
func Named(ctx context.Context, name string) (*db.PolicyList, error) {
	row, err := ent.From(ctx).PolicyList.Query().Where(where.Name(name)).Only(ctx)
	if db.IsNotFound(err) {
		return nil, fault.New(fault.NotFound, "There is no such list.", err)
	}

	if err != nil {
		return nil, fmt.Errorf("roster: named: %w", err)
	}

	return row, nil
}

func get(ctx context.Context, key uuid.UUID) (*db.PolicyList, error) {
	row, err := ent.From(ctx).PolicyList.Get(ctx, key)
	if db.IsNotFound(err) {
		return nil, fault.New(fault.NotFound, "There is no such list.", err)
	}

	if err != nil {
		return nil, fmt.Errorf("roster: get: %w", err)
	}

	return row, nil
}

// tell writes it into the audit log: how many, and never who.
func tell(ctx context.Context, verb string, row *db.PolicyList, more map[string]any) error {
	after := map[string]any{"list": row.Name, "of": row.Of, "effect": row.Effect}
	maps.Copy(after, more)

	return audit.Record(ctx, audit.Entry{Action: "policy.list." + verb, Target: id.Format(id.PolicyList, row.ID), After: after})
}
