package platform

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/tenant"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/audit"
	"github.com/honnin/honnin/tenants/rbac"
)

// ErrReused is the cause of the conflict that [Create] gives for an idempotency key used before with another name.
var ErrReused = errors.New("platform: idempotency key reused")

// Draft is a tenant to be made.
type Draft struct {
	// IdempotencyKey makes a retry harmless; 1 to 255 characters.
	IdempotencyKey string
	// Name is what people see, 1 to 120 characters.
	Name string
	// Language of mails, ja or en; empty for ja.
	Language string
	// Keyset is the tenant's own, from the blob store.
	Keyset []byte
}

// maxName bounds the name of a tenant in characters.
const maxName = 120

// keys is the name space in which an idempotency key becomes the id of the tenant, so that the database itself refuses a second one.
func keys() uuid.UUID { return uuid.MustParse("5b0a5a52-7f0c-4a39-9d0a-2c1c1f6f6b11") }

// Create makes a tenant to which nothing is granted and nobody belongs yet. The same key with the same name gives the tenant of the
// first time and false; with another name it is a conflict with the cause [ErrReused].
func Create(ctx context.Context, draft Draft) (row *db.Tenant, created bool, err error) {
	if _, err := staff(ctx); err != nil {
		return nil, false, err
	}

	draft.Name = strings.TrimSpace(draft.Name)
	if err := draft.check(); err != nil {
		return nil, false, err
	}

	of := uuid.NewSHA1(keys(), []byte(draft.IdempotencyKey))

	err = ent.Tx(ctx, func(ctx context.Context) error {
		known, err := ent.From(ctx).Tenant.Query().Where(tenant.ID(of)).Exist(machine(ctx))
		if err != nil {
			return fmt.Errorf("platform: create a tenant: %w", err)
		}

		if created = false; !known {
			if created, err = insert(ctx, of, draft); err != nil {
				return err
			}
		}

		if row, err = ent.From(ctx).Tenant.Get(machine(ctx), of); err != nil {
			return fmt.Errorf("platform: create a tenant: %w", err)
		}

		return nil
	})
	if err == nil && row.Name != draft.Name {
		return nil, false, fault.New(fault.Conflict, "This idempotency key was used before with another name.", ErrReused)
	}

	return row, created, err
}

func (d Draft) check() error {
	switch {
	case d.IdempotencyKey == "" || utf8.RuneCountInString(d.IdempotencyKey) > 255:
		return fault.New(fault.Invalid, "The idempotency key must have 1 to 255 characters.", nil, fault.Field("input.idempotencyKey"))
	case d.Name == "" || utf8.RuneCountInString(d.Name) > maxName:
		return fault.New(fault.Invalid, "The name must have 1 to 120 characters.", nil, fault.Field("input.name"))
	case d.Language != "" && d.Language != "ja" && d.Language != "en":
		return fault.New(fault.Invalid, "The language is ja or en.", nil, fault.Field("input.language"))
	default:
		return nil
	}
}

// insert adds the row, and tells whether it did: of two at once, one does.
func insert(ctx context.Context, of uuid.UUID, draft Draft) (bool, error) {
	create := ent.From(ctx).Tenant.Create().SetID(of).SetName(draft.Name).SetKeyset(draft.Keyset)
	if draft.Language != "" {
		create.SetLanguage(draft.Language)
	}

	err := create.OnConflictColumns(tenant.FieldID).DoNothing().Exec(machine(ctx))
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}

	if err != nil {
		return false, fmt.Errorf("platform: create a tenant: %w", err)
	}

	inside, err := At(ctx, of)
	if err != nil {
		return false, err
	}

	return true, audit.RecordAbove(inside, audit.Entry{
		Action: "tenant.create", Target: id.Format(id.Tenant, of), After: map[string]any{"name": draft.Name},
	})
}

// SetState suspends a tenant or lets it go on, at once: the keys and sessions of a suspended tenant are refused by every process within
// [rbac.Worst], and nothing can be captured for it. What it stored stays. Setting the state it is in is harmless.
//
// Its test environment goes with it.
func SetState(ctx context.Context, of uuid.UUID, state tenant.State) (row *db.Tenant, err error) {
	if _, err := Tenant(ctx, of); err != nil {
		return nil, err
	}

	err = ent.Tx(ctx, func(ctx context.Context) error {
		if row, err = setState(ctx, of, state); err != nil {
			return err
		}

		tests, err := ent.From(ctx).Tenant.Query().Where(tenant.TestOf(of)).IDs(machine(ctx))
		if err != nil {
			return fmt.Errorf("platform: test environment: %w", err)
		}

		for _, test := range tests {
			if _, err := setState(ctx, test, state); err != nil {
				return err
			}
		}

		return nil
	})

	return row, err
}

func setState(ctx context.Context, of uuid.UUID, state tenant.State) (row *db.Tenant, err error) {
	inside, err := At(ctx, of)
	if err != nil {
		return nil, err
	}

	action := "tenant.resume"
	if state == tenant.StateSuspended {
		action = "tenant.suspend"
	}

	err = ent.Tx(inside, func(ctx context.Context) error {
		if err := rbac.Changed(ctx); err != nil {
			return err
		}

		moved, err := ent.From(ctx).Tenant.Update().
			Where(tenant.ID(of), tenant.StateNEQ(state)).SetState(state).AddRevision(1).Save(ctx)
		if err != nil {
			return fmt.Errorf("platform: set the state: %w", err)
		}

		if row, err = ent.From(ctx).Tenant.Get(ctx, of); err != nil {
			return fmt.Errorf("platform: set the state: %w", err)
		}

		if moved == 0 {
			return nil
		}

		return audit.RecordAbove(ctx, audit.Entry{
			Action: action, Target: id.Format(id.Tenant, of), After: map[string]any{"state": state},
		})
	})

	return row, err
}
