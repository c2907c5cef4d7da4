package stripe

import (
	"context"
	"errors"
	"sync/atomic"

	"github.com/google/uuid"
	"golang.org/x/sync/errgroup"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/tenant"
	"github.com/honnin/honnin/internal/viewer"
)

// errTaken says that another process has the same in hand.
var errTaken = errors.New("stripe: taken")

// Round does once what is due: it looks into what Stripe told of, pushes usage, has invoices collected, and lets grace end. It needs a
// viewer over all tenants. When Stripe is away it stops, and the next round goes on there; what happened meanwhile waits in tables.
func (t *Till) Round(ctx context.Context) error {
	failed := t.Hear(ctx)
	if failed != nil && gone(failed) {
		return failed
	}

	tenants, err := active(ctx)
	if err != nil {
		return errors.Join(failed, err)
	}

	return errors.Join(failed, t.settleAll(ctx, tenants), t.remind(ctx))
}

// settleAll settles tenants, some at once, until Stripe is away: then no other is begun.
func (t *Till) settleAll(ctx context.Context, tenants []uuid.UUID) error {
	var (
		left   atomic.Bool
		group  errgroup.Group
		failed = make([]error, len(tenants))
	)

	group.SetLimit(sideBySide)

	for i, one := range tenants {
		group.Go(func() error {
			if left.Load() {
				return nil
			}

			failed[i] = t.Settle(viewer.With(ctx, viewer.For(one, "collect by Stripe")))
			if failed[i] != nil && gone(failed[i]) {
				left.Store(true)
			}

			return nil
		})
	}

	return errors.Join(group.Wait(), errors.Join(failed...))
}

// Settle brings Stripe up to date for the viewer's tenant: its prices, its usage and its invoices.
func (t *Till) Settle(ctx context.Context) error {
	row, err := t.row(ctx)
	if err != nil {
		return err
	}

	if err := t.take(ctx, row); err != nil {
		return err
	}

	open, err := t.openWork(ctx)
	if err != nil || !open.any() {
		return err
	}

	if err := t.stock(ctx); err != nil {
		return err
	}

	// A price that Stripe does not take holds up no money.
	failed := t.show(ctx, open.tariffs)
	if failed != nil && gone(failed) || !open.money() {
		return failed
	}

	row, err = t.account(ctx)
	if err != nil {
		return err
	}

	if err := t.subscribe(ctx, row.Customer, baseCurrency); err != nil {
		return err
	}

	return errors.Join(failed, t.push(ctx, row.Customer), t.collect(ctx, row, open.bills))
}

// openWork is what of a tenant Stripe has not as it is.
type openWork struct {
	bills   []Bill
	tariffs []Tariff
	// usage tells whether some is due to be told.
	usage bool
}

func (w *openWork) any() bool { return w.money() || len(w.tariffs) > 0 }

func (w *openWork) money() bool { return w.usage || len(w.bills) > 0 }

func (t *Till) openWork(ctx context.Context) (found openWork, err error) {
	if found.bills, err = t.bills(ctx); err != nil {
		return found, err
	}

	if found.tariffs, err = t.tariffs(ctx); err != nil {
		return found, err
	}

	found.usage, err = ent.From(ctx).Push.Query().Where(due(t.now())...).Exist(ctx)

	return found, wrapped("settle", err)
}

// baseCurrency is of the counting prices, which cost nothing in any.
const baseCurrency = "jpy"

// active gives the tenants, the oldest first.
func active(ctx context.Context) (found []uuid.UUID, err error) {
	found, err = ent.From(ctx).Tenant.Query().Order(tenant.ByCreatedAt()).IDs(ctx)

	return found, wrapped("tenants", err)
}
