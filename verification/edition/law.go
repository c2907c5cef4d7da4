package edition

import (
	"context"
	"crypto/ed25519"
	"encoding/json"
	"fmt"

	"entgo.io/ent/dialect/sql"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/lawcatalogue"
	"github.com/honnin/honnin/ent/db/lawoverride"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/audit"
	"github.com/honnin/honnin/verification/law"
)

// InForce gives the installation's catalogue: the newest of those that operators put in place and the one compiled in.
func InForce(ctx context.Context) (*law.Catalogue, error) {
	built, err := law.Default()
	if err != nil {
		return nil, fmt.Errorf("edition: catalogue: %w", err)
	}

	machine := viewer.With(ctx, viewer.System("law catalogue"))

	row, err := ent.From(machine).LawCatalogue.Query().Order(lawcatalogue.ByVersion(sql.OrderDesc())).First(machine)
	if db.IsNotFound(err) || err == nil && row.Version <= built.Version {
		return built, nil
	}

	if err != nil {
		return nil, plain("catalogue", err)
	}

	read, err := law.Parse(row.Data)
	if err != nil {
		return nil, fmt.Errorf("edition: the stored catalogue %s: %w", row.Version, err)
	}

	return read, nil
}

// Install puts a newer catalogue in place that the publisher signed, for every tenant. Faults: forbidden (not the publisher's signature),
// conflict (not newer), too large, invalid.
func Install(ctx context.Context, data, signature []byte, publisher ed25519.PublicKey) (*law.Catalogue, error) {
	inUse, err := InForce(ctx)
	if err != nil {
		return nil, err
	}

	read, err := law.Open(data, signature, publisher, inUse.Version)
	if err != nil {
		return nil, err
	}

	machine := viewer.With(ctx, viewer.System("law catalogue"))

	err = ent.From(machine).LawCatalogue.Create().SetVersion(read.Version).SetData(data).SetSignature(signature).SetAuthor(author(ctx)).Exec(machine)
	if db.IsConstraintError(err) {
		return nil, fault.New(fault.Conflict, "The catalogue is not newer than the one in use.", err)
	}

	return read, plain("install", err)
}

// Catalogue gives the catalogue as the viewer's tenant reads it: the installation's with the tenant's own readings.
func Catalogue(ctx context.Context) (*law.Catalogue, error) {
	inForce, err := InForce(ctx)
	if err != nil {
		return nil, err
	}

	rows, err := Overrides(ctx)
	if err != nil {
		return nil, err
	}

	for _, row := range rows {
		own, err := reading(row)
		if err != nil {
			return nil, err
		}

		merged, err := inForce.Override(own)
		if fault.Is(err, fault.Invalid) {
			continue // a newer catalogue no longer has the row that it was a reading of
		}

		if err != nil {
			return nil, err
		}

		inForce = merged
	}

	return inForce, nil
}

// Overrides gives the tenant's own readings.
func Overrides(ctx context.Context) ([]*db.LawOverride, error) {
	rows, err := ent.From(ctx).LawOverride.Query().Order(lawoverride.ByLaw(), lawoverride.ByMethod()).All(ctx)

	return rows, plain("overrides", err)
}

func reading(row *db.LawOverride) (law.Override, error) {
	own := law.Override{Law: row.Law, Method: row.Method, Note: row.Note}
	if err := json.Unmarshal(row.Periods, &own.Periods); err != nil {
		return own, fmt.Errorf("edition: a reading of %s: %w", row.Law, err)
	}

	return own, nil
}

// Override sets the tenant's own reading of a method, on record. Revision is 0 for the first. Faults: invalid (names the field), conflict
// (another revision).
func Override(ctx context.Context, own law.Override, revision int) (row *db.LawOverride, err error) {
	inForce, err := InForce(ctx)
	if err != nil {
		return nil, err
	}

	if _, err := inForce.Override(own); err != nil {
		return nil, err
	}

	periods, err := written(own.Periods)
	if err != nil {
		return nil, err
	}

	err = ent.Tx(ctx, func(ctx context.Context) error {
		before, err := ent.From(ctx).LawOverride.Query().Where(lawoverride.Law(own.Law), lawoverride.Method(own.Method)).Only(ctx)
		if err != nil && !db.IsNotFound(err) {
			return plain("override", err)
		}

		if row, err = put(ctx, before, own, periods, revision); err != nil {
			return err
		}

		return audit.Record(ctx, audit.Entry{Action: "law.override", Before: seen(before), After: seen(row)})
	})

	return row, err
}

func put(ctx context.Context, before *db.LawOverride, own law.Override, periods json.RawMessage, revision int) (*db.LawOverride, error) {
	stale := fault.New(fault.Conflict, "Somebody else has changed the reading since. Look at it again.", nil)

	if before == nil {
		if revision != 0 {
			return nil, stale
		}

		row, err := ent.From(ctx).LawOverride.Create().SetLaw(own.Law).SetMethod(own.Method).SetPeriods(periods).SetNote(own.Note).
			SetAuthor(author(ctx)).SetRevision(1).Save(ctx)
		if db.IsConstraintError(err) {
			return nil, stale
		}

		return row, plain("override", err)
	}

	row, err := ent.From(ctx).LawOverride.UpdateOneID(before.ID).Where(lawoverride.Revision(revision)).SetPeriods(periods).SetNote(own.Note).
		SetAuthor(author(ctx)).AddRevision(1).Save(ctx)
	if db.IsNotFound(err) {
		return nil, stale
	}

	return row, plain("override", err)
}

// Restore takes the tenant's own reading of a method away, on record. Faults: not found, conflict (another revision).
func Restore(ctx context.Context, act, method string, revision int) error {
	return ent.Tx(ctx, func(ctx context.Context) error {
		row, err := ent.From(ctx).LawOverride.Query().Where(lawoverride.Law(act), lawoverride.Method(method)).Only(ctx)
		if db.IsNotFound(err) {
			return fault.New(fault.NotFound, "There is no such reading.", err)
		}

		if err != nil {
			return plain("restore", err)
		}

		gone, err := ent.From(ctx).LawOverride.Delete().Where(lawoverride.ID(row.ID), lawoverride.Revision(revision)).Exec(ctx)
		if err != nil {
			return plain("restore", err)
		}

		if gone == 0 {
			return fault.New(fault.Conflict, "Somebody else has changed the reading since. Look at it again.", nil)
		}

		return audit.Record(ctx, audit.Entry{Action: "law.restore", Before: seen(row)})
	})
}

// seen is what the audit log keeps of a reading; nil when there was none.
func seen(row *db.LawOverride) map[string]any {
	if row == nil {
		return nil
	}

	return map[string]any{"law": row.Law, "method": row.Method, "periods": row.Periods, "note": row.Note}
}
