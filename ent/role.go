package ent

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// ErrPowerful says that the database's login could reach past the row-level security: it is a superuser, has BYPASSRLS or owns the
// tables, and cannot become the role honnin_app.
var ErrPowerful = errors.New("ent: this login of PostgreSQL is too powerful to serve tenants: it is a superuser, has BYPASSRLS or owns the tables. " +
	"Serve with a login of its own: CREATE ROLE honnin LOGIN PASSWORD '…' IN ROLE honnin_app")

// appRole is the role that every migrated database has: it owns nothing, and row-level security holds for it.
const appRole = "honnin_app"

// becomeApp makes a connection the role that owns nothing, where the login may, and refuses one that is still too powerful.
func becomeApp(ctx context.Context, conn *pgx.Conn) error {
	var exists, member bool

	err := conn.QueryRow(ctx,
		"SELECT to_regrole($1) IS NOT NULL, coalesce(pg_has_role(to_regrole($1), 'MEMBER'), false)", appRole).Scan(&exists, &member)
	if err != nil {
		return fmt.Errorf("ent: ask for the role: %w", err)
	}

	if !exists {
		return ErrOlder
	}

	if member {
		if _, err := conn.Exec(ctx, "SET ROLE "+appRole); err != nil {
			return fmt.Errorf("ent: become %s: %w", appRole, err)
		}
	}

	return weak(ctx, conn)
}

// weak is nil when row-level security holds for whoever the connection now is.
func weak(ctx context.Context, conn *pgx.Conn) error {
	const question = `SELECT rolsuper OR rolbypassrls OR EXISTS (
		SELECT FROM pg_class
		WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') AND pg_has_role(relowner, 'MEMBER')
	) FROM pg_roles WHERE rolname = current_user`

	var powerful bool
	if err := conn.QueryRow(ctx, question).Scan(&powerful); err != nil {
		return fmt.Errorf("ent: ask what the role may: %w", err)
	}

	if powerful {
		return ErrPowerful
	}

	return nil
}
