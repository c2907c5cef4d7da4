package sandbox

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/tenant"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/audit"
	"github.com/honnin/honnin/tenants/feature"
)

const (
	// Quota is how often each feature can be used in a test environment in a month: real images are really judged, and nobody pays.
	Quota = 1000
	// maxName bounds a tenant's name in bytes, as its table does.
	maxName = 480
)

// environments is the name space in which a tenant's id becomes that of its test environment, so that the database refuses a second one.
func environments() uuid.UUID { return uuid.MustParse("9f1f6f2e-63d5-4f0c-8f0b-0f3b1d4f7a52") }

// Of gives the test environment of the viewer's tenant, also to who is in it; nil when there is none.
func Of(ctx context.Context) (*db.Tenant, error) {
	who, _ := viewer.From(ctx)
	if who.Tenant == uuid.Nil {
		return nil, nil //nolint:nilnil // as the comment says
	}

	row, err := ent.From(ctx).Tenant.Query().Where(tenant.TestOf(who.AtHome().Tenant)).Only(machine(ctx))
	if db.IsNotFound(err) {
		return nil, nil //nolint:nilnil // as the comment says
	}

	if err != nil {
		return nil, fmt.Errorf("sandbox: %w", err)
	}

	return row, nil
}

// Create makes the test environment of the viewer's tenant, and tells whether it did: there is one at most, and asking for it again gives
// the same. The keyset is the environment's own, from the blob store. Faults: conflict (the viewer is in a test environment).
func Create(ctx context.Context, keyset []byte) (row *db.Tenant, created bool, err error) {
	who, _ := viewer.From(ctx)
	if who.Test() {
		return nil, false, fault.New(fault.Conflict, "This is a test environment already.", nil)
	}

	err = ent.Tx(ctx, func(ctx context.Context) error {
		if row, err = Of(ctx); err != nil || row != nil {
			created = false

			return err
		}

		home, err := ent.From(ctx).Tenant.Get(ctx, who.Tenant)
		if err != nil {
			return fmt.Errorf("sandbox: create: %w", err)
		}

		if created, err = insert(ctx, home, keyset); err != nil {
			return err
		}

		row, err = Of(ctx)

		return err
	})

	return row, created, err
}

// insert adds the row with its features, and tells whether it did: of two at once, one does.
func insert(ctx context.Context, home *db.Tenant, keyset []byte) (bool, error) {
	made := uuid.NewSHA1(environments(), home.ID[:])

	err := ent.From(ctx).Tenant.Create().SetID(made).SetTestOf(home.ID).SetName(named(home)).SetLanguage(home.Language).SetKeyset(keyset).
		OnConflictColumns(tenant.FieldID).DoNothing().Exec(machine(ctx))
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}

	if err != nil {
		return false, fmt.Errorf("sandbox: create: %w", err)
	}

	if err := feature.Bounded(ctx, made, Quota); err != nil {
		return false, err
	}

	return true, audit.Record(ctx, audit.Entry{Action: "test.create", Target: id.Format(id.Tenant, made)})
}

// named is the name of the environment, which says what it is wherever a tenant's name stands.
func named(home *db.Tenant) string {
	suffix := " (test)"
	if home.Language == "ja" {
		suffix = "（テスト）"
	}

	name := []rune(home.Name)
	for len(string(name))+len(suffix) > maxName {
		name = name[:len(name)-1]
	}

	return string(name) + suffix
}

// machine is the context in which a tenant and its test environment are both seen. What it is used for never goes by the caller's words,
// only by the viewer's own tenant.
func machine(ctx context.Context) context.Context {
	return viewer.With(ctx, viewer.System("test environment"))
}
