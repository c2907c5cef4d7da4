package rbac

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/tenant"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/viewer"
)

// Changes are the tenants whose rights changed during one request. The edge tells the other processes of them.
type Changes struct {
	mu      sync.Mutex
	tenants []uuid.UUID
}

type changesKey struct{}

// Collect gives a context in which [Changed] notes down the tenants.
func Collect(ctx context.Context) (context.Context, *Changes) {
	made := &Changes{}

	return context.WithValue(ctx, changesKey{}, made), made
}

// Tenants are those whose rights changed, each once.
func (c *Changes) Tenants() []uuid.UUID {
	c.mu.Lock()
	defer c.mu.Unlock()

	return slices.Clone(c.tenants)
}

func (c *Changes) note(tenant uuid.UUID) {
	c.mu.Lock()
	defer c.mu.Unlock()

	if !slices.Contains(c.tenants, tenant) {
		c.tenants = append(c.tenants, tenant)
	}
}

// Changed says, in the transaction that changes it and before anything is read that the change depends on, that who may do what in
// the viewer's tenant is different from now on. Until the end of the transaction nobody else can change rights of the tenant, so
// that rules over several rows, such as the last owner's, hold.
func Changed(ctx context.Context) error {
	who, _ := viewer.From(ctx)

	moved, err := ent.From(ctx).Tenant.Update().Where(tenant.ID(who.Tenant)).AddAuthority(1).Save(ctx)
	if err != nil {
		return fmt.Errorf("rbac: changed: %w", err)
	}

	if moved == 0 {
		return fault.New(fault.NotFound, "There is no such tenant.", nil)
	}

	if changes, ok := ctx.Value(changesKey{}).(*Changes); ok {
		changes.note(who.Tenant)
	}

	return nil
}
