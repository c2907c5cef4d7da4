package billing

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/usage"
	"github.com/honnin/honnin/internal/fault"
)

// Used is how much of one meter a tenant used in a month.
type Used struct {
	Tenant   uuid.UUID `json:"tenant_id"`
	Meter    string    `json:"meter"`
	Quantity int64     `json:"sum"`
}

// Month sums what was used in a calendar month in UTC, written 2026-11, whenever it is billed and without test environments: of the viewer's tenant, or of every tenant for a viewer over
// all. A month that cannot be read is a fault of kind invalid.
func Month(ctx context.Context, month string) ([]Used, error) {
	begin, err := time.Parse("2006-01", month)
	if err != nil {
		return nil, fault.New(fault.Invalid, "A month is written like 2026-11.", err, fault.Field("month"))
	}

	used := []Used{}

	err = ent.From(ctx).Usage.Query().
		Where(usage.AtGTE(ent.Instant(begin)), usage.AtLT(ent.Instant(begin.AddDate(0, 1, 0))),
			usage.QuantityNEQ(0), usage.EnvironmentEQ(Live)).
		Order(usage.ByTenantID(), usage.ByMeter()).
		GroupBy(usage.FieldTenantID, usage.FieldMeter).Aggregate(db.Sum(usage.FieldQuantity)).
		Scan(ctx, &used)
	if err != nil {
		return nil, fmt.Errorf("billing: month: %w", err)
	}

	return used, nil
}
