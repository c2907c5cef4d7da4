package post

import (
	"context"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/viewer"
)

// DeliverAlone tries one mail in the goroutine of the caller.
func DeliverAlone(ctx context.Context, o *Office) {
	ctx = viewer.With(ctx, viewer.System("test"))

	for _, row := range ent.From(ctx).Mail.Query().AllX(ctx) {
		if row.SentAt == nil {
			_, _ = o.deliver(ctx, row)
		}
	}
}
