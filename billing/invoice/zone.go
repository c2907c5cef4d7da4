package invoice

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/billing/price"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/contract"
)

// DefaultZone is the time zone of a tenant without a contract.
const DefaultZone = "Asia/Tokyo"

// ZoneName is the time zone in which the days and months of the viewer's tenant begin: that of its contract, or [DefaultZone].
func ZoneName(ctx context.Context) (string, error) {
	versions, err := Versions(ctx)
	if err != nil || len(versions) == 0 {
		return DefaultZone, err
	}

	return versions[0].Definition.Zone, nil
}

// zones gives the time zones of the contracts of all tenants.
func zones(ctx context.Context) (map[uuid.UUID]string, error) {
	rows, err := ent.From(ctx).Contract.Query().Where(contract.Number(1)).Limit(maxTenants).
		Select(contract.FieldTenantID, contract.FieldDefinition).All(ctx)
	if err != nil {
		return nil, wrapped("zones", err)
	}

	found := make(map[uuid.UUID]string, len(rows))

	for _, row := range rows {
		terms, err := price.Stored(row.Definition)
		if err != nil {
			return nil, err
		}

		found[row.TenantID] = terms.Zone
	}

	return found, nil
}

// Begins gives where the months of a contract in the zone begin that begin within a time: at these its usage is closed, and nowhere else.
// A zone that cannot be read gives none.
func Begins(zone string, from, to time.Time) (at []time.Time) {
	place, err := price.Zone(zone)
	if err != nil {
		return nil
	}

	for month := price.MonthOf(price.DayOf(from, place)); ; month = price.MonthOf(month.To) {
		begin := month.From.Start(place)
		if !begin.Before(to) {
			return at
		}

		if !begin.Before(from) {
			at = append(at, begin)
		}
	}
}
