package edition

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"regexp"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	flowtable "github.com/honnin/honnin/ent/db/flow"
	where "github.com/honnin/honnin/ent/db/flowversion"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/audit"
	"github.com/honnin/honnin/verification/diff"
)

// Bounds of what a tenant keeps.
const (
	MaxFlows    = 100 // of each kind
	MaxVersions = 500 // of each of them
)

// ErrReused is the cause of the conflict for an idempotency key used before for another definition.
var ErrReused = errors.New("edition: idempotency key reused")

// Create makes a flow or a policy of the name with its first version, a draft: a *flow.Definition or a *policy.Definition as the kind says. The
// same key with the same input gives the version of the first time. Faults: invalid (the name), conflict (the name is taken, the key was used otherwise, there are too many).
func Create(ctx context.Context, kind Kind, key, name string, definition any) (row *db.FlowVersion, err error) {
	if !regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,39}$`).MatchString(name) || kind == Flow && name == viewer.DefaultFlow {
		return nil, fault.New(fault.Invalid, "The name has up to 40 lower-case letters, digits and hyphens; of flows, default is taken.", nil, fault.Field("input.name"))
	}

	err = ent.Tx(ctx, func(ctx context.Context) error {
		flows := ent.From(ctx).Flow

		before, err := flows.Query().Where(flowtable.IdempotencyKey(key)).Only(ctx)
		if err == nil {
			if before.Kind != kind || before.Name != name {
				return reused()
			}

			row, err = repeated(ctx, before, key, definition)

			return err
		}

		if !db.IsNotFound(err) {
			return fmt.Errorf("edition: create: %w", err)
		}

		if err := room(ctx, kind, name); err != nil {
			return err
		}

		made, err := flows.Create().SetKind(kind).SetName(name).SetIdempotencyKey(key).Save(ctx)
		if err != nil {
			return fmt.Errorf("edition: create: %w", err)
		}

		row, err = add(ctx, made, key, definition)

		return err
	})
	if db.IsConstraintError(err) { // somebody made it in the meantime
		err = taken(kind, err)
	}

	return row, err
}

func taken(kind Kind, cause error) error {
	return fault.New(fault.Conflict, "There is a "+string(kind)+" of this name.", cause, fault.Code("name_taken"))
}

func room(ctx context.Context, kind Kind, name string) error {
	known, err := ent.From(ctx).Flow.Query().Where(flowtable.KindEQ(kind), flowtable.Name(name)).Exist(ctx)
	if err != nil {
		return fmt.Errorf("edition: create: %w", err)
	}

	if known {
		return taken(kind, nil)
	}

	have, err := ent.From(ctx).Flow.Query().Where(flowtable.KindEQ(kind)).Count(ctx)
	if err != nil {
		return fmt.Errorf("edition: create: %w", err)
	}

	if have >= MaxFlows {
		return fault.New(fault.Conflict, "A tenant can have 100 of them.", nil, fault.Code("too_many"))
	}

	return nil
}

// Draft adds a version to the flow or the policy of the name. The same key with the same definition gives the version of the first time. Faults: not found,
// conflict.
func Draft(ctx context.Context, kind Kind, key, name string, definition any) (row *db.FlowVersion, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		of, err := Get(ctx, kind, name)
		if err != nil {
			return err
		}

		row, err = repeated(ctx, of, key, definition)
		if err == nil || !fault.Is(err, fault.NotFound) {
			return err
		}

		row, err = add(ctx, of, key, definition)

		return err
	})

	return row, err
}

// repeated gives the version that the key made before; not found when it made none.
func repeated(ctx context.Context, of *db.Flow, key string, definition any) (*db.FlowVersion, error) {
	row, err := ent.From(ctx).FlowVersion.Query().Where(where.FlowID(of.ID), where.IdempotencyKey(key)).Only(ctx)
	if db.IsNotFound(err) {
		return nil, fault.New(fault.NotFound, "There is no such version.", err)
	}

	if err != nil {
		return nil, fmt.Errorf("edition: repeated: %w", err)
	}

	changes, err := diff.Between(row.Definition, definition)
	if err == nil && len(changes) > 0 {
		err = reused()
	}

	return row, err
}

func reused() error {
	return fault.New(fault.Conflict, "This idempotency key was used before with another input.", ErrReused, fault.Field("input.idempotencyKey"))
}

// add writes the next version. The number is counted where the name stands, so of two who add at once one waits for the other.
func add(ctx context.Context, of *db.Flow, key string, definition any) (*db.FlowVersion, error) {
	text, err := json.Marshal(definition)
	if err != nil {
		return nil, fmt.Errorf("edition: add: %w", err)
	}

	next, err := ent.From(ctx).Flow.UpdateOneID(of.ID).AddLatest(1).Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("edition: add: %w", err)
	}

	if next.Latest > MaxVersions {
		return nil, fault.New(fault.Conflict, "There can be 500 versions of one.", nil, fault.Code("too_many"))
	}

	row, err := ent.From(ctx).FlowVersion.Create().SetFlowID(of.ID).SetNumber(next.Latest).SetDefinition(text).SetAuthor(acting(ctx)).
		SetIdempotencyKey(key).Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("edition: add: %w", err)
	}

	return row, tell(ctx, "draft", of, nil, row, nil)
}

// acting is who does it, as it is written down.
func acting(ctx context.Context) string {
	who, _ := viewer.From(ctx)

	return who.Subject
}

// tell writes it into the audit log, with what stands beside it.
func tell(ctx context.Context, verb string, of *db.Flow, before, after *db.FlowVersion, beside map[string]any) error {
	now := shown(of, after)
	maps.Copy(now, beside)

	entry := audit.Entry{Action: string(of.Kind) + "." + verb, Target: id.Format(prefix(of.Kind), after.ID), After: now}
	if before != nil {
		entry.Before = shown(of, before)
	}

	return audit.Record(ctx, entry)
}

func shown(of *db.Flow, row *db.FlowVersion) map[string]any {
	return map[string]any{string(of.Kind): of.Name, "number": row.Number, "state": row.State, "definition": row.Definition}
}
