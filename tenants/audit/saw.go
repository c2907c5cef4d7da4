package audit

import (
	"context"
	"fmt"
	"time"

	"github.com/honnin/honnin/ent"
	where "github.com/honnin/honnin/ent/db/audit"
)

// Saw gives who of some people did anything with any of the targets before an instant, each once, in no order: to show something to a
// person is on record as well. Both are prefixed ids, of the viewer's tenant.
func Saw(ctx context.Context, people, targets []string, before time.Time) ([]string, error) {
	if len(people) == 0 || len(targets) == 0 {
		return nil, nil
	}

	found, err := ent.From(ctx).Audit.Query().
		Where(where.ActorIn(people...), where.TargetIn(targets...), where.AtLT(ent.Instant(before.Add(time.Microsecond-1)))).
		GroupBy(where.FieldActor).Strings(ctx)
	if err != nil {
		return nil, fmt.Errorf("audit: saw: %w", err)
	}

	return found, nil
}
