package graph

import (
	"context"
	"sync"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/viewer"
)

// patience bounds what is done in a turn, with the wait for it.
const patience = 20 * time.Second

// turns lets what costs much be done once at a time in this process, and lets no tenant wait for a second turn: whoever asks for many
// slows nobody else by more than one of them.
type turns struct {
	slot chan struct{}

	mutex sync.Mutex
	// of are the tenants that have a turn or wait for one.
	of map[uuid.UUID]bool
}

func newTurns() *turns { return &turns{slot: make(chan struct{}, 1), of: map[uuid.UUID]bool{}} }

// take does something in a turn of the viewer's tenant. It is a conflict while that has another, and when it is not done in
// time.
func (t *turns) take(ctx context.Context, do func(context.Context) error) error {
	who, _ := viewer.From(ctx)

	if !t.enter(who.Tenant) {
		return fault.New(fault.Conflict, "Your company runs another one. Wait until it is done.", nil, fault.Code("busy"))
	}
	defer t.leave(who.Tenant)

	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()

	select {
	case t.slot <- struct{}{}:
		defer func() { <-t.slot }()
	case <-ctx.Done():
		return late(ctx.Err())
	}

	err := do(ctx)
	if ctx.Err() != nil {
		return late(ctx.Err())
	}

	return err
}

func late(cause error) error {
	return fault.New(fault.Conflict, "It took too long. Ask for less, or later.", cause, fault.Code("busy"))
}

func (t *turns) enter(tenant uuid.UUID) bool {
	t.mutex.Lock()
	defer t.mutex.Unlock()

	if t.of[tenant] {
		return false
	}

	t.of[tenant] = true

	return true
}

func (t *turns) leave(tenant uuid.UUID) {
	t.mutex.Lock()
	defer t.mutex.Unlock()

	delete(t.of, tenant)
}
