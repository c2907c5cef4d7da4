package feature

import (
	"context"
	"fmt"
	"time"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/consumption"
	"github.com/honnin/honnin/ent/db/grant"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/tenants/audit"
)

// Consume counts n uses of the feature in this month, in the transaction that the context is in, which is the one that makes what
// uses it. It is nil when they are covered. A hard limit is never passed, however many ask at once: the update that counts is the
// check, and a use whose transaction is rolled back is none. A soft limit lets through and tells, once a month.
//
// A [NotGrantedError] or a [QuotaError] says that nothing was counted; the transaction must then be given up.
func (c *Contract) Consume(ctx context.Context, key Key, n int64) error {
	if n < 1 {
		return fault.New(fault.Internal, "", fmt.Errorf("feature: %d uses of %s", n, key)) //nolint:err113 // a mistake of ours
	}

	return ent.Tx(ctx, func(ctx context.Context) error {
		if err := c.Allowed(ctx, key); err != nil {
			return err
		}

		row, err := look(ctx, key)
		if err != nil {
			return err
		}

		use := use{key: key, n: n, at: c.now(), quota: row.Quota}

		counted, err := use.count(ctx, row.Quota)
		if err != nil || counted {
			return err
		}

		if row.Limit == grant.LimitHard {
			return &QuotaError{Feature: key, Quota: *row.Quota, ResetsAt: next(use.at)}
		}

		return c.exceed(ctx, use)
	})
}

// use is some uses of a feature at an instant.
type use struct {
	key   Key
	n     int64
	at    time.Time
	quota *int64
}

// count adds the uses if they fit below the bound, and tells whether they did.
func (u use) count(ctx context.Context, bound *int64) (bool, error) {
	counted, err := u.add(ctx, bound)
	if err != nil || counted {
		return counted, err
	}

	// The month's row may not be there yet. Of two who make it at once, both find the one.
	err = ent.From(ctx).Consumption.Create().SetFeature(string(u.key)).SetPeriod(period(u.at)).
		OnConflictColumns(consumption.FieldTenantID, consumption.FieldFeature, consumption.FieldPeriod).Ignore().Exec(ctx)
	if err != nil {
		return false, fmt.Errorf("feature: begin the month: %w", err)
	}

	return u.add(ctx, bound)
}

func (u use) add(ctx context.Context, bound *int64) (bool, error) {
	update := ent.From(ctx).Consumption.Update().
		Where(consumption.Feature(string(u.key)), consumption.Period(period(u.at))).AddUsed(u.n)
	if bound != nil {
		update.Where(consumption.UsedLTE(*bound - u.n))
	}

	changed, err := update.Save(ctx)
	if err != nil {
		return false, fmt.Errorf("feature: count: %w", err)
	}

	return changed == 1, nil
}

// exceed counts beyond a soft limit, and tells when these are the uses that pass it: the row is locked by the update, so that of
// many at once exactly one is told.
func (c *Contract) exceed(ctx context.Context, u use) error {
	if _, err := u.count(ctx, nil); err != nil {
		return err
	}

	used, err := Used(ctx, u.key, u.at)
	if err != nil {
		return err
	}

	if used-u.n > *u.quota {
		return nil
	}

	if err := c.letterExceeded(ctx, u); err != nil {
		return err
	}

	return audit.Record(ctx, audit.Entry{
		Action: "feature.exceed", Target: string(u.key), At: u.at,
		After: map[string]any{"quota": *u.quota, "used": used, "period": period(u.at)},
	})
}

// Used is how often the viewer's tenant has used the feature in the month of the instant.
func Used(ctx context.Context, key Key, at time.Time) (int64, error) {
	counts, err := ent.From(ctx).Consumption.Query().
		Where(consumption.Feature(string(key)), consumption.Period(period(at))).
		Select(consumption.FieldUsed).Ints(ctx)
	if err != nil {
		return 0, fmt.Errorf("feature: used: %w", err)
	}

	used := int64(0)
	for _, count := range counts {
		used += int64(count)
	}

	return used, nil
}

// period is the calendar month in UTC, for example 2026-11.
func period(at time.Time) string { return at.UTC().Format("2006-01") }

// next is when the month after begins.
func next(at time.Time) time.Time {
	year, month, _ := at.UTC().Date()

	return time.Date(year, month+1, 1, 0, 0, 0, 0, time.UTC)
}
