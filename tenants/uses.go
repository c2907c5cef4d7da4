package tenants

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/netip"
	"sync"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/apikey"
	"github.com/honnin/honnin/internal/origin"
	"github.com/honnin/honnin/internal/viewer"
)

const counted = 1 << 16 // keys at most until the counts are written down

// uses counts how keys are used until it is written down.
type uses struct {
	mu   sync.Mutex
	keys map[uuid.UUID]use
}

type use struct {
	tenant uuid.UUID
	count  int64
	at     time.Time
	from   netip.Addr
}

func (u *uses) count(found admitted, from netip.Addr, at time.Time) {
	u.mu.Lock()
	defer u.mu.Unlock()

	if u.keys == nil {
		u.keys = map[uuid.UUID]use{}
	}

	// Nobody writes them down when the gate does not run; then what was counted is let go of.
	if len(u.keys) >= counted {
		clear(u.keys)
	}

	u.keys[found.key] = use{found.who.Tenant, u.keys[found.key].count + 1, at, from}
}

// take gives what was counted, and begins anew.
func (u *uses) take() map[uuid.UUID]use {
	u.mu.Lock()
	defer u.mu.Unlock()

	taken := u.keys
	u.keys = nil

	return taken
}

// giveBack is for what could not be written down.
func (u *uses) giveBack(key uuid.UUID, seen use) {
	u.mu.Lock()
	defer u.mu.Unlock()

	later, again := u.keys[key]
	if again {
		later.count += seen.count
		seen = later
	}

	if u.keys == nil {
		u.keys = map[uuid.UUID]use{}
	}

	u.keys[key] = seen
}

// WriteUses writes down how often, when and from which network keys were used since the last time. What fails is kept for the next.
func (g *Gate) WriteUses(ctx context.Context) error {
	taken := g.uses.take()

	var failed []error

	for key, seen := range maps.All(taken) {
		err := ent.From(ctx).APIKey.Update().Where(apikey.ID(key)).
			AddUses(seen.count).SetUsedAt(seen.at).SetUsedFrom(origin.Coarse(seen.from)).
			Exec(viewer.With(ctx, viewer.For(seen.tenant, "key uses")))
		if err != nil {
			g.uses.giveBack(key, seen)

			failed = append(failed, fmt.Errorf("tenants: uses of a key of tenant %s: %w", seen.tenant, err))
		}
	}

	return errors.Join(failed...)
}
