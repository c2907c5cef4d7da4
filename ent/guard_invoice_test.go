package ent_test

import (
	"context"
	"encoding/json"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/credit"
	"github.com/honnin/honnin/ent/db/invoice"
	"github.com/honnin/honnin/ent/db/payment"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
)

// invoices are the tables of what tenants pay.
func invoices() map[string]table {
	return map[string]table{
		"contract": {
			make: func(ctx context.Context, _ fixture) (uuid.UUID, error) {
				row, err := ent.From(ctx).Contract.Create().SetNumber(int(time.Now().UnixNano())).SetEffectiveFrom("2026-11-01").
					SetDefinition(json.RawMessage("{}")).SetAuthor("somebody").SetIdempotencyKey(unique()).Save(ctx)

				return id(row, err, func(r *db.Contract) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).Contract.Query().Count(ctx) },
			drop:  func(ctx context.Context) (int, error) { return ent.From(ctx).Contract.Delete().Exec(ctx) },
		},
		"invoice": {
			make: func(ctx context.Context, _ fixture) (uuid.UUID, error) {
				row, err := newInvoice(ctx)

				return id(row, err, func(r *db.Invoice) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).Invoice.Query().Count(ctx) },
			change: func(ctx context.Context, id uuid.UUID) error {
				return ent.From(ctx).Invoice.UpdateOneID(id).SetState(invoice.StateVoid).Exec(ctx)
			},
			drop: func(ctx context.Context) (int, error) { return ent.From(ctx).Invoice.Delete().Exec(ctx) },
		},
		"invoiceline": {
			make: func(ctx context.Context, _ fixture) (uuid.UUID, error) {
				of, err := newInvoice(ctx)
				if err != nil {
					return uuid.Nil, err
				}

				row, err := ent.From(ctx).InvoiceLine.Create().SetInvoiceID(of.ID).SetPosition(1).SetKind("usage").SetQuantity(1).SetAmount(1).
					SetRate("10").SetPeriod("2026-11").SetBegins(time.Now()).SetEnds(time.Now()).SetDetail(json.RawMessage("{}")).Save(ctx)

				return id(row, err, func(r *db.InvoiceLine) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).InvoiceLine.Query().Count(ctx) },
			drop:  func(ctx context.Context) (int, error) { return ent.From(ctx).InvoiceLine.Delete().Exec(ctx) },
		},
		"creditnote": {
			make: func(ctx context.Context, _ fixture) (uuid.UUID, error) {
				of, err := newInvoice(ctx)
				if err != nil {
					return uuid.Nil, err
				}

				row, err := ent.From(ctx).CreditNote.Create().SetInvoiceID(of.ID).SetIssuer(unique()).SetSequence(1).SetNumber(unique()).
					SetCurrency("JPY").SetNet(1).SetTax(0).SetTotal(1).SetRate("10").SetReason("r").SetParties(json.RawMessage("{}")).
					SetIssuedOn("2026-11-30").SetIdempotencyKey(unique()).Save(ctx)

				return id(row, err, func(r *db.CreditNote) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).CreditNote.Query().Count(ctx) },
			drop:  func(ctx context.Context) (int, error) { return ent.From(ctx).CreditNote.Delete().Exec(ctx) },
		},
		"credit": {
			make: func(ctx context.Context, _ fixture) (uuid.UUID, error) {
				row, err := ent.From(ctx).Credit.Create().SetKind(credit.KindGrant).SetCurrency("JPY").SetAmount(1).
					SetIdempotencyKey(unique()).Save(ctx)

				return id(row, err, func(r *db.Credit) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).Credit.Query().Count(ctx) },
			drop:  func(ctx context.Context) (int, error) { return ent.From(ctx).Credit.Delete().Exec(ctx) },
		},
		"payment": {
			make: func(ctx context.Context, _ fixture) (uuid.UUID, error) {
				of, err := newInvoice(ctx)
				if err != nil {
					return uuid.Nil, err
				}

				row, err := ent.From(ctx).Payment.Create().SetInvoiceID(of.ID).SetMethod(payment.MethodTransfer).SetCurrency("JPY").SetAmount(1).
					SetReceivedAt(time.Now()).SetIdempotencyKey(unique()).Save(ctx)

				return id(row, err, func(r *db.Payment) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).Payment.Query().Count(ctx) },
			drop:  func(ctx context.Context) (int, error) { return ent.From(ctx).Payment.Delete().Exec(ctx) },
		},
		"payer": {
			make: func(ctx context.Context, _ fixture) (uuid.UUID, error) {
				row, err := ent.From(ctx).Payer.Create().SetContacts([]string{}).Save(ctx)

				return id(row, err, func(r *db.Payer) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).Payer.Query().Count(ctx) },
			change: func(ctx context.Context, id uuid.UUID) error {
				return ent.From(ctx).Payer.UpdateOneID(id).SetName("m").Exec(ctx)
			},
			drop: func(ctx context.Context) (int, error) { return ent.From(ctx).Payer.Delete().Exec(ctx) },
		},
	}
}

func newInvoice(ctx context.Context) (*db.Invoice, error) {
	return ent.From(ctx).Invoice.Create().SetPeriodFrom(unique()[:10]).SetPeriodTo("2026-12-01").SetZone("UTC").SetCurrency("JPY").
		SetNet(100).SetTax(10).SetTotal(110).SetCredited(0).SetDue(110).SetTaxes(json.RawMessage("[]")).SetTerms(json.RawMessage("{}")).Save(ctx)
}

// What an invoice says does not change, by whichever way somebody tries.
func TestAnInvoiceStands(t *testing.T) {
	t.Parallel()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		ctx := database.Tenant(database.Open(t, url), t, []byte("k"))
		row, err := newInvoice(ctx)
		require.NoError(t, err)

		system := viewer.With(ctx, viewer.System("test"))
		issue := func(number string) error {
			return ent.From(ctx).Invoice.UpdateOneID(row.ID).SetNumber(number).SetIssuer("i").SetSequence(1).SetState(invoice.StateIssued).Exec(ctx)
		}
		require.NoError(t, issue("INV-1"))
		require.Error(t, issue("INV-2"), "its number stands")
		require.Error(t, ent.From(ctx).Invoice.UpdateOneID(row.ID).SetState(invoice.StateDraft).Exec(system))
		require.Error(t, ent.From(ctx).Invoice.UpdateOneID(row.ID).SetDueOn("2027-01-01").Exec(system))
		require.NoError(t, ent.From(ctx).Invoice.UpdateOneID(row.ID).SetState(invoice.StatePaid).SetPaid(110).Exec(ctx))
		require.ErrorIs(t, ent.From(ctx).Invoice.DeleteOneID(row.ID).Exec(ctx), ent.ErrImmutable)

		// Nor in SQL, past our own client.
		opened, _ := raw(t, url)
		_, err = opened.ExecContext(t.Context(), "UPDATE invoice SET total = total + 1")
		require.ErrorContains(t, err, "an invoice does not change")
	})
}
