package invoice

import (
	"context"
	"fmt"
	"time"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/billing/price"
	"github.com/honnin/honnin/internal/fault"
)

// maxMeter bounds how many meters a month has.
const maxMeter = 100

// Draft prices a month of the viewer's tenant as it stands, without writing anything. Faults: invalid (no such month), not found (no
// contract is in force in it).
func Draft(ctx context.Context, month string) (*price.Bill, error) {
	return whatIf(ctx, month, nil)
}

// WhatIf prices a month as it stands under another contract, that would have held all of it.
func WhatIf(ctx context.Context, month, yaml string) (*price.Bill, error) {
	terms, err := price.Parse([]byte(yaml))
	if err != nil {
		return nil, err
	}

	return whatIf(ctx, month, terms)
}

func whatIf(ctx context.Context, month string, terms *price.Definition) (*price.Bill, error) {
	of, err := price.Month(month)
	if err != nil {
		return nil, fault.New(fault.Invalid, "A month is written like 2026-11.", err, fault.Field("month"))
	}

	versions, err := Versions(ctx)
	if err != nil {
		return nil, err
	}

	if terms != nil {
		versions = []price.Version{{Number: 1, From: of.From, Definition: terms}}
	}

	return draft(ctx, of, versions)
}

// draft prices a month by the versions of a contract.
func draft(ctx context.Context, month price.Period, versions []price.Version) (*price.Bill, error) {
	parts, err := counted(ctx, month, versions)
	if err != nil {
		return nil, err
	}

	return bill(ctx, month, parts)
}

// bill prices what was counted, and has the bill prove itself.
func bill(ctx context.Context, month price.Period, parts []price.Metered) (*price.Bill, error) {
	if len(parts) == 0 {
		return nil, fault.New(fault.NotFound, "No contract is in force in this month.", price.ErrNone)
	}

	zone, err := price.Zone(parts[0].Version.Definition.Zone)
	if err != nil {
		return nil, err
	}

	features, err := granted(ctx, month.To, zone)
	if err != nil {
		return nil, err
	}

	made, err := price.Make(price.Input{Month: month, Parts: parts, Granted: features})
	if err != nil {
		return nil, fmt.Errorf("invoice: %s: %w", month.Name(), err)
	}

	return made, made.Prove()
}

// counted cuts a month and counts each part.
func counted(ctx context.Context, month price.Period, versions []price.Version) ([]price.Metered, error) {
	segments, err := price.Plan(month, versions)
	if err != nil {
		return nil, fmt.Errorf("invoice: %s: %w", month.Name(), err)
	}

	parts := make([]price.Metered, len(segments))

	for i, segment := range segments {
		counts, err := count(ctx, segment.Begin, segment.End)
		if err != nil {
			return nil, err
		}

		parts[i] = price.Metered{Segment: segment, Counts: counts}
	}

	return parts, nil
}

// count sums a time by meter.
func count(ctx context.Context, from, to time.Time) (map[string]int64, error) {
	sums, err := billing.Sum(ctx, billing.Filter{From: from, To: to}, billing.By{})
	if err != nil {
		return nil, err
	}

	counts := make(map[string]int64, min(len(sums), maxMeter))
	for _, part := range sums {
		counts[string(part.Meter)] += part.Quantity
	}

	return counts, nil
}
