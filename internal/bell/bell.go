// Package bell tells every process at once that something has changed, over Redis.
//
// A ring is a hint and no truth: it may get lost, and whoever acts on it must also look by itself from time to time. What rings says
// only which thing to look at anew.
package bell

import (
	"context"
	"fmt"
	"time"

	"github.com/redis/go-redis/v9"
)

const (
	ringWithin = 500 * time.Millisecond
	heardAlive = 3 * time.Second // after which silence is looked into
)

// Bell is one channel of a Redis. It is safe for concurrent use.
type Bell struct {
	redis   redis.UniversalClient
	channel string
}

// New makes a bell on the channel.
func New(client redis.UniversalClient, channel string) *Bell {
	return &Bell{redis: client, channel: channel}
}

// Ring tells everybody who listens. It gives up after half a second.
func (b *Bell) Ring(ctx context.Context, text string) error {
	ctx, stop := context.WithTimeout(ctx, ringWithin)
	defer stop()

	if err := b.redis.Publish(ctx, b.channel, text).Err(); err != nil {
		return fmt.Errorf("bell: ring: %w", err)
	}

	return nil
}

// Listen calls heard for every ring until the context ends, and deaf whenever rings may have gone unheard: at the start, and after
// every break of the connection. Both are called one after another.
func (b *Bell) Listen(ctx context.Context, heard func(text string), deaf func()) {
	ears := b.redis.Subscribe(ctx, b.channel)
	defer ears.Close() //nolint:errcheck // nothing is lost with it

	messages := ears.ChannelWithSubscriptions(redis.WithChannelHealthCheckInterval(heardAlive))

	for {
		select {
		case <-ctx.Done():
			return
		case message, open := <-messages:
			if !open {
				return
			}

			if ring, ok := message.(*redis.Message); ok {
				heard(ring.Payload)
			} else {
				deaf() // subscribed, for the first time or again
			}
		}
	}
}
