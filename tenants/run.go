package tenants

import (
	"context"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/tenants/rbac"
)

// Bell tells every process at once that the rights of a tenant have changed. A ring may get lost.
type Bell interface {
	Ring(ctx context.Context, tenant string) error
	// Listen runs until the context ends; deaf is called whenever rings may have gone unheard.
	Listen(ctx context.Context, heard func(tenant string), deaf func())
}

// WriteEvery is how often uses of keys are written down: so much of the count is lost when a process is killed. At an orderly end
// [Gate.WriteUses] writes the rest.
const WriteEvery = 10 * time.Second

// Hear makes the bell that by which processes tell one another. It is called once, before anything else.
func (g *Gate) Hear(bell Bell) { g.bell = bell }

// Run keeps what the gate remembers true, and writes down uses of keys, until the context ends. The gate works without it and after
// it, by asking the database.
func (g *Gate) Run(ctx context.Context) {
	var parts sync.WaitGroup

	parts.Go(func() { g.watch.Run(ctx) })
	parts.Go(func() { g.write(ctx) })

	if g.bell != nil {
		parts.Go(func() { g.bell.Listen(ctx, g.heard, g.watch.ForgetAll) })
	}

	parts.Wait()
}

func (g *Gate) heard(text string) {
	if tenant, err := uuid.Parse(text); err == nil {
		g.watch.Forget(tenant)
	}
}

func (g *Gate) write(ctx context.Context) {
	ticker := time.NewTicker(WriteEvery)
	defer ticker.Stop()

	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			if err := g.WriteUses(ctx); err != nil && ctx.Err() == nil {
				slog.WarnContext(ctx, "the uses of keys could not be written down; the next try follows", "error", err)
			}
		}
	}
}

// Announce lets every process know of rights that a request changes, before the request is answered.
func (g *Gate) Announce(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, changes := rbac.Collect(r.Context())
		defer func() { g.tell(context.WithoutCancel(ctx), changes) }()

		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// tell forgets at once in this process, and rings for the others. Those who do not hear find out within [rbac.Worst].
func (g *Gate) tell(ctx context.Context, changes *rbac.Changes) {
	for _, tenant := range changes.Tenants() {
		g.watch.Forget(tenant)

		if g.bell == nil {
			continue
		}

		if err := g.bell.Ring(ctx, tenant.String()); err != nil {
			slog.WarnContext(ctx, "other processes learn of changed rights a little later", "tenant", tenant.String(), "error", err)
		}
	}
}
