package rbac

import (
	"context"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/tenant"
	"github.com/honnin/honnin/internal/viewer"
)

const (
	// Worst is the longest that any process can act on rights that have been taken back: when it hears no bell and cannot read the
	// versions either, it forgets what it remembers after this time and asks the database at each request. Otherwise the bell makes
	// it milliseconds, and the reading of versions [Every].
	Worst = 3 * time.Second
	// Every is how often the versions are read.
	Every = time.Second

	watched  = 4096        // tenants at most
	unasked  = time.Minute // after which a tenant is no longer watched
	readTime = 2 * time.Second
)

// Watch knows the version of the rights of every tenant that was asked for lately. What a process remembers of rights holds only
// with the version that was read before it. It is safe for concurrent use.
type Watch struct {
	now func() time.Time

	mu        sync.Mutex
	forgotten int
	tenants   map[uuid.UUID]*known
}

type known struct {
	version        int64
	checked, asked time.Time
}

// NewWatch makes a watch that asks the clock for the time.
func NewWatch(now func() time.Time) *Watch {
	return &Watch{now: now, tenants: map[uuid.UUID]*known{}}
}

// Version gives the version of the tenant's rights, if it is known not to have changed within [Worst].
func (w *Watch) Version(tenant uuid.UUID) (version int64, ok bool) {
	w.mu.Lock()
	defer w.mu.Unlock()

	now := w.now()

	found, ok := w.tenants[tenant]
	if !ok || now.Sub(found.checked) >= Worst {
		return 0, false
	}

	found.asked = now

	return found.version, true
}

// Reading is what [Watch.Learn] must know of the moment before something was read.
type Reading struct {
	at        time.Time
	forgotten int
}

// Begin is called before the version, and then what depends on it, is read.
func (w *Watch) Begin() Reading {
	w.mu.Lock()
	defer w.mu.Unlock()

	return Reading{w.now(), w.forgotten}
}

// Learn takes a version that was read since Begin. When a bell rang in between it may be old already, and is not taken.
func (w *Watch) Learn(tenant uuid.UUID, version int64, since Reading) {
	w.mu.Lock()
	defer w.mu.Unlock()

	if w.forgotten != since.forgotten {
		return
	}

	if len(w.tenants) >= watched {
		clear(w.tenants)
	}

	w.tenants[tenant] = &known{version: version, checked: since.at, asked: since.at}
}

// Forget makes the next request of the tenant ask the database.
func (w *Watch) Forget(tenant uuid.UUID) {
	w.mu.Lock()
	defer w.mu.Unlock()

	w.forgotten++
	delete(w.tenants, tenant)
}

// ForgetAll is for when a bell may have rung unheard.
func (w *Watch) ForgetAll() {
	w.mu.Lock()
	defer w.mu.Unlock()

	w.forgotten++
	clear(w.tenants)
}

// Run reads the versions every second until the context ends.
func (w *Watch) Run(ctx context.Context) {
	ticker := time.NewTicker(Every)
	defer ticker.Stop()

	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			if err := w.Check(ctx); err != nil && ctx.Err() == nil {
				slog.WarnContext(ctx, "the versions of rights cannot be read; every request asks the database", "error", err)
			}
		}
	}
}

// Check reads the versions of all watched tenants once.
func (w *Watch) Check(ctx context.Context) error {
	began, before := w.current()
	if len(before) == 0 {
		return nil
	}

	ctx, stop := context.WithTimeout(viewer.With(ctx, viewer.System("rights")), readTime)
	defer stop()

	var rows []struct {
		ID        uuid.UUID
		Authority int64
	}

	err := ent.From(ctx).Tenant.Query().Where(tenant.IDIn(slices.Collect(maps.Keys(before))...)).
		Select(tenant.FieldID, tenant.FieldAuthority).Scan(ctx, &rows)
	if err != nil {
		return fmt.Errorf("rbac: versions: %w", err)
	}

	w.mu.Lock()
	defer w.mu.Unlock()

	for _, row := range rows {
		// One that was forgotten or learnt anew in the meantime is newer than this reading.
		if found := w.tenants[row.ID]; found != nil && found == before[row.ID] {
			found.version, found.checked = row.Authority, began
		}
	}

	return nil
}

// current gives the tenants to read, and lets go of those that nobody asks for.
func (w *Watch) current() (time.Time, map[uuid.UUID]*known) {
	w.mu.Lock()
	defer w.mu.Unlock()

	now := w.now()
	maps.DeleteFunc(w.tenants, func(_ uuid.UUID, found *known) bool { return now.Sub(found.asked) >= unasked })

	return now, maps.Clone(w.tenants)
}
