package graph

import (
	"context"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
)

// CorrectUsage puts usage of a tenant right.
func (mutation) CorrectUsage(ctx context.Context, input gen.CorrectUsageInput) (gen.CorrectUsageResult, error) {
	row, err := correctUsage(ctx, input)
	if err != nil {
		return refused[gen.CorrectUsageResult](err)
	}

	return gen.CorrectUsagePayload{Usage: usageRow(row)}, nil
}

func correctUsage(ctx context.Context, input gen.CorrectUsageInput) (*db.Usage, error) {
	inside, err := insideOf(ctx, input.Tenant)
	if err != nil {
		return nil, err
	}

	of, err := id.Parse(id.Verification, input.VerificationID)
	if err != nil {
		return nil, fault.New(fault.NotFound, "There is no such usage.", err)
	}

	if input.IdempotencyKey == "" {
		return nil, fault.New(fault.Invalid, "An idempotency key has 1 to 200 bytes.", nil, fault.Field("input.idempotencyKey"))
	}

	row, err := billing.Correct(inside, billing.Correction{
		Verification: of, Meter: billing.Meter(input.Meter), Attempt: input.Attempt, Quantity: input.Quantity, Note: input.Reason,
		IdempotencyKey: input.IdempotencyKey,
	})
	if found, ok := fault.Find(err); ok && found.Field == "input.note" {
		return nil, fault.New(found.Kind, found.Public, err, fault.Field("input.reason"))
	}

	return row, err
}
