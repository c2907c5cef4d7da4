package billing

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/usage"
	"github.com/honnin/honnin/ent/db/usagefresh"
)

// Clear deletes the usage of verifications of the viewer's test environment, which nothing ever bills. The sums are wrong until
// [ClearSums]. Call it in a transaction.
func Clear(ctx context.Context, verifications []uuid.UUID) error {
	// Nobody adds a row to the sums that is going.
	if err := holdSums(ctx, time.Now()); err != nil {
		return err
	}

	used, err := ent.From(ctx).Usage.Query().Where(usage.VerificationIDIn(verifications...)).IDs(ctx)
	if err != nil {
		return wrapped("clear", err)
	}

	if _, err := ent.From(ctx).UsageFresh.Delete().Where(usagefresh.IDIn(used...)).Exec(ctx); err != nil {
		return wrapped("clear", err)
	}

	_, err = ent.From(ctx).Usage.Delete().Where(usage.IDIn(used...)).Exec(ctx)

	return wrapped("clear", err)
}

// ClearSums makes the sums of the viewer's test environment anew from what usage is left, and forgets how its meters were. Call it in a
// transaction.
func ClearSums(ctx context.Context) error {
	if err := holdSums(ctx, time.Now()); err != nil {
		return err
	}

	left, err := recount(ctx)
	if err != nil {
		return err
	}

	if _, err := ent.From(ctx).UsageSum.Delete().Exec(ctx); err != nil {
		return wrapped("clear", err)
	}

	if _, err := ent.From(ctx).UsagePulse.Delete().Exec(ctx); err != nil {
		return wrapped("clear", err)
	}

	return left.save(ctx)
}
