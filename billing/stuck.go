package billing

import (
	"context"
	"time"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/books"
)

// maxProblem bounds what is kept of what stood in the way of closing, in characters.
const maxProblem = 500

// Stuck keeps that a month of the viewer's tenant, which is over, cannot be closed or issued, and why; nil says that nothing stands in the
// way any more.
func Stuck(ctx context.Context, problem error, now time.Time) error {
	if problem == nil {
		err := ent.From(ctx).Books.Update().Where(books.CloseFailedAtNotNil()).
			ClearCloseFailedAt().ClearCloseTriedAt().SetCloseProblem("").Exec(ctx)

		return wrapped("closing", err)
	}

	return ent.Tx(ctx, func(ctx context.Context) error {
		row, err := hold(ctx, together)
		if err != nil {
			return err
		}

		text := []rune(problem.Error())
		change := ent.From(ctx).Books.UpdateOneID(row.ID).SetCloseTriedAt(ent.Instant(now)).
			SetCloseProblem(string(text[:min(len(text), maxProblem)]))

		if row.CloseFailedAt == nil {
			change.SetCloseFailedAt(ent.Instant(now))
		}

		return wrapped("closing", change.Exec(ctx))
	})
}

// Unclosed gives up to limit tenants whose months cannot be closed or issued, the longest first. It needs a viewer over all tenants.
func Unclosed(ctx context.Context, limit int) ([]*db.Books, error) {
	rows, err := ent.From(ctx).Books.Query().Where(books.CloseFailedAtNotNil()).
		Order(books.ByCloseFailedAt(), books.ByID()).Limit(limit).All(ctx)

	return rows, wrapped("closing", err)
}
