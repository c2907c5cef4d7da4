package bell_test

import (
	"context"
	"testing"
	"time"

	goredis "github.com/redis/go-redis/v9"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/bell"
	"github.com/honnin/honnin/internal/testkit/redis"
)

func connect(t *testing.T, server *redis.Server) *goredis.Client {
	t.Helper()

	client := goredis.NewClient(&goredis.Options{Addr: server.Address})
	t.Cleanup(func() { require.NoError(t, client.Close()) })

	return client
}

// listen gives what the listener hears; "deaf" stands for rings that may have gone unheard.
func listen(t *testing.T, b *bell.Bell) <-chan string {
	t.Helper()

	ctx, stop := context.WithCancel(t.Context())
	said, done := make(chan string, 16), make(chan struct{})

	go func() {
		defer close(done)
		b.Listen(ctx, func(text string) { said <- text }, func() { said <- "deaf" })
	}()

	t.Cleanup(func() { stop(); <-done })
	require.Equal(t, "deaf", next(t, said), "it begins with not knowing what was before")

	return said
}

func next(t *testing.T, said <-chan string) string {
	t.Helper()

	select {
	case text := <-said:
		return text
	case <-time.After(20 * time.Second):
		require.FailNow(t, "nothing was heard")

		return ""
	}
}

func TestEverybodyHears(t *testing.T) {
	t.Parallel()

	server := redis.Start(t)
	one, two := listen(t, bell.New(connect(t, server), "rights")), listen(t, bell.New(connect(t, server), "rights"))
	elsewhere := listen(t, bell.New(connect(t, server), "another"))

	require.NoError(t, bell.New(connect(t, server), "rights").Ring(t.Context(), "a tenant"))
	require.Equal(t, "a tenant", next(t, one))
	require.Equal(t, "a tenant", next(t, two))
	require.Empty(t, elsewhere)
}

func TestABreakIsNoticed(t *testing.T) {
	t.Parallel()

	server := redis.Start(t)
	b := bell.New(connect(t, server), "rights")
	said := listen(t, b)

	require.Contains(t, server.Do(t.Context(), "CLIENT KILL TYPE pubsub"), ":1")
	require.Equal(t, "deaf", next(t, said))
	require.NoError(t, b.Ring(t.Context(), "again"))
	require.Equal(t, "again", next(t, said))
}

func TestRingingADeadBellGivesUp(t *testing.T) {
	t.Parallel()

	server := redis.Start(t)
	b := bell.New(connect(t, server), "rights")

	server.Kill()

	begun := time.Now()

	require.Error(t, b.Ring(t.Context(), "a tenant"))
	require.Less(t, time.Since(begun), 5*time.Second)
}
