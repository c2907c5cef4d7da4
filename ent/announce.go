package ent

import (
	"context"
	"fmt"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/honnin/honnin/internal/viewer"
)

// behalf is what PostgreSQL is told of the viewer: the rows of one tenant, of every tenant, or of none.
type behalf struct {
	tenant     uuid.UUID
	everywhere bool
}

// behalfOf is nobody's without a viewer, and for one that has no tenant and is not the machine.
func behalfOf(ctx context.Context) behalf {
	who, _ := viewer.From(ctx)

	return behalf{tenant: who.Tenant, everywhere: who.Everywhere()}
}

// settings are the values of app.tenant and app.everywhere, which the policies of the tables read.
func (b behalf) settings() []any {
	tenant, everywhere := "", ""
	if b.tenant != uuid.Nil {
		tenant = b.tenant.String()
	}

	if b.everywhere {
		everywhere = "on"
	}

	return []any{tenant, everywhere}
}

const (
	announceSession = "SELECT set_config('app.tenant', $1, false), set_config('app.everywhere', $2, false)"
	announceTx      = "SELECT set_config('app.tenant', $1, true), set_config('app.everywhere', $2, true)"
)

// announced is where a connection remembers on whose behalf it was prepared.
const announced = "honnin.behalf"

// prepare tells PostgreSQL on whose behalf a connection is taken from the pool, unless it knows already. A connection that does not
// take it is thrown away, and the statement that wanted one fails.
func prepare(ctx context.Context, conn *pgx.Conn) (usable bool, err error) {
	want, memory := behalfOf(ctx), conn.PgConn().CustomData()
	if have, ok := memory[announced].(behalf); ok && have == want {
		return true, nil
	}

	delete(memory, announced)

	if _, err := conn.Exec(ctx, announceSession, want.settings()...); err != nil {
		return false, fmt.Errorf("ent: tell on whose behalf: %w", err)
	}

	memory[announced] = want

	return true, nil
}

// seeEverything lets a migration change rows of every tenant: row-level security holds for the owner of the tables as well.
func seeEverything(ctx context.Context, conn *pgx.Conn) error {
	if _, err := conn.Exec(ctx, announceSession, behalf{everywhere: true}.settings()...); err != nil {
		return fmt.Errorf("ent: tell on whose behalf: %w", err)
	}

	return nil
}
