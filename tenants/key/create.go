package key

import (
	"context"
	"fmt"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/apikey"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/audit"
	"github.com/honnin/honnin/tenants/rbac"
)

// ErrReused says that an idempotency key was used before with another input.
var ErrReused = fault.New(fault.Conflict, "This idempotency key was used before with another input.", nil)

// Draft is what a key shall be.
type Draft struct {
	Settings

	// IdempotencyKey makes a retry harmless: 1 to 255 bytes.
	IdempotencyKey string
	// Mode is that of the environment in which it is made; empty means that.
	Mode Mode
	// Role is what the key may do at most.
	Role string
}

// Made is a key that was made.
type Made struct {
	Row *db.APIKey
	// Text is the key itself, which is stored nowhere; empty when the idempotency key made it before.
	Text fault.Secret
}

// Create makes a key. The same idempotency key with the same input gives the same key, without its text; with another input it is
// [ErrReused]. What the viewer may not give is [fault.Forbidden]; other faults are [fault.Invalid] and name the field.
func (r *Ring) Create(ctx context.Context, draft Draft) (made Made, err error) {
	if err := draft.check(r.Table, r.Now()); err != nil {
		return Made{}, err
	}

	if err := checkToken(draft.IdempotencyKey); err != nil {
		return Made{}, err
	}

	if err := draft.settle(ctx); err != nil {
		return Made{}, err
	}

	err = ent.Tx(ctx, func(ctx context.Context) error {
		if err := rbac.Changed(ctx); err != nil {
			return err
		}

		row, err := before(ctx, draft.IdempotencyKey)
		if err != nil {
			return err
		}

		if row != nil {
			made = Made{Row: row}

			if row.Role != draft.Role || row.Prefix != string(draft.Mode) || !draft.like(settings(row)) {
				return ErrReused
			}

			return nil
		}

		made, err = r.create(ctx, draft)

		return err
	})

	return made, err
}

func (r *Ring) create(ctx context.Context, draft Draft) (Made, error) {
	if err := r.gives(ctx, draft.Role, draft.Scopes); err != nil {
		return Made{}, err
	}

	if err := room(ctx); err != nil {
		return Made{}, err
	}

	row, text, err := write(ctx, draft)
	if err != nil {
		return Made{}, err
	}

	return Made{row, text}, audit.Record(ctx, audit.Entry{Action: "key.create", Target: id.Format(id.Key, row.ID), After: look(row)})
}

// settle says which mode the key has: that of the viewer's environment.
func (d *Draft) settle(ctx context.Context) error {
	own := Live
	if who, _ := viewer.From(ctx); who.Test() {
		own = Test
	}

	if d.Mode != "" && d.Mode != own {
		return invalid("mode", "A test key is made in the test environment, a live key outside of it.")
	}

	d.Mode = own

	return nil
}

func checkToken(text string) error {
	if text == "" || len(text) > maxToken {
		return invalid("idempotencyKey", "An idempotency key has 1 to 255 bytes.")
	}

	return nil
}

// before gives the key that the idempotency key made; nil when there is none.
func before(ctx context.Context, token string) (*db.APIKey, error) {
	row, err := ent.From(ctx).APIKey.Query().Where(apikey.IdempotencyKey(token)).Only(ctx)
	if db.IsNotFound(err) {
		return nil, nil //nolint:nilnil // as the comment says
	}

	if err != nil {
		return nil, fmt.Errorf("key: create: %w", err)
	}

	return row, nil
}

func room(ctx context.Context) error {
	count, err := ent.From(ctx).APIKey.Query().Where(apikey.RevokedAtIsNil()).Count(ctx)
	if err != nil {
		return fmt.Errorf("key: create: %w", err)
	}

	if count >= MaxKeys {
		return fault.New(fault.Conflict, "A company can have up to 500 keys. Revoke one that is not used.", nil)
	}

	return nil
}

func write(ctx context.Context, draft Draft) (*db.APIKey, fault.Secret, error) {
	create, text := begin(ctx, draft.Mode)

	row, err := create.
		SetName(draft.Name).
		SetRole(draft.Role).
		SetScopes(draft.Scopes).
		SetFlows(draft.Flows).
		SetNetworks(draft.Networks).
		SetRate(draft.Rate).
		SetNillableExpiresAt(draft.ExpiresAt).
		SetIdempotencyKey(draft.IdempotencyKey).
		Save(ctx)
	if err != nil {
		return nil, "", fmt.Errorf("key: create: %w", err)
	}

	return row, text, nil
}
