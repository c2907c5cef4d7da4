package invoice

import (
	"context"

	"github.com/google/uuid"

	"github.com/honnin/honnin/billing/price"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/viewer"
)

// Alert tells a tenant's finance contacts when its month has come to 50, 80 or 100 percent of its budget, once for each: at once for the
// highest that was reached. It tells whether it did.
func (d *Desk) Alert(ctx context.Context, tenant uuid.UUID) (told bool, err error) {
	ctx = viewer.With(ctx, viewer.For(tenant, "watch the budget"))

	pays, err := PayerOf(ctx)
	if err != nil || pays.Budget == nil {
		return false, err
	}

	priced, err := d.now(ctx)
	if fault.Is(err, fault.NotFound) {
		return false, nil
	}

	if err != nil {
		return false, err
	}

	err = ent.Tx(ctx, func(ctx context.Context) error {
		told = false

		if pays, err = hold(ctx); err != nil || !bounds(pays, priced) {
			return err
		}

		month, percent := priced.Period.Name(), reached(priced.Total, *pays.Budget)
		if percent == 0 || pays.AlertedPeriod == month && pays.AlertedPercent >= percent {
			return nil
		}

		if err := d.letterBudget(ctx, pays, month, percent, priced.Currency, priced.Total); err != nil {
			return err
		}

		told = true

		return wrapped("alert", pays.Update().SetAlertedPeriod(month).SetAlertedPercent(percent).Exec(ctx))
	})

	return told, err
}

// bounds tells whether a payer's budget is one for the month: it says nothing of a month in another currency.
func bounds(pays *db.Payer, month *price.Bill) bool {
	return pays.Budget != nil && (pays.BudgetCurrency == "" || pays.BudgetCurrency == string(month.Currency))
}

// now prices the month that it is.
func (d *Desk) now(ctx context.Context) (*price.Bill, error) {
	versions, err := Versions(ctx)
	if err != nil {
		return nil, err
	}

	zone, err := zoneOf(versions)
	if err != nil {
		return nil, err
	}

	return draft(ctx, price.MonthOf(price.DayOf(d.Now(), zone)), versions)
}

// reached is the highest level of a budget that an amount has come to; 0 for none.
func reached(total, budget int64) int {
	for _, percent := range []int64{100, 80, 50} {
		// Both are bounded far below where this could overflow.
		if total*100 >= budget*percent {
			return int(percent)
		}
	}

	return 0
}

// Budget is how a month stands against what it may cost.
type Budget struct {
	Currency price.Currency
	// Amount is what the month may cost, Spent what it comes to so far, with tax, in smallest units.
	Amount, Spent int64
	// Alerted is the level that the contacts were told of this month: 0, 50, 80 or 100.
	Alerted int
}

// BudgetOf gives how this month stands; nil without a contract, and without a budget in its currency.
func (d *Desk) BudgetOf(ctx context.Context) (*Budget, error) {
	pays, err := PayerOf(ctx)
	if err != nil || pays.Budget == nil {
		return nil, err
	}

	priced, err := d.now(ctx)
	if fault.Is(err, fault.NotFound) {
		return nil, nil //nolint:nilnil // none, as the comment says
	}

	if err != nil || !bounds(pays, priced) {
		return nil, err
	}

	return &Budget{priced.Currency, *pays.Budget, priced.Total, alerted(pays, priced.Period)}, nil
}

func alerted(pays *db.Payer, month price.Period) int {
	if pays.AlertedPeriod != month.Name() {
		return 0
	}

	return pays.AlertedPercent
}
