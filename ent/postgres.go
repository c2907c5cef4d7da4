package ent

import (
	"context"
	"fmt"
	"strings"
	"time"

	"entgo.io/ent/dialect"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
)

const maxConns = 16 // per process, unless the URL says pool_max_conns

func dialPostgres(ctx context.Context, address string, to purpose) (*connection, error) {
	config, err := pgxpool.ParseConfig(address)
	if err != nil {
		// The cause may repeat the URL, which may hold a password.
		return nil, fmt.Errorf("%w: the PostgreSQL URL cannot be read", ErrURL)
	}

	if !strings.Contains(address, "pool_max_conns=") {
		config.MaxConns = maxConns
	}

	config.MaxConnIdleTime = 5 * time.Minute

	var options []stdlib.OptionOpenDB

	switch to {
	case serving:
		config.AfterConnect = inTurn(readInUTC, becomeApp)
		config.PrepareConn = prepare
		// database/sql keeps no connection of a pool; should it ever, its next user is announced too.
		options = append(options, stdlib.OptionResetSession(func(ctx context.Context, conn *pgx.Conn) error {
			_, err := prepare(ctx, conn)

			return err
		}))
	case migrating:
		config.AfterConnect = inTurn(readInUTC, seeEverything)
	}

	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, fmt.Errorf("ent: %w", err)
	}

	raw := stdlib.OpenDBFromPool(pool, options...)

	return &connection{raw: raw, dialect: dialect.Postgres, close: func() error {
		err := raw.Close()
		pool.Close()

		return err //nolint:wrapcheck // says all there is
	}}, nil
}

// step is one thing that is done with a new connection.
type step func(ctx context.Context, conn *pgx.Conn) error

func inTurn(steps ...step) step {
	return func(ctx context.Context, conn *pgx.Conn) error {
		for _, do := range steps {
			if err := do(ctx, conn); err != nil {
				return err
			}
		}

		return nil
	}
}

func readInUTC(_ context.Context, conn *pgx.Conn) error {
	conn.TypeMap().RegisterType(&pgtype.Type{
		Name: "timestamptz", OID: pgtype.TimestamptzOID, Codec: &pgtype.TimestamptzCodec{ScanLocation: time.UTC},
	})

	return nil
}
