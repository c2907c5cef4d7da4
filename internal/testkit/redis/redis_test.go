package redis_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/testkit/redis"
)

func TestServersAreTheirOwn(t *testing.T) {
	t.Parallel()

	one, two := redis.Start(t), redis.Start(t)
	require.NotEqual(t, one.Address, two.Address)
	require.Equal(t, "+OK\r\n", one.Do(t.Context(), "SET mark 7"))
	require.Equal(t, "$-1\r\n", two.Do(t.Context(), "GET mark"))

	one.Kill()
	one.Kill()
	require.Contains(t, one.Do(t.Context(), "PING"), "refused")
	require.Equal(t, "+PONG\r\n", two.Do(t.Context(), "PING"))
}
