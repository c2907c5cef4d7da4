package stripe

import (
	"context"

	"github.com/stripe/stripe-go/v76"

	"github.com/honnin/honnin/ent/db/mirror"
)

// relieve has Stripe collect less of an open invoice: by what was taken back here, or paid by other means, since Stripe heard of it. A
// credit note is the only way to say either of a part; it moves no money. What is paid as a whole is ended instead, see [Till.end].
//
// Should the invoice be paid at Stripe in the same moment, Stripe refuses, and what came too much becomes credit here.
func (t *Till) relieve(ctx context.Context, bill Bill, open *stripe.Invoice) error {
	for _, line := range bill.Later {
		_, err := t.ensure(ctx, made{
			kind: mirror.KindNote, local: noteKey(bill, line),
			find: func(ctx context.Context) (string, error) { return t.findNote(ctx, open.ID, line.Key) },
			create: func(ctx context.Context, key string) (string, error) {
				params := &stripe.CreditNoteParams{Invoice: new(open.ID), Amount: new(line.Amount), Memo: new(line.Text)}
				params.AddMetadata(lineKey, line.Key)

				made, err := call(ctx, t, key, &params.Params, func() (*stripe.CreditNote, error) { return t.api.CreditNotes.New(params) })
				if err != nil {
					return "", err
				}

				return made.ID, nil
			},
		})
		if err != nil {
			return err
		}
	}

	return nil
}

// noteKey is what we call a credit note at Stripe.
func noteKey(bill Bill, line Line) string { return bill.ID.String() + "/" + line.Key }

func (t *Till) findNote(ctx context.Context, invoice, key string) (string, error) {
	params := &stripe.CreditNoteListParams{Invoice: new(invoice)}
	params.Context, params.Limit = ctx, new(int64(100))

	if err := t.pace.wait(ctx); err != nil {
		return "", err
	}

	all := t.api.CreditNotes.List(params)
	for all.Next() {
		if all.CreditNote().Metadata[lineKey] == key {
			return all.CreditNote().ID, nil
		}
	}

	return "", wrapped("notes", all.Err())
}
