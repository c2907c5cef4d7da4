package statute

import (
	"context"
	"encoding/json"
	"fmt"

	"entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/lawoverride"
	"github.com/honnin/honnin/internal/cursor"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/audit"
	"github.com/honnin/honnin/verification/law"
)

// MaxOverrides is how many readings of its own a tenant can have.
const MaxOverrides = 200

// StaleError is the cause of the conflict when somebody else has changed a reading.
type StaleError struct {
	// Revision is what it has now; 0 when there is none.
	Revision int
}

// Error says so.
func (e *StaleError) Error() string {
	return fmt.Sprintf("statute: stale: it is at revision %d", e.Revision)
}

func stale(revision int) error {
	return fault.New(fault.Conflict, "Somebody else has changed the reading since. Look at it again.", &StaleError{revision})
}

// Catalogue gives the catalogue as the viewer's tenant reads it: the installation's, with the tenant's own readings in place of its rows. A
// reading of a row that a newer catalogue no longer has is left out.
func Catalogue(ctx context.Context) (*law.Catalogue, error) {
	inForce, err := InForce(ctx)
	if err != nil {
		return nil, err
	}

	rows, err := ent.From(ctx).LawOverride.Query().Order(where.ByLaw(), where.ByMethod()).Limit(MaxOverrides).All(ctx)
	if err != nil {
		return nil, wrapped("overrides", err)
	}

	for _, row := range rows {
		periods, err := Periods(row)
		if err != nil {
			return nil, err
		}

		merged, err := inForce.Override(law.Override{Law: row.Law, Method: row.Method, Note: row.Note, Periods: periods})
		if fault.Is(err, fault.Invalid) {
			continue
		}

		if err != nil {
			return nil, wrapped("override", err)
		}

		inForce = merged
	}

	return inForce, nil
}

// Periods reads the periods of a reading.
func Periods(row *db.LawOverride) (periods []law.Period, err error) {
	if err := json.Unmarshal(row.Periods, &periods); err != nil {
		return nil, fmt.Errorf("statute: a reading of %s: %w", row.Law, err)
	}

	return periods, nil
}

// List gives a page of the viewer's tenant's own readings, newest first, and whether there are more behind them.
func List(ctx context.Context, first int, after string) (rows []*db.LawOverride, more bool, err error) {
	if err := cursor.Length(first); err != nil {
		return nil, false, err
	}

	query := ent.From(ctx).LawOverride.Query().
		Order(where.ByCreatedAt(sql.OrderDesc()), where.ByID(sql.OrderDesc())).Limit(first + 1)

	if after != "" {
		at, of, err := cursor.Parse(after)
		if err != nil {
			return nil, false, err
		}

		query.Where(where.Or(where.CreatedAtLT(at), where.And(where.CreatedAt(at), where.IDLT(of))))
	}

	if rows, err = query.All(ctx); err != nil {
		return nil, false, wrapped("list", err)
	}

	rows, more = cursor.Cut(rows, first)

	return rows, more, nil
}

// Override sets the viewer's tenant's own reading of a method, on record. The revision is the one that was read, 0 for the first reading;
// the same reading again changes nothing. Faults: invalid (names the field), conflict (with a [StaleError], or too many).
func Override(ctx context.Context, own law.Override, revision int) (row *db.LawOverride, err error) {
	inForce, err := InForce(ctx)
	if err != nil {
		return nil, err
	}

	if _, err := inForce.Override(own); err != nil {
		return nil, err
	}

	periods, err := json.Marshal(own.Periods)
	if err != nil {
		return nil, wrapped("periods", err)
	}

	err = ent.Tx(ctx, func(ctx context.Context) error {
		before, err := ent.From(ctx).LawOverride.Query().Where(where.Law(own.Law), where.Method(own.Method)).Only(ctx)
		if err != nil && !db.IsNotFound(err) {
			return wrapped("override", err)
		}

		if row, err = put(ctx, before, own, periods, revision); err != nil || row == before {
			return err
		}

		return audit.Record(ctx, audit.Entry{
			Action: "law.override", Target: id.Format(id.LawOverride, row.ID), Before: seen(before), After: seen(row),
		})
	})

	return row, err
}

// put writes the reading; it gives the one before itself when that says the same.
func put(ctx context.Context, before *db.LawOverride, own law.Override, periods []byte, revision int) (*db.LawOverride, error) {
	if before == nil {
		return add(ctx, own, periods, revision)
	}

	if before.Note == own.Note && string(before.Periods) == string(periods) {
		return before, nil
	}

	row, err := ent.From(ctx).LawOverride.UpdateOneID(before.ID).Where(where.Revision(revision)).
		SetPeriods(periods).SetNote(own.Note).SetAuthor(author(ctx)).AddRevision(1).Save(ctx)
	if db.IsNotFound(err) {
		return nil, stale(before.Revision)
	}

	return row, wrapped("override", err)
}

func add(ctx context.Context, own law.Override, periods []byte, revision int) (*db.LawOverride, error) {
	if revision != 0 {
		return nil, stale(0)
	}

	count, err := ent.From(ctx).LawOverride.Query().Count(ctx)
	if err != nil {
		return nil, wrapped("override", err)
	}

	if count >= MaxOverrides {
		return nil, fault.New(fault.Conflict, "A company can have up to 200 readings of its own. Remove one first.", nil)
	}

	row, err := ent.From(ctx).LawOverride.Create().SetLaw(own.Law).SetMethod(own.Method).SetPeriods(periods).SetNote(own.Note).
		SetAuthor(author(ctx)).SetRevision(1).Save(ctx)
	if db.IsConstraintError(err) {
		return nil, stale(1)
	}

	return row, wrapped("override", err)
}

// Remove takes a reading away, on record: from then on the catalogue's row counts again. Faults: not found, conflict (with a
// [StaleError]).
func Remove(ctx context.Context, of uuid.UUID, revision int) error {
	return ent.Tx(ctx, func(ctx context.Context) error {
		row, err := ent.From(ctx).LawOverride.Get(ctx, of)
		if db.IsNotFound(err) {
			return fault.New(fault.NotFound, "There is no such reading.", err)
		}

		if err != nil {
			return wrapped("remove", err)
		}

		gone, err := ent.From(ctx).LawOverride.Delete().Where(where.ID(of), where.Revision(revision)).Exec(ctx)
		if err != nil {
			return wrapped("remove", err)
		}

		if gone == 0 {
			return stale(row.Revision)
		}

		return audit.Record(ctx, audit.Entry{Action: "law.restore", Target: id.Format(id.LawOverride, of), Before: seen(row)})
	})
}

// seen is what the audit log keeps of a reading; nil when there was none.
func seen(row *db.LawOverride) any {
	if row == nil {
		return nil
	}

	return map[string]any{"law": row.Law, "method": row.Method, "periods": row.Periods, "note": row.Note}
}

func author(ctx context.Context) string {
	who, _ := viewer.From(ctx)

	return who.Subject
}
