package billing

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/books"
	"github.com/honnin/honnin/internal/fault"
)

// lateNote is what a row says that came after its period was closed.
const lateNote = "late"

// Close closes everything of the viewer's tenant that is booked before until. From when it returns, no row can come to be, whoever is
// writing at that moment, whose BookedAt is before until: so what [Sum] and [Rows] then give of the time before is final. What comes to
// light of that time later is booked at until, which is where the next open period begins.
//
// It waits for writers that have not committed, and never goes back: an until before the one of the last time does nothing. An until
// later than now is a fault of kind invalid. Call it outside of a transaction, and sum after it; inside of one every writer of the
// tenant waits until that ends.
func Close(ctx context.Context, until, now time.Time) error {
	if until.After(now) {
		return fault.New(fault.Invalid, "A period that has not ended cannot be closed.", nil, fault.Field("until"))
	}

	until = ent.Instant(until)

	return ent.Tx(ctx, func(ctx context.Context) error {
		row, err := hold(ctx, alone)
		if err != nil {
			return err
		}

		if row.ClosedUntil != nil && !until.After(*row.ClosedUntil) {
			return nil
		}

		if err := row.Update().SetClosedUntil(until).Exec(ctx); err != nil {
			return fmt.Errorf("billing: close: %w", err)
		}

		return nil
	})
}

// ClosedUntil gives where the viewer's tenant's first open period begins; the zero time while none was closed.
func ClosedUntil(ctx context.Context) (time.Time, error) {
	row, err := ent.From(ctx).Books.Query().Only(ctx)
	if db.IsNotFound(err) || err == nil && row.ClosedUntil == nil {
		return time.Time{}, nil
	}

	if err != nil {
		return time.Time{}, fmt.Errorf("billing: books: %w", err)
	}

	return *row.ClosedUntil, nil
}

// book says when something counts that was used at the time, and what the row says of that. It keeps the books open as they are until
// the transaction ends.
func book(ctx context.Context, at time.Time) (booked time.Time, note string, err error) {
	row, err := hold(ctx, together)
	if err != nil {
		return time.Time{}, "", err
	}

	if row.ClosedUntil != nil && at.Before(*row.ClosedUntil) {
		return *row.ClosedUntil, lateNote, nil
	}

	return at, "", nil
}

// The ways to hold a tenant's books. Any number hold them together, none of whom waits for another or for who adds up sums; one alone
// waits for all of them.
const (
	together entsql.LockStrength = "KEY SHARE"
	alone    entsql.LockStrength = entsql.LockUpdate
)

// hold reads the books of the viewer's tenant and holds them to the end of the transaction, making them the first time. SQLite lets one
// transaction write at a time, and needs no more.
func hold(ctx context.Context, how entsql.LockStrength) (*db.Books, error) {
	read := func() (*db.Books, error) {
		return ent.From(ctx).Books.Query().Unique(false).Where(func(s *entsql.Selector) {
			if s.Dialect() == dialect.Postgres {
				s.For(how)
			}
		}).Only(ctx)
	}

	row, err := read()
	if !db.IsNotFound(err) {
		return row, wrapped("books", err)
	}

	err = ent.From(ctx).Books.Create().OnConflictColumns(books.FieldTenantID).DoNothing().Exec(ctx)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return nil, wrapped("books", err)
	}

	row, err = read()

	return row, wrapped("books", err)
}

func wrapped(what string, err error) error {
	if err != nil {
		return fmt.Errorf("billing: %s: %w", what, err)
	}

	return nil
}
