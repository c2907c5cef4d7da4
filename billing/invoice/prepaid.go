package invoice

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"github.com/honnin/honnin/billing/price"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/credit"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/audit"
)

// MaxAmount bounds what can be credited or paid at once, in smallest units.
const MaxAmount = 1_000_000_000_000

// Gift is credit that a tenant paid in advance, or is given.
type Gift struct {
	IdempotencyKey string
	Currency       price.Currency
	// Amount is in smallest units, 1 to [MaxAmount].
	Amount int64
	// ExpiresOn is the first day on which it is gone, in the tenant's zone; never, when empty.
	ExpiresOn string
	Reason    string
}

// Prepay adds credit to the ledger of the viewer's tenant. The same key with the same gift gives the entry of the first time.
func (d *Desk) Prepay(ctx context.Context, gift Gift) (row *db.Credit, err error) {
	if err := gift.check(); err != nil {
		return nil, err
	}

	if gift.Reason, err = because(gift.Reason); err != nil {
		return nil, err
	}

	key := given(gift.IdempotencyKey)

	err = ent.Tx(ctx, func(ctx context.Context) error {
		if _, err := hold(ctx); err != nil {
			return err
		}

		row, err = ent.From(ctx).Credit.Query().Where(credit.IdempotencyKey(key)).Only(ctx)
		if err == nil {
			if row.Amount != gift.Amount || row.Currency != string(gift.Currency) || row.ExpiresOn != gift.ExpiresOn {
				return ErrReused
			}

			return nil
		}

		if !db.IsNotFound(err) {
			return fmt.Errorf("invoice: credit: %w", err)
		}

		row, err = ent.From(ctx).Credit.Create().SetKind(credit.KindGrant).SetCurrency(string(gift.Currency)).SetAmount(gift.Amount).
			SetExpiresOn(gift.ExpiresOn).SetReason(gift.Reason).SetIdempotencyKey(key).Save(ctx)
		if err != nil {
			return fmt.Errorf("invoice: credit: %w", err)
		}

		return audit.Record(ctx, audit.Entry{
			Action: "credit.grant", Target: id.Format(id.Credit, row.ID), At: d.Now(),
			After: map[string]any{"currency": row.Currency, "amount": row.Amount, "expiresOn": row.ExpiresOn, "reason": row.Reason},
		})
	})

	return row, err
}

func (g Gift) check() error {
	if err := checkKey(g.IdempotencyKey); err != nil {
		return err
	}

	if !g.Currency.Known() {
		return invalid("currency", "A currency is JPY, USD or EUR.")
	}

	if g.Amount < 1 || g.Amount > MaxAmount {
		return invalid("amount", "An amount is 1 to 1000000000000 of the currency's smallest unit.")
	}

	if g.ExpiresOn != "" {
		if _, err := price.ParseDay(g.ExpiresOn); err != nil {
			return invalid("expiresOn", "A day is written like 2026-11-25.")
		}
	}

	return nil
}

// maxCredits bounds how much of a ledger is read.
const maxCredits = 10_000

// Prepaid gives what is left of each credit of the viewer's tenant in a currency, the oldest first, those that are gone included.
func Prepaid(ctx context.Context, currency price.Currency) ([]price.Prepaid, error) {
	rows, err := ent.From(ctx).Credit.Query().Where(credit.Currency(string(currency))).
		Order(credit.ByCreatedAt(), credit.ByID()).Limit(maxCredits).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("invoice: credits: %w", err)
	}

	left := []price.Prepaid{}
	place := map[uuid.UUID]int{}

	for _, row := range rows {
		if row.Kind == credit.KindGrant {
			place[row.ID] = len(left)
			left = append(left, price.Prepaid{ID: row.ID.String(), Left: row.Amount, ExpiresOn: price.Day(row.ExpiresOn)})
		} else if at, ok := place[*row.SourceID]; ok {
			left[at].Left += row.Amount
		}
	}

	return left, nil
}

// burn says which credits cover a bill, as far as they reach. Credit counts that is good on the month's last day.
func (d *Desk) burn(ctx context.Context, priced *price.Bill) ([]price.Burned, error) {
	credits, err := Prepaid(ctx, priced.Currency)
	if err != nil {
		return nil, err
	}

	return price.Burn(priced.Total, priced.Period.To.Add(-1), credits), nil
}

// used writes down what an invoice used of credit; and what an invoice comes to that is below nothing becomes credit.
func used(ctx context.Context, row *db.Invoice, burned []price.Burned) error {
	made := []*db.CreditCreate{}

	for _, one := range burned {
		source, err := uuid.Parse(one.ID)
		if err != nil {
			return fmt.Errorf("invoice: credit: %w", err)
		}

		made = append(made, ent.From(ctx).Credit.Create().SetKind(credit.KindBurn).SetSourceID(source).SetInvoiceID(row.ID).
			SetCurrency(row.Currency).SetAmount(-one.Amount).SetIdempotencyKey("burn:"+row.ID.String()+":"+one.ID))
	}

	if row.Total < 0 {
		made = append(made, ent.From(ctx).Credit.Create().SetKind(credit.KindGrant).SetInvoiceID(row.ID).SetCurrency(row.Currency).
			SetAmount(-row.Total).SetReason("more was taken back than was used").SetIdempotencyKey("carry:"+row.ID.String()))
	}

	return wrapped("credit", ent.From(ctx).Credit.CreateBulk(made...).Exec(ctx))
}

// restore gives back what an invoice used of credit, and takes away what it gave, when it is voided.
func restore(ctx context.Context, row *db.Invoice) error {
	uses, err := ent.From(ctx).Credit.Query().Where(credit.InvoiceID(row.ID)).Limit(maxCredits).All(ctx)
	if err != nil {
		return fmt.Errorf("invoice: credit: %w", err)
	}

	made := make([]*db.CreditCreate, len(uses))

	for i, use := range uses {
		source := use.ID
		if use.SourceID != nil {
			source = *use.SourceID
		}

		made[i] = ent.From(ctx).Credit.Create().SetKind(credit.KindRestore).SetSourceID(source).SetInvoiceID(row.ID).
			SetCurrency(row.Currency).SetAmount(-use.Amount).SetIdempotencyKey("restore:" + use.ID.String())
	}

	return wrapped("credit", ent.From(ctx).Credit.CreateBulk(made...).Exec(ctx))
}
