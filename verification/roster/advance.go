package roster

import (
	"context"
	"fmt"
	"time"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/policyentry"
	"github.com/honnin/honnin/internal/fault"
)

// mostMoved is how many entries are brought nearer at once.
const mostMoved = 10_000

// Advance brings nearer, by so much, the ends of the entries of the viewer's lists. For test environments; call it in the transaction
// that notes it. Fault: conflict (more than ten thousand have an end).
func Advance(ctx context.Context, by time.Duration) error {
	rows, err := ent.From(ctx).PolicyEntry.Query().Where(policyentry.ExpiresAtNotNil()).
		Select(policyentry.FieldID, policyentry.FieldExpiresAt).Limit(mostMoved + 1).All(ctx)
	if err != nil {
		return fmt.Errorf("roster: advance: %w", err)
	}

	if len(rows) > mostMoved {
		return fault.New(fault.Conflict, "More than 10,000 entries of lists have an end. Take some off first.", nil)
	}

	for _, row := range rows {
		if err := ent.From(ctx).PolicyEntry.UpdateOneID(row.ID).SetExpiresAt(row.ExpiresAt.Add(-by)).Exec(ctx); err != nil {
			return fmt.Errorf("roster: advance: %w", err)
		}
	}

	return nil
}
