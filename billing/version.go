package billing

import (
	"context"
	"encoding/json"
	"strconv"
	"time"

	"entgo.io/ent/dialect/sql"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/contract"
)

// priceVersion gives the number of the version of the contract of the viewer's tenant that is in force at a time, as far as is agreed by
// now; nil without one. It is what somebody who reads the row alone wants to know: an invoice prices by the contract itself.
func priceVersion(ctx context.Context, at time.Time) (*string, error) {
	// No zone is a day ahead of UTC: this is the version, or one that only begins there by now.
	held, err := versionOn(ctx, at.UTC().AddDate(0, 0, 1).Format(time.DateOnly))
	if err != nil || held == nil {
		return nil, err
	}

	// Every version is in the same time zone.
	var terms struct {
		Zone string `json:"zone"`
	}

	if err := json.Unmarshal(held.Definition, &terms); err != nil {
		return nil, wrapped("contract", err)
	}

	zone, err := zoneOf(terms.Zone)
	if err != nil {
		return nil, err
	}

	if day := at.In(zone).Format(time.DateOnly); held.EffectiveFrom > day {
		if held, err = versionOn(ctx, day); err != nil || held == nil {
			return nil, err
		}
	}

	return new(strconv.Itoa(held.Number)), nil
}

// versionOn gives the version in force on a day; nil when none is yet.
func versionOn(ctx context.Context, day string) (*db.Contract, error) {
	row, err := ent.From(ctx).Contract.Query().Where(contract.EffectiveFromLTE(day)).
		Order(contract.ByEffectiveFrom(sql.OrderDesc()), contract.ByNumber(sql.OrderDesc())).
		Select(contract.FieldNumber, contract.FieldEffectiveFrom, contract.FieldDefinition).First(ctx)
	if db.IsNotFound(err) {
		return nil, nil //nolint:nilnil // none, as the comment says
	}

	return row, wrapped("contract", err)
}
