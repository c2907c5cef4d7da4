package stream

import (
	"context"
	"fmt"
	"time"

	"github.com/honnin/honnin/ent"
)

// Advance brings nearer, by so much, when the stream of the viewer's tenant is tried again. For test environments; call it in the
// transaction that notes it.
func Advance(ctx context.Context, by time.Duration) error {
	row, err := Show(ctx)
	if err != nil || row == nil {
		return err
	}

	if err := ent.From(ctx).AuditStream.UpdateOneID(row.ID).SetNextAt(row.NextAt.Add(-by)).Exec(ctx); err != nil {
		return fmt.Errorf("stream: advance: %w", err)
	}

	return nil
}
