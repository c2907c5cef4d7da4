package invoice

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"entgo.io/ent/dialect/sql"

	"github.com/honnin/honnin/billing/price"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/audit"
)

// maxGrants bounds how many changes of grants are looked at; a tenant has a few a year.
const maxGrants = 10_000

// granted gives the days on which each feature was on for the viewer's tenant before a day, as its audit log tells. A day on which it was
// on for a moment counts. A trial does not: it is free.
func granted(ctx context.Context, until price.Day, zone *time.Location) (map[string][]price.Period, error) {
	rows, err := ent.From(ctx).Audit.Query().Where(audit.Action("feature.grant"), audit.AtLT(ent.Instant(until.Start(zone)))).
		Order(audit.BySeq(sql.OrderAsc())).Limit(maxGrants).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("invoice: grants: %w", err)
	}

	spans, since := map[string][]price.Period{}, map[string]price.Day{}

	for _, row := range rows {
		var after struct {
			State string `json:"state"`
		}
		if err := json.Unmarshal(row.After, &after); err != nil {
			return nil, fmt.Errorf("invoice: grants: %w", err)
		}

		day := price.DayOf(row.At, zone)
		begun, on := since[row.Target]

		switch {
		case after.State == "on" && !on:
			since[row.Target] = day
		case after.State != "on" && on:
			spans[row.Target] = append(spans[row.Target], price.Period{From: begun, To: day.Add(1)})
			delete(since, row.Target)
		}
	}

	for feature, begun := range since {
		spans[feature] = append(spans[feature], price.Period{From: begun, To: until})
	}

	return spans, nil
}
