package invoice

import (
	"context"
	"encoding/json"
	"fmt"
	"time"
	"unicode/utf8"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/billing/price"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/contract"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/audit"
)

// Offer is another version of a tenant's contract.
type Offer struct {
	IdempotencyKey string
	// YAML is a [price.Definition].
	YAML string
	// From is the day, in the contract's zone, at whose beginning it begins. It is in a month that is not closed.
	From string
	// Note is why, for the operators; up to 500 characters.
	Note string
}

// Agree adds a version to the contract of the viewer's tenant. The same key with the same offer gives the version of the first time.
// Faults: invalid (names the field), conflict (its month is closed, it is in another zone or within a month in another currency).
func (d *Desk) Agree(ctx context.Context, offer Offer) (row *db.Contract, err error) {
	if err := checkKey(offer.IdempotencyKey); err != nil {
		return nil, err
	}

	if utf8.RuneCountInString(offer.Note) > maxReason {
		return nil, invalid("note", "A note has up to 500 characters.")
	}

	from, err := price.ParseDay(offer.From)
	if err != nil {
		return nil, invalid("effectiveFrom", "A day is written like 2026-11-25.")
	}

	terms, err := price.Parse([]byte(offer.YAML))
	if err != nil {
		return nil, err
	}

	kept, err := json.Marshal(terms)
	if err != nil {
		return nil, fmt.Errorf("invoice: contract: %w", err)
	}

	err = ent.Tx(ctx, func(ctx context.Context) error {
		if _, err := hold(ctx); err != nil {
			return err
		}

		row, err = d.agree(ctx, offer, price.Version{From: from, Definition: terms}, kept)

		return err
	})

	return row, err
}

func (d *Desk) agree(ctx context.Context, offer Offer, wanted price.Version, kept []byte) (*db.Contract, error) {
	known, err := ent.From(ctx).Contract.Query().Where(contract.IdempotencyKey(offer.IdempotencyKey)).Only(ctx)
	if err == nil {
		return known, same(known, wanted, kept)
	}

	if !db.IsNotFound(err) {
		return nil, fmt.Errorf("invoice: contract: %w", err)
	}

	versions, err := Versions(ctx)
	if err != nil {
		return nil, err
	}

	if err := d.fits(ctx, wanted, versions); err != nil {
		return nil, err
	}

	who, _ := viewer.From(ctx)

	row, err := ent.From(ctx).Contract.Create().SetNumber(len(versions) + 1).SetEffectiveFrom(string(wanted.From)).SetDefinition(kept).
		SetAuthor(who.Subject).SetNote(offer.Note).SetIdempotencyKey(offer.IdempotencyKey).Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("invoice: contract: %w", err)
	}

	return row, audit.Record(ctx, audit.Entry{
		Action: "contract.agree", Target: id.Format(id.Contract, row.ID), At: d.Now(),
		After: map[string]any{"number": row.Number, "from": row.EffectiveFrom, "definition": row.Definition},
	})
}

func same(known *db.Contract, wanted price.Version, kept []byte) error {
	before, err := price.Stored(known.Definition)
	if err != nil {
		return err
	}

	// The database may have written the JSON in another order.
	again, err := json.Marshal(before)
	if err != nil {
		return fmt.Errorf("invoice: contract: %w", err)
	}

	if known.EffectiveFrom != string(wanted.From) || string(again) != string(kept) {
		return ErrReused
	}

	return nil
}

// fits tells whether a version can stand beside those that there are.
func (d *Desk) fits(ctx context.Context, wanted price.Version, versions []price.Version) error {
	zone, err := price.Zone(wanted.Definition.Zone)
	if err != nil {
		return fmt.Errorf("invoice: contract: %w", err)
	}

	closed, err := billing.ClosedUntil(ctx)
	if err != nil {
		return err
	}

	if !closed.IsZero() && wanted.From < price.DayOf(closed, zone) {
		return fault.New(fault.Conflict, "The month of that day is closed. A change begins on or after "+string(price.DayOf(closed, zone))+".", nil, fault.Code("closed"))
	}

	if len(versions) > 0 && versions[0].Definition.Zone != wanted.Definition.Zone {
		return fault.New(fault.Conflict, "A contract stays in its time zone: a month would have a gap, or days that count twice.", nil, fault.Code("zone"))
	}

	wanted.Number = len(versions) + 1
	if _, err := price.Plan(price.MonthOf(wanted.From), append(versions, wanted)); err != nil {
		return fault.New(fault.Conflict, "Another currency begins on the first day of a month.", err, fault.Code("currency"))
	}

	return nil
}

// Versions gives the versions of the contract of the viewer's tenant, the first first.
func Versions(ctx context.Context) ([]price.Version, error) {
	rows, err := Contracts(ctx)
	if err != nil {
		return nil, err
	}

	versions := make([]price.Version, len(rows))

	for i, row := range rows {
		terms, err := price.Stored(row.Definition)
		if err != nil {
			return nil, err
		}

		versions[i] = price.Version{Number: row.Number, From: price.Day(row.EffectiveFrom), Definition: terms}
	}

	return versions, nil
}

// maxVersions bounds how many versions of a contract are read.
const maxVersions = 1000

// Contracts gives the rows behind [Versions].
func Contracts(ctx context.Context) ([]*db.Contract, error) {
	rows, err := ent.From(ctx).Contract.Query().Order(contract.ByNumber()).Limit(maxVersions).All(ctx)

	return rows, wrapped("contract", err)
}

// zoneOf is that of a contract, which never changes; UTC without one.
func zoneOf(versions []price.Version) (*time.Location, error) {
	if len(versions) == 0 {
		return time.UTC, nil
	}

	return price.Zone(versions[0].Definition.Zone)
}
