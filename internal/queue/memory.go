package queue

import (
	"crypto/rand"
	"fmt"
	"time"

	"github.com/alicebob/miniredis/v2"
)

// tick is how often time passes in the memory queue. Its keys expire only when told so.
const tick = 100 * time.Millisecond

// memory is a Redis in this process, behind a password that nobody else knows.
type memory struct {
	redis    *miniredis.Miniredis
	password string
	stop     chan struct{}
	stopped  chan struct{}
}

func startMemory() (*memory, error) {
	started := &memory{
		redis: miniredis.NewMiniRedis(), password: rand.Text(), stop: make(chan struct{}), stopped: make(chan struct{}),
	}
	started.redis.RequireAuth(started.password)

	if err := started.redis.Start(); err != nil {
		return nil, fmt.Errorf("queue: in memory: %w", err)
	}

	go started.pass()

	return started, nil
}

// pass lets time pass.
func (m *memory) pass() {
	defer close(m.stopped)

	ticker := time.NewTicker(tick)
	defer ticker.Stop()

	for {
		select {
		case <-m.stop:
			return
		case <-ticker.C:
			m.redis.FastForward(tick)
		}
	}
}

// Close forgets everything.
func (m *memory) Close() error {
	close(m.stop)
	<-m.stopped
	m.redis.Close()

	return nil
}
