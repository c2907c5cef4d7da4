package tenants

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/apikey"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
)

const (
	remembered = 1024            // keys held at most
	fresh      = 5 * time.Second // how long a revoked key may still work on a process that has just seen it
	coarse     = time.Minute     // how exact the times of last use are
)

// Gate turns credentials into viewers. It remembers keys for some seconds, so that a busy backend costs one look-up in that time.
// It is safe for concurrent use.
type Gate struct {
	now  func() time.Time
	mu   sync.Mutex
	keys map[string]admitted
}

type admitted struct {
	who   viewer.Viewer
	until time.Time
}

// NewGate makes a gate that asks the clock for the time.
func NewGate(now func() time.Time) *Gate {
	return &Gate{now: now, keys: map[string]admitted{}}
}

// Key gives the viewer behind an API key. A key that is unknown, expired or revoked is [fault.Unauthenticated], and so is text
// that cannot be a key, which costs no look-up.
func (g *Gate) Key(ctx context.Context, key fault.Secret) (viewer.Viewer, error) {
	if !wellFormed(string(key)) {
		return viewer.Viewer{}, fault.New(fault.Unauthenticated, "This is not an API key; check it for a typing mistake.", nil)
	}

	hash := digest(key)
	if who, ok := g.recall(hash); ok {
		return who, nil
	}

	row, err := g.look(viewer.With(ctx, viewer.System("authenticate")), hash)
	if err != nil {
		return viewer.Viewer{}, err
	}

	who := viewer.Viewer{Tenant: row.TenantID, Subject: id.Format(id.Key, row.ID), Kind: viewer.Key, Roles: []string{row.Role}}
	g.remember(hash, who, row.ExpiresAt)

	return who, nil
}

func (g *Gate) look(ctx context.Context, hash string) (*db.APIKey, error) {
	row, err := ent.From(ctx).APIKey.Query().Where(apikey.Hash(hash)).Only(ctx)
	if db.IsNotFound(err) {
		return nil, fault.New(fault.Unauthenticated, "This API key is not known.", nil)
	}

	if err != nil {
		return nil, fmt.Errorf("tenants: key: %w", err)
	}

	now := g.now().UTC().Truncate(time.Microsecond)

	if row.RevokedAt != nil {
		return nil, fault.New(fault.Unauthenticated, "This API key has been revoked.", nil)
	}

	if row.ExpiresAt != nil && !now.Before(*row.ExpiresAt) {
		return nil, fault.New(fault.Unauthenticated, "This API key has expired.", nil)
	}

	if row.UsedAt == nil || now.Sub(*row.UsedAt) >= coarse {
		if err := ent.From(ctx).APIKey.UpdateOne(row).SetUsedAt(now).Exec(ctx); err != nil {
			return nil, fmt.Errorf("tenants: key: %w", err)
		}
	}

	return row, nil
}

func (g *Gate) recall(hash string) (viewer.Viewer, bool) {
	g.mu.Lock()
	defer g.mu.Unlock()

	known, ok := g.keys[hash]
	if !ok || !g.now().Before(known.until) {
		return viewer.Viewer{}, false
	}

	return known.who, true
}

func (g *Gate) remember(hash string, who viewer.Viewer, expires *time.Time) {
	g.mu.Lock()
	defer g.mu.Unlock()

	if len(g.keys) >= remembered {
		clear(g.keys)
	}

	until := g.now().Add(fresh)
	if expires != nil && expires.Before(until) {
		until = *expires
	}

	g.keys[hash] = admitted{who: who, until: until}
}
