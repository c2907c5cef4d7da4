package sandbox

import (
	"context"
	"fmt"
	"time"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/tenant"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/audit"
)

// Longest is how far a clock can be advanced at once, and Farthest how far in all.
const (
	Longest  = 366 * 24 * time.Hour
	Farthest = 10 * Longest
)

// MovedError is the cause of the conflict that [Advance] gives when the clock does not stand where the caller thinks.
type MovedError struct {
	// Stands is where it stands.
	Stands time.Duration
}

// Error says so.
func (e *MovedError) Error() string { return "sandbox: the clock stands at " + e.Stands.String() }

// Inside is nil in a test environment, and [fault.Conflict] everywhere else.
func Inside(ctx context.Context) error {
	if who, _ := viewer.From(ctx); !who.Test() {
		return fault.New(fault.Conflict, "This works in a test environment alone.", nil)
	}

	return nil
}

// Advance notes that the clock of the viewer's test environment goes on by a second to a year. From is where it stood, so that what is
// asked for twice happens once. Call it in the transaction in which everything that is to come is brought nearer. Faults: conflict (no
// test environment, or with [MovedError] another from), invalid (names the field).
func Advance(ctx context.Context, from, by time.Duration) (row *db.Tenant, err error) {
	if err := Inside(ctx); err != nil {
		return nil, err
	}

	if by < time.Second || by > Longest || from+by > Farthest {
		return nil, fault.New(fault.Invalid, "A clock goes on by 1 second to 366 days at once, and by ten times that in all.", nil, fault.Field("input.by"))
	}

	who, _ := viewer.From(ctx)
	seconds := int64(by / time.Second)

	moved, err := ent.From(ctx).Tenant.Update().
		Where(tenant.ID(who.Tenant), tenant.TestAdvanced(int64(from/time.Second))).AddTestAdvanced(seconds).Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("sandbox: advance: %w", err)
	}

	if row, err = ent.From(ctx).Tenant.Get(ctx, who.Tenant); err != nil {
		return nil, fmt.Errorf("sandbox: advance: %w", err)
	}

	if moved == 0 {
		return nil, fault.New(fault.Conflict, "The clock has been advanced since. Look again where it stands.", &MovedError{Ahead(row)})
	}

	return row, audit.Record(ctx, audit.Entry{
		Action: "test.advance", Target: id.Format(id.Tenant, who.Tenant), After: map[string]any{"by": seconds, "advanced": row.TestAdvanced},
	})
}

// Ahead is how far the clock of a test environment has been advanced.
func Ahead(row *db.Tenant) time.Duration { return time.Duration(row.TestAdvanced) * time.Second }
