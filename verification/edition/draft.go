package edition

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/blueprint"
	where "github.com/honnin/honnin/ent/db/edition"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/viewer"
)

// Bounds of a tenant's flows and policies.
const (
	MaxBlueprints = 200  // of each kind
	MaxEditions   = 1000 // of one blueprint
	maxToken      = 255  // bytes of an idempotency key
)

// ErrReused says that an idempotency key was used before for something else.
var ErrReused = fault.New(fault.Conflict, "This idempotency key was used before with another input.", nil)

// Create makes a flow or a policy under a name of its own, with a first draft. The same idempotency key gives what it made the first time;
// for another kind or name it is [ErrReused]. Faults: invalid (names the field), too large, conflict (the name is taken, or too many).
func Create(ctx context.Context, token string, kind Kind, name string, definition json.RawMessage) (made *db.Edition, err error) {
	if err := checkToken(token); err != nil {
		return nil, err
	}

	if !regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,59}$`).MatchString(name) {
		return nil, invalid("name", "A name has 1 to 60 lower-case letters, digits and hyphens.")
	}

	err = ent.Tx(ctx, func(ctx context.Context) error {
		known, err := ent.From(ctx).Blueprint.Query().Where(blueprint.IdempotencyKey(token)).Only(ctx)
		if err == nil {
			made, err = again(ctx, known, kind, name)

			return err
		}

		if !db.IsNotFound(err) {
			return fmt.Errorf("edition: create: %w", err)
		}

		made, err = create(ctx, token, kind, name, definition)

		return err
	})

	return made, err
}

// again gives the first edition of a blueprint that the idempotency key made before.
func again(ctx context.Context, known *db.Blueprint, kind Kind, name string) (*db.Edition, error) {
	if known.Kind != kind || known.Name != name {
		return nil, ErrReused
	}

	first, err := ent.From(ctx).Edition.Query().Where(where.BlueprintID(known.ID), where.Number(1)).Only(ctx)
	if err != nil {
		return nil, fmt.Errorf("edition: create: %w", err)
	}

	return first, nil
}

func create(ctx context.Context, token string, kind Kind, name string, definition json.RawMessage) (*db.Edition, error) {
	others, err := ent.From(ctx).Blueprint.Query().Where(blueprint.KindEQ(kind)).Count(ctx)
	if err != nil {
		return nil, fmt.Errorf("edition: create: %w", err)
	}

	if others >= MaxBlueprints {
		return nil, fault.New(fault.Conflict, "There are as many as a company can have.", nil)
	}

	row, err := ent.From(ctx).Blueprint.Create().SetKind(kind).SetName(name).SetIdempotencyKey(token).Save(ctx)
	if db.IsConstraintError(err) {
		return nil, fault.New(fault.Conflict, "There is one of this name already.", err, fault.Field("input.name"))
	}

	if err != nil {
		return nil, fmt.Errorf("edition: create: %w", err)
	}

	return insert(ctx, token, row, definition)
}

// Draft adds a version to a flow or a policy. The same idempotency key gives the version of the first time; for another blueprint it is
// [ErrReused]. Faults: invalid (names the field), too large, not found, conflict (too many).
func Draft(ctx context.Context, token string, of uuid.UUID, kind Kind, definition json.RawMessage) (made *db.Edition, err error) {
	if err := checkToken(token); err != nil {
		return nil, err
	}

	err = ent.Tx(ctx, func(ctx context.Context) error {
		row, err := Get(ctx, kind, of)
		if err != nil {
			return err
		}

		made, err = ent.From(ctx).Edition.Query().Where(where.IdempotencyKey(token)).Only(ctx)
		if err == nil && made.BlueprintID != row.ID {
			return ErrReused
		}

		if err == nil || !db.IsNotFound(err) {
			return plain("draft", err)
		}

		made, err = insert(ctx, token, row, definition)

		return err
	})

	return made, err
}

// insert writes the next edition of a blueprint. The blueprint counts, so that of two at once each gets a number of its own.
func insert(ctx context.Context, token string, of *db.Blueprint, definition json.RawMessage) (*db.Edition, error) {
	if of.EditionsMade >= MaxEditions {
		return nil, fault.New(fault.Conflict, "It has as many versions as it can have. Make a copy under another name.", nil)
	}

	written, err := canonical(of.Kind, definition)
	if err != nil {
		return nil, err
	}

	if err := ent.From(ctx).Blueprint.UpdateOneID(of.ID).AddEditionsMade(1).Exec(ctx); err != nil {
		return nil, plain("draft", err)
	}

	counted, err := ent.From(ctx).Blueprint.Get(ctx, of.ID)
	if err != nil {
		return nil, plain("draft", err)
	}

	made, err := ent.From(ctx).Edition.Create().SetBlueprintID(of.ID).SetNumber(counted.EditionsMade).SetDefinition(written).
		SetAuthors([]string{author(ctx)}).SetIdempotencyKey(token).Save(ctx)
	if err != nil {
		return nil, plain("draft", err)
	}

	return made, record(ctx, "draft", of.Kind, nil, made)
}

// Copy makes a flow or a policy under another name with the definition of an edition. Faults: as of [Create], and not found.
func Copy(ctx context.Context, token string, kind Kind, from uuid.UUID, name string) (*db.Edition, error) {
	original, err := Version(ctx, kind, from)
	if err != nil {
		return nil, err
	}

	return Create(ctx, token, kind, name, original.Definition)
}

// author is who acts.
func author(ctx context.Context) string {
	who, _ := viewer.From(ctx)

	return who.Subject
}

func checkToken(token string) error {
	if token == "" || len(token) > maxToken {
		return invalid("idempotencyKey", "An idempotency key has 1 to 255 bytes.")
	}

	return nil
}

func invalid(field, public string) error {
	return fault.New(fault.Invalid, public, nil, fault.Field("input."+field))
}

// plain wraps an error of the database; nil stays nil.
func plain(verb string, err error) error {
	if err == nil {
		return nil
	}

	return fmt.Errorf("edition: %s: %w", verb, err)
}
