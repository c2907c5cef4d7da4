package worker

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/billing/invoice"
	"github.com/honnin/honnin/billing/price"
	"github.com/honnin/honnin/billing/stripe"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/mirror"
	"github.com/honnin/honnin/ent/db/payment"
	"github.com/honnin/honnin/internal/fault"
)

// Ledger gives Stripe what it needs of our invoices, and has the desk note the money that came.
func Ledger(desk *invoice.Desk) stripe.Ledger { return ledger{desk} }

// backKey begins the idempotency key of what went back of Stripe's money, or came again.
const backKey = "stripe/back/"

type ledger struct{ desk *invoice.Desk }

// Bills gives what each invoice came to when Stripe first heard of it: what was taken back or paid by other means before that is in its lines.
// What comes after stands beside them. What is collected too much all the same becomes credit.
func (l ledger) Bills(ctx context.Context, since time.Time) ([]stripe.Bill, error) {
	rows, err := invoice.Since(ctx, since)
	if err != nil {
		return nil, err
	}

	told, err := heardOf(ctx)
	if err != nil {
		return nil, err
	}

	bills := make([]stripe.Bill, len(rows))
	for i, row := range rows {
		if bills[i], err = bill(row, told[row.ID.String()]); err != nil {
			return nil, err
		}
	}

	return bills, nil
}

// Receive notes money once for each reference.
func (l ledger) Receive(ctx context.Context, bill uuid.UUID, amount int64, at time.Time, reference string) error {
	return l.desk.Collect(ctx, bill, invoice.Receipt{
		IdempotencyKey: "stripe/" + reference, Method: payment.MethodStripe, Amount: amount, At: at, Reference: reference,
	})
}

// Return brings what is noted of money that went back, under what Stripe calls it, to how it stands: an invoice of which something went back
// is owed again. Where that much never came in for the invoice, nothing is noted, and reconciliation says so.
func (l ledger) Return(ctx context.Context, bill uuid.UUID, back stripe.Back) error {
	err := ent.Tx(ctx, func(ctx context.Context) error {
		rows, err := ent.From(ctx).Payment.Query().
			Where(payment.InvoiceID(bill), payment.MethodEQ(payment.MethodStripe), payment.Reference(back.Reference)).All(ctx)
		if err != nil {
			return fmt.Errorf("worker: ledger: %w", err)
		}

		move := int64(0)
		for _, row := range rows {
			move -= row.Amount
		}

		if back.Gone {
			move -= back.Amount
		}

		if move == 0 {
			return nil
		}

		// Of two who note the same at once, one does.
		_, err = l.desk.Pay(ctx, bill, invoice.Receipt{
			IdempotencyKey: backKey + back.Reference + "/" + strconv.Itoa(len(rows)), Method: payment.MethodStripe, Amount: move,
			At: l.desk.Now(), Reference: back.Reference,
		})

		return err
	})
	if fault.Is(err, fault.Conflict) {
		return nil
	}

	return err
}

// heardOf says since when Stripe knows of which invoice of the viewer's tenant.
func heardOf(ctx context.Context) (map[string]time.Time, error) {
	rows, err := ent.From(ctx).Mirror.Query().Where(mirror.KindEQ(mirror.KindInvoice)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("worker: ledger: %w", err)
	}

	told := make(map[string]time.Time, len(rows))
	for _, row := range rows {
		told[row.Local] = row.CreatedAt
	}

	return told, nil
}

// bill is an invoice as Stripe is to collect it; told is when Stripe first heard of it, the zero time when it has not.
func bill(row *db.Invoice, told time.Time) (stripe.Bill, error) {
	zone, err := price.Zone(row.Zone)
	if err != nil {
		return stripe.Bill{}, fmt.Errorf("worker: ledger: %w", err)
	}

	made := stripe.Bill{
		ID: row.ID, Tenant: row.TenantID, Currency: strings.ToLower(row.Currency), State: owed(row.State),
		DueAt: price.Day(row.DueOn).Add(1).Start(zone),
	}
	if row.Number != nil {
		made.Number = *row.Number
	}

	made.Noted, made.Back = row.Noted, returned(row)

	if row.Due == 0 {
		return made, nil
	}

	if made.Lines, err = charges(row); err != nil {
		return stripe.Bill{}, err
	}

	if made.Due = sum(made.Lines); made.Due != row.Due {
		return stripe.Bill{}, fmt.Errorf("worker: ledger: the lines of %s come to %d, and it to %d", row.ID, made.Due, row.Due) //nolint:err113 // for the log
	}

	before, after := relieved(row, told)

	for _, line := range before {
		line.Amount = -line.Amount
		made.Lines = append(made.Lines, line)
	}

	made.Due, made.Later = sum(made.Lines), after

	return made, nil
}

func owed(state invoice.State) stripe.State {
	switch state {
	case invoice.Paid:
		return stripe.Paid
	case invoice.Voided:
		return stripe.Voided
	case invoice.WrittenOff:
		return stripe.WrittenOff
	case invoice.Drafted, invoice.Issued:
		return stripe.Owed
	default:
		return stripe.Owed
	}
}

// charges are the lines of an invoice, its tax by rate, and the credit that covered some of it.
func charges(row *db.Invoice) ([]stripe.Line, error) {
	lines := []stripe.Line{}

	for _, one := range row.Edges.Lines {
		detail, err := invoice.Detail(one)
		if err != nil {
			return nil, err
		}

		text := fmt.Sprintf("%s %s – %s × %d", cmp.Or(detail.Name, detail.Meter, string(detail.Kind)), detail.From, detail.To.Add(-1), detail.Quantity)
		lines = append(lines, stripe.Line{Key: "line-" + strconv.Itoa(one.Position), Text: text, Amount: one.Amount})
	}

	var taxes []price.TaxLine
	if err := json.Unmarshal(row.Taxes, &taxes); err != nil {
		return nil, fmt.Errorf("worker: ledger: %w", err)
	}

	for _, tax := range taxes {
		lines = append(lines, stripe.Line{Key: "tax-" + tax.Rate.String(), Text: "消費税 / Tax " + tax.Rate.String() + "%", Amount: tax.Tax})
	}

	lines = append(lines, stripe.Line{Key: "credit", Text: "前払 / Prepaid", Amount: -row.Credited})

	return slices.DeleteFunc(lines, free), nil
}

func free(line stripe.Line) bool { return line.Amount == 0 }

// returned is what went back of the money that Stripe collected: what is noted under another name than that of the invoice there.
func returned(row *db.Invoice) (sum int64) {
	for _, paid := range row.Edges.Payments {
		if paid.Method == payment.MethodStripe && (paid.Amount < 0 || strings.HasPrefix(paid.IdempotencyKey, backKey)) {
			sum -= paid.Amount
		}
	}

	return sum
}

// relieved is what was taken back of an invoice, or paid by other means: before Stripe heard of it, and after. What Stripe collected it
// knows, and what of a transfer went back after raises nothing there: that is for a person, whom reconciliation tells.
func relieved(row *db.Invoice, told time.Time) (before, after []stripe.Line) {
	put := func(at time.Time, line stripe.Line) {
		if told.IsZero() || at.Before(told) {
			before = append(before, line)
		} else if line.Amount > 0 {
			after = append(after, line)
		}
	}

	for _, note := range row.Edges.Notes {
		put(note.CreatedAt, stripe.Line{Key: "note-" + note.ID.String(), Text: note.Number, Amount: note.Total})
	}

	for _, paid := range row.Edges.Payments {
		if paid.Method != payment.MethodStripe {
			put(paid.CreatedAt, stripe.Line{Key: "paid-" + paid.ID.String(), Text: "入金済 / Paid", Amount: paid.Amount})
		}
	}

	return before, after
}

func sum(lines []stripe.Line) (total int64) {
	for _, line := range lines {
		total += line.Amount
	}

	return total
}
