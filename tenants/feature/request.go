package feature

import (
	"context"
	"fmt"
	"unicode/utf8"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/grant"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/audit"
)

// Wish is what a tenant asks for.
type Wish struct {
	Feature string
	// Note is what the person says to that, up to [MaxNote] characters.
	Note string
	// Person is what people call the one who asks.
	Person string
}

// Request notes that the viewer's tenant wants the feature, and writes to the operators. Asking for what is asked for already, or
// for what is on, is harmless and changes nothing. A feature that does not exist is a fault of kind invalid.
func (c *Contract) Request(ctx context.Context, wish Wish) (row *db.Grant, err error) {
	if _, ok := Find(wish.Feature); !ok {
		return nil, fault.New(fault.Invalid, "There is no such feature.", nil, fault.Field("input.feature"))
	}

	if utf8.RuneCountInString(wish.Note) > MaxNote {
		return nil, fault.New(fault.Invalid, "A note has up to 500 characters.", nil, fault.Field("input.note"))
	}

	err = ent.Tx(ctx, func(ctx context.Context) error {
		before, err := begin(ctx, Terms{Feature: wish.Feature})
		if err != nil {
			return err
		}

		asked, err := c.ask(ctx, before, wish.Note)
		if err != nil {
			return err
		}

		if row, err = ent.From(ctx).Grant.Get(ctx, before.ID); err != nil {
			return fmt.Errorf("feature: request: %w", err)
		}

		if !asked {
			return nil
		}

		if err := c.letterRequested(ctx, wish); err != nil {
			return err
		}

		return audit.Record(ctx, audit.Entry{
			Action: "feature.request", Target: wish.Feature, After: map[string]any{"note": wish.Note}, At: c.now(),
		})
	})

	return row, err
}

// ask notes the request unless there is one or the feature is on, and tells whether it did. The update is the check: of two who ask
// at once, one does.
func (c *Contract) ask(ctx context.Context, before *db.Grant, note string) (bool, error) {
	who, _ := viewer.From(ctx)

	changed, err := ent.From(ctx).Grant.Update().
		Where(grant.ID(before.ID), grant.RequestedAtIsNil(), grant.StateNEQ(grant.StateOn)).
		SetRequestedAt(c.now()).SetRequestedBy(who.Subject).SetRequestedNote(note).AddRevision(1).Save(ctx)
	if err != nil {
		return false, fmt.Errorf("feature: request: %w", err)
	}

	return changed == 1, nil
}
