package postgres_test

import (
	"context"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/testkit/postgres"
)

func count(t *testing.T, url, statement string) (answer int) {
	t.Helper()

	conn, err := pgx.Connect(t.Context(), url)
	require.NoError(t, err)

	defer func() { require.NoError(t, conn.Close(context.Background())) }()

	require.NoError(t, conn.QueryRow(t.Context(), statement).Scan(&answer))

	return answer
}

func TestEachDatabaseIsItsOwn(t *testing.T) {
	t.Parallel()

	prepared := 0
	prepare := func(ctx context.Context, url string) error {
		prepared++

		conn, err := pgx.Connect(ctx, url)
		if err != nil {
			return err
		}

		_, err = conn.Exec(ctx, "CREATE TABLE mark (n int); INSERT INTO mark VALUES (7)")

		return errJoin(err, conn.Close(ctx))
	}

	one, two := postgres.From(t, "marked", prepare), postgres.From(t, "marked", prepare)
	require.NotEqual(t, one, two)
	require.Equal(t, 1, prepared)
	require.Equal(t, 7, count(t, one, "WITH gone AS (DELETE FROM mark RETURNING n) SELECT n FROM gone"))
	require.Equal(t, 0, count(t, one, "SELECT count(*) FROM mark"))
	require.Equal(t, 1, count(t, two, "SELECT count(*) FROM mark"))
	require.Equal(t, 0, count(t, postgres.New(t), "SELECT count(*) FROM pg_class WHERE relname = 'mark'"))
}

func errJoin(first, second error) error {
	if first != nil {
		return first
	}

	return second
}
