package worker

import (
	"context"
	"log/slog"
	"sync"

	"github.com/google/uuid"
)

const (
	// maxCouriers is how many receivers are served at once; each has one courier of its own, so a receiver that is slow delays itself.
	maxCouriers = 256
	// maxLame is how many of them may be receivers that failed or were slow the last time, so that any number of such receivers leaves
	// room for those that answer.
	maxLame = maxCouriers / 2
)

// couriers run errands to receivers: at most one at a time for each, and many side by side.
type couriers struct {
	mu sync.Mutex
	// busy are the receivers that are being served, and whether as lame ones.
	busy map[uuid.UUID]bool
	// lame are receivers whose last errand did not go well.
	lame    map[uuid.UUID]bool
	running sync.WaitGroup
}

func newCouriers() *couriers {
	return &couriers{busy: map[uuid.UUID]bool{}, lame: map[uuid.UUID]bool{}}
}

// send begins an errand to the receiver, unless one is under way or there is no courier for it now; the next round asks again. The
// errand tells whether the receiver answered well.
func (c *couriers) send(ctx context.Context, receiver uuid.UUID, errand func(ctx context.Context) (well bool, err error)) {
	if !c.take(receiver) {
		return
	}

	c.running.Go(func() {
		well := false
		defer func() { c.leave(receiver, well) }()

		var err error
		if well, err = errand(ctx); err != nil && ctx.Err() == nil {
			slog.WarnContext(ctx, "a delivery was held up", "receiver", receiver, "error", err)
		}
	})
}

func (c *couriers) take(receiver uuid.UUID) bool {
	c.mu.Lock()
	defer c.mu.Unlock()

	if _, known := c.busy[receiver]; known || len(c.busy) >= maxCouriers {
		return false
	}

	lame := 0

	for _, one := range c.busy {
		if one {
			lame++
		}
	}

	if c.lame[receiver] && lame >= maxLame {
		return false
	}

	c.busy[receiver] = c.lame[receiver]

	return true
}

func (c *couriers) leave(receiver uuid.UUID, well bool) {
	c.mu.Lock()
	defer c.mu.Unlock()

	delete(c.busy, receiver)
	delete(c.lame, receiver)

	if !well {
		c.lame[receiver] = true
	}
}

// wait returns when every errand is over.
func (c *couriers) wait() { c.running.Wait() }
