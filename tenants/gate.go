package tenants

import (
	"context"
	"fmt"
	"net/netip"
	"time"

	"entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/apikey"
	"github.com/honnin/honnin/ent/db/predicate"
	"github.com/honnin/honnin/ent/db/tenant"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/origin"
	"github.com/honnin/honnin/internal/secret"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/key"
	"github.com/honnin/honnin/tenants/rbac"
)

// Gate turns credentials into viewers. It remembers keys for as long as the rights of their tenant are known not to have changed, so
// that a busy backend costs no look-up at all. It is safe for concurrent use.
type Gate struct {
	now   func() time.Time
	watch *rbac.Watch
	bell  Bell

	memory memory
	uses   uses
}

// NewGate makes a gate that asks the clock for the time. Without [Gate.Run] it remembers each key for [rbac.Worst], and does not
// write down its uses.
func NewGate(now func() time.Time) *Gate {
	return &Gate{now: now, watch: rbac.NewWatch(now)}
}

// Watch is what the gate knows of the versions of rights; whoever else remembers rights goes by the same.
func (g *Gate) Watch() *rbac.Watch { return g.watch }

// Key gives the viewer behind an API key that comes from the address. A key that is unknown, expired or revoked is
// [fault.Unauthenticated], and so is text that cannot be a key, which costs no look-up; one that may not be used from there, or whose
// tenant is suspended, is [fault.Forbidden].
func (g *Gate) Key(ctx context.Context, text fault.Secret, from netip.Addr) (viewer.Viewer, error) {
	if !key.WellFormed(text) {
		return viewer.Viewer{}, fault.New(fault.Unauthenticated, "This is not an API key; check it for a typing mistake.", nil)
	}

	hash, now := hashed(text), g.now()

	found, ok := g.memory.recall(hash)
	if version, fresh := g.watch.Version(found.who.Tenant); !ok || !fresh || version != found.version {
		var err error
		if found, err = g.look(ctx, text); err != nil {
			return viewer.Viewer{}, err
		}

		g.memory.keep(hash, found)
	}

	if found.expires != nil && !now.Before(*found.expires) {
		return viewer.Viewer{}, fault.New(fault.Unauthenticated, "This API key has expired.", nil)
	}

	if len(found.networks) > 0 && !found.networks.Contain(from) {
		return viewer.Viewer{}, fault.New(fault.Forbidden, "This API key may not be used from your network.", nil)
	}

	g.uses.count(found, from, now)

	return found.who, nil
}

// look reads the tenant, with the version of its rights, before the key: what is read later is never older than the version says.
func (g *Gate) look(ctx context.Context, text fault.Secret) (admitted, error) {
	ctx = viewer.With(ctx, viewer.System("authenticate"))
	hash, since := secret.Digest(text), g.watch.Begin()
	unknown := fault.New(fault.Unauthenticated, "This API key is not known.", nil)

	of, err := ent.From(ctx).Tenant.Query().Where(holding(hash)).
		Select(tenant.FieldID, tenant.FieldAuthority, tenant.FieldState, tenant.FieldTestOf).Only(ctx)
	if db.IsNotFound(err) {
		return admitted{}, unknown
	}

	if err != nil {
		return admitted{}, fmt.Errorf("tenants: key: %w", err)
	}

	row, err := ent.From(ctx).APIKey.Query().Where(apikey.Hash(hash)).Only(ctx)
	if db.IsNotFound(err) {
		return admitted{}, unknown
	}

	if err != nil {
		return admitted{}, fmt.Errorf("tenants: key: %w", err)
	}

	if row.RevokedAt != nil {
		return admitted{}, fault.New(fault.Unauthenticated, "This API key has been revoked.", nil)
	}

	if of.State != tenant.StateActive {
		return admitted{}, fault.New(fault.Forbidden, "Your company's access is suspended.", nil)
	}

	if key.ModeOf(of) != key.Mode(row.Prefix) {
		return admitted{}, unknown // a key of the one kind never reaches rows of the other, whatever stands in the database
	}

	g.watch.Learn(of.ID, of.Authority, since)

	return admit(row, of)
}

// holding selects the tenant that has a key of the hash.
func holding(hash string) predicate.Tenant {
	return func(s *sql.Selector) {
		keys := sql.Dialect(s.Dialect()).Table(apikey.Table)
		s.Where(sql.In(s.C(tenant.FieldID),
			sql.Dialect(s.Dialect()).Select(keys.C(apikey.FieldTenantID)).From(keys).Where(sql.EQ(keys.C(apikey.FieldHash), hash))))
	}
}

func admit(row *db.APIKey, of *db.Tenant) (admitted, error) {
	networks, err := origin.Parse(row.Networks)
	if err != nil {
		return admitted{}, fmt.Errorf("tenants: the networks of key %s: %w", row.ID, err)
	}

	home := uuid.Nil
	if of.TestOf != nil {
		home = *of.TestOf
	}

	return admitted{
		key: row.ID, version: of.Authority, expires: row.ExpiresAt, networks: networks,
		who: viewer.Viewer{
			Tenant: row.TenantID, Home: home, Subject: id.Format(id.Key, row.ID), Kind: viewer.Key, Roles: []string{row.Role},
			Scopes: row.Scopes, Flows: row.Flows, Rate: row.Rate,
			Limited: len(row.Networks) > 0 || len(row.Flows) > 0 || row.ExpiresAt != nil,
		},
	}, nil
}
