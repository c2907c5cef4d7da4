package invoice

import (
	"context"
	"encoding/json"
	"fmt"

	"entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"github.com/honnin/honnin/billing/price"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/invoiceline"
	"github.com/honnin/honnin/ent/db/predicate"
	"github.com/honnin/honnin/ent/db/usage"
	"github.com/honnin/honnin/internal/cursor"
)

// Lines gives the lines of an invoice of the viewer's tenant, in their order.
func Lines(ctx context.Context, of uuid.UUID) ([]*db.InvoiceLine, error) {
	rows, err := ent.From(ctx).InvoiceLine.Query().Where(invoiceline.InvoiceID(of)).Order(invoiceline.ByPosition()).Limit(maxVersions).All(ctx)

	return rows, wrapped("lines", err)
}

// Line gives one line of an invoice of the viewer's tenant; a fault of kind not found when the invoice has none with this id.
func Line(ctx context.Context, of, line uuid.UUID) (*db.InvoiceLine, error) {
	row, err := ent.From(ctx).InvoiceLine.Query().Where(invoiceline.InvoiceID(of), invoiceline.ID(line)).Only(ctx)
	if db.IsNotFound(err) {
		return nil, ErrNone
	}

	return row, wrapped("line", err)
}

// Detail is everything that a line says.
func Detail(row *db.InvoiceLine) (price.Line, error) {
	var line price.Line
	if err := json.Unmarshal(row.Detail, &line); err != nil {
		return price.Line{}, fmt.Errorf("invoice: line: %w", err)
	}

	return line, nil
}

// Behind gives a page of the usage rows that a line counts, in the order in which they take their places in the month, and whether there
// are more. Their quantities come to the line's. Where something was corrected in the line's days the places shift; then every line of the
// same meter and days shows all of them, and whole is false: together they come to the lines together. A line that counts nothing has none.
func Behind(ctx context.Context, row *db.InvoiceLine, first int, after string) (rows []*db.Usage, more, whole bool, err error) {
	if err := cursor.Length(first); err != nil {
		return nil, false, false, err
	}

	if row.Meter == "" {
		return []*db.Usage{}, false, true, nil
	}

	skip, bound, err := place(ctx, row)
	if err != nil {
		return nil, false, false, err
	}

	query := ent.From(ctx).Usage.Query().Where(within(row)...).Order(usage.ByBookedAt(), usage.ByID())
	whole = bound >= 0

	if whole {
		if rows, err = bounded(ctx, query.Clone(), skip, bound); err != nil || len(rows) == 0 {
			return []*db.Usage{}, false, true, err
		}

		query.Where(notBefore(rows[0]), notAfter(rows[len(rows)-1]))
	}

	if after != "" {
		at, id, err := cursor.Parse(after)
		if err != nil {
			return nil, false, false, err
		}

		query.Where(func(s *sql.Selector) {
			s.Where(sql.CompositeGT([]string{s.C(usage.FieldBookedAt), s.C(usage.FieldID)}, at, id))
		})
	}

	if rows, err = query.Limit(first + 1).All(ctx); err != nil {
		return nil, false, false, fmt.Errorf("invoice: behind a line: %w", err)
	}

	rows, more = cursor.Cut(rows, first)

	return rows, more, whole, nil
}

// bounded gives the first and the last of the rows that a line counts.
func bounded(ctx context.Context, query *db.UsageQuery, skip, count int) ([]*db.Usage, error) {
	ends := []*db.Usage{}

	for _, at := range []int{skip, skip + count - 1} {
		one, err := query.Clone().Offset(at).Limit(1).All(ctx)
		if err != nil {
			return nil, fmt.Errorf("invoice: behind a line: %w", err)
		}

		ends = append(ends, one...)
	}

	return ends, nil
}

func notBefore(first *db.Usage) predicate.Usage {
	return func(s *sql.Selector) {
		s.Where(sql.Not(sql.CompositeLT([]string{s.C(usage.FieldBookedAt), s.C(usage.FieldID)}, first.BookedAt, first.ID)))
	}
}

func notAfter(last *db.Usage) predicate.Usage {
	return func(s *sql.Selector) {
		s.Where(sql.Not(sql.CompositeGT([]string{s.C(usage.FieldBookedAt), s.C(usage.FieldID)}, last.BookedAt, last.ID)))
	}
}

// within keeps the usage of a line's meter and days.
func within(row *db.InvoiceLine) []predicate.Usage {
	return []predicate.Usage{
		usage.Meter(row.Meter), usage.EnvironmentEQ(usage.EnvironmentLive), usage.QuantityNEQ(0),
		usage.BookedAtGTE(row.Begins), usage.BookedAtLT(row.Ends),
	}
}

// place tells how many rows of a line's meter and days come before its own, and how many are its own; -1 where rows that are not one unit
// each make that meaningless.
func place(ctx context.Context, row *db.InvoiceLine) (skip, bound int, err error) {
	odd, err := ent.From(ctx).Usage.Query().Where(within(row)...).Where(usage.QuantityNEQ(1)).Exist(ctx)
	if err != nil || odd {
		return 0, -1, wrapped("behind a line", err)
	}

	before, err := ent.From(ctx).InvoiceLine.Query().
		Where(invoiceline.InvoiceID(row.InvoiceID), invoiceline.Meter(row.Meter), invoiceline.Begins(row.Begins), invoiceline.PositionLT(row.Position)).All(ctx)
	if err != nil {
		return 0, 0, fmt.Errorf("invoice: behind a line: %w", err)
	}

	for _, line := range before {
		skip += int(line.Quantity)
	}

	return skip, int(row.Quantity), nil
}

// CurrencyOf is that of a line's invoice.
func CurrencyOf(ctx context.Context, row *db.InvoiceLine) (price.Currency, error) {
	of, err := Get(ctx, row.InvoiceID)
	if err != nil {
		return "", err
	}

	return price.Currency(of.Currency), nil
}
