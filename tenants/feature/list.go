package feature

import (
	"context"
	"fmt"
	"time"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/consumption"
	"github.com/honnin/honnin/ent/db/grant"
)

// Covered is one feature as it stands for the viewer's tenant.
type Covered struct {
	Feature

	// Grant is what the contract says; off without terms, when there is none.
	Grant *db.Grant
	// State is that of now: a trial that is over is off.
	State grant.State
	// Used is how often it was used in this month, which ends at ResetsAt.
	Used     int64
	ResetsAt time.Time
}

// List gives every feature of the catalogue as it stands for the viewer's tenant.
func (c *Contract) List(ctx context.Context) ([]Covered, error) {
	now := c.now()

	grants, err := ent.From(ctx).Grant.Query().All(ctx)
	if err != nil {
		return nil, fmt.Errorf("feature: list: %w", err)
	}

	counts, err := ent.From(ctx).Consumption.Query().Where(consumption.Period(period(now))).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("feature: list: %w", err)
	}

	list := make([]Covered, 0, len(Catalogue()))

	for _, one := range Catalogue() {
		covered := Covered{
			Feature: one, ResetsAt: next(now),
			Grant: &db.Grant{Feature: string(one.Key), State: grant.StateOff, Limit: grant.LimitHard},
		}

		for _, row := range grants {
			if row.Feature == string(one.Key) {
				covered.Grant = row
			}
		}

		for _, row := range counts {
			if row.Feature == string(one.Key) {
				covered.Used = row.Used
			}
		}

		covered.State = stateAt(covered.Grant, now)
		list = append(list, covered)
	}

	return list, nil
}
