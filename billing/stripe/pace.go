package stripe

import (
	"context"
	"sync"
	"time"
)

// pace spreads requests over time, and holds them all back while Stripe asks for it.
type pace struct {
	mu   sync.Mutex
	gap  time.Duration
	next time.Time
}

// wait returns when the next request may be made.
func (p *pace) wait(ctx context.Context) error {
	p.mu.Lock()

	at := time.Now()
	if p.next.After(at) {
		at = p.next
	}

	p.next = at.Add(p.gap)
	p.mu.Unlock()

	select {
	case <-ctx.Done():
		return ctx.Err() //nolint:wrapcheck // says who ended it
	case <-time.After(time.Until(at)):
		return nil
	}
}

// hold lets no request go for a while.
func (p *pace) hold(pause time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()

	if until := time.Now().Add(pause); until.After(p.next) {
		p.next = until
	}
}
