package audit

import (
	"context"

	"github.com/google/uuid"

	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
)

// Installation is the id under which the installation itself has a chain, beside those of its tenants: what its own staff do from
// outside of every tenant. No tenant has this id: theirs are UUIDs of version 5 or 7.
func Installation() uuid.UUID { return uuid.UUID{15: 1} }

// RecordAbove adds the entry to the installation's chain and to that of the viewer's tenant, in the transaction that the context is in.
// Whoever acts on a tenant from outside is on record on both sides: neither the tenant nor the installation has to take the other's
// word. The installation's link has the tenant as its target, and in what it became the target and what it became there. The
// installation's head is always taken first, so that two who act on the same tenants do not wait for one another crosswise.
func RecordAbove(ctx context.Context, entry Entry) error {
	who, _ := viewer.From(ctx)

	above := entry
	above.Target = id.Format(id.Tenant, who.Tenant)
	above.After = map[string]any{"target": entry.Target, "after": entry.After}

	if err := Record(over(ctx), above); err != nil {
		return err
	}

	return Record(ctx, entry)
}

// over is a context in which the viewer stands in the installation's chain.
func over(ctx context.Context) context.Context {
	who, _ := viewer.From(ctx)
	who.Tenant = Installation()

	return viewer.With(ctx, who)
}

// Above is a context in which an operator, outside of every tenant, reads the installation's chain; anybody else is [fault.Forbidden].
func Above(ctx context.Context) (context.Context, error) {
	who, ok := viewer.From(ctx)
	if !ok || who.Kind != viewer.Operator || who.Tenant != uuid.Nil {
		return nil, fault.New(fault.Forbidden, "This is for operators of the installation, outside of every tenant.", nil)
	}

	return over(ctx), nil
}
