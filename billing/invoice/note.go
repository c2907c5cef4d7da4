package invoice

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/honnin/honnin/billing/price"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/credit"
	"github.com/honnin/honnin/ent/db/creditnote"
	"github.com/honnin/honnin/internal/fault"
)

// Return is what is taken back of an invoice.
type Return struct {
	IdempotencyKey string
	// Net is how much, without tax, in smallest units; at most what the invoice has left of the rate.
	Net int64
	// Rate is of the tax, in percent, as the invoice says it; that of its only one, when empty.
	Rate   string
	Reason string
}

// Credit writes a credit note on an invoice that was issued: the invoice stays as it is, and less of it is owed. What was paid already or
// came from credit becomes credit again. The tax of all notes of a rate together is rounded as that of the invoice was. The same key with
// the same return gives the note of the first time. Faults: invalid (names the field), not found, conflict (a state that does not allow
// it, more than is left).
func (d *Desk) Credit(ctx context.Context, of uuid.UUID, wanted Return) (row *db.CreditNote, err error) {
	if err := checkKey(wanted.IdempotencyKey); err != nil {
		return nil, err
	}

	if wanted.Reason, err = because(wanted.Reason); err != nil {
		return nil, err
	}

	if wanted.Net < 1 || wanted.Net > MaxAmount {
		return nil, invalid("net", "An amount is 1 to 1000000000000 of the currency's smallest unit.")
	}

	err = ent.Tx(ctx, func(ctx context.Context) error {
		if _, err := hold(ctx); err != nil {
			return err
		}

		row, err = ent.From(ctx).CreditNote.Query().Where(creditnote.IdempotencyKey(wanted.IdempotencyKey)).Only(ctx)
		if err == nil {
			if row.InvoiceID != of || row.Net != wanted.Net || row.Reason != wanted.Reason {
				return ErrReused
			}

			return nil
		}

		if !db.IsNotFound(err) {
			return fmt.Errorf("invoice: credit note: %w", err)
		}

		row, err = d.credit(ctx, of, wanted)

		return err
	})

	return row, err
}

func (d *Desk) credit(ctx context.Context, of uuid.UUID, wanted Return) (*db.CreditNote, error) {
	bill, err := Get(ctx, of)
	if err != nil {
		return nil, err
	}

	if bill.State != Issued && bill.State != Paid {
		return nil, fault.New(fault.Conflict, "A credit note is written on an invoice that was issued and stands.", nil, fault.State(string(bill.State)), fault.Code("state"))
	}

	rate, tax, err := takeBack(ctx, bill, wanted)
	if err != nil {
		return nil, err
	}

	zone, err := price.Zone(bill.Zone)
	if err != nil {
		return nil, err
	}

	today := price.DayOf(d.Now(), zone)

	sequence, err := number(ctx, "note:"+d.Issuer.code())
	if err != nil {
		return nil, err
	}

	row, err := ent.From(ctx).CreditNote.Create().SetInvoiceID(bill.ID).SetIssuer(d.Issuer.code()).SetSequence(sequence).
		SetNumber(fmt.Sprintf("%s%06d", d.Issuer.prefix("CRN-"+string(today[:4])+"-"), sequence)).SetCurrency(bill.Currency).
		SetNet(wanted.Net).SetTax(tax).SetTotal(wanted.Net + tax).SetRate(rate).SetReason(wanted.Reason).SetParties(bill.Parties).
		SetIssuedOn(string(today)).SetIdempotencyKey(wanted.IdempotencyKey).Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("invoice: credit note: %w", err)
	}

	// What is no longer owed is not paid; what was paid of it becomes credit.
	owed := left(bill)
	bill.Noted += row.Total

	if beyond := row.Total - owed; beyond > 0 {
		err := ent.From(ctx).Credit.Create().SetKind(credit.KindGrant).SetInvoiceID(bill.ID).SetCurrency(bill.Currency).SetAmount(beyond).
			SetReason(row.Number).SetIdempotencyKey("note:" + row.ID.String()).Exec(ctx)
		if err != nil {
			return nil, fmt.Errorf("invoice: credit: %w", err)
		}
	}

	if err := d.settle(ctx, bill); err != nil {
		return nil, err
	}

	if err := d.letterNoted(ctx, bill, row); err != nil {
		return nil, err
	}

	return row, d.record(ctx, bill, "credit", map[string]any{"number": row.Number, "total": row.Total, "reason": row.Reason})
}

// takeBack gives the rate and the tax of what is taken back, if that much is left.
func takeBack(ctx context.Context, bill *db.Invoice, wanted Return) (rate string, tax int64, err error) {
	var (
		taxes []price.TaxLine
		terms Terms
	)

	if err := json.Unmarshal(bill.Taxes, &taxes); err != nil {
		return "", 0, fmt.Errorf("invoice: taxes: %w", err)
	}

	if err := json.Unmarshal(bill.Terms, &terms); err != nil {
		return "", 0, fmt.Errorf("invoice: terms: %w", err)
	}

	for _, line := range taxes {
		if line.Rate.String() != wanted.Rate && (wanted.Rate != "" || len(taxes) > 1) {
			continue
		}

		net, before, err := noted(ctx, bill.ID, line.Rate)
		if err != nil {
			return "", 0, err
		}

		if net+wanted.Net > line.Net {
			return "", 0, fault.New(fault.Conflict, "That is more than the invoice has left of this rate.", nil, fault.Code("amount"))
		}

		return line.Rate.String(), terms.Rounding.Tax(net+wanted.Net, line.Rate) - before, nil
	}

	return "", 0, invalid("rate", "The invoice has no lines of this rate of tax.")
}

// noted is what the notes of an invoice have taken back of a rate.
func noted(ctx context.Context, of uuid.UUID, rate decimal.Decimal) (net, tax int64, err error) {
	rows, err := ent.From(ctx).CreditNote.Query().Where(creditnote.InvoiceID(of), creditnote.Rate(rate.String())).Limit(maxCredits).All(ctx)
	for _, row := range rows {
		net, tax = net+row.Net, tax+row.Tax
	}

	return net, tax, wrapped("credit note", err)
}
