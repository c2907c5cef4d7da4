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
	first, err := ent.From(ctx).Contract.Query().Where(contract.Number(1)).Select(contract.FieldDefinition).Only(ctx)
	if db.IsNotFound(err) {
		return nil, nil //nolint:nilnil // no contract, no version
	}

	if err != nil {
		return nil, wrapped("contract", err)
	}

	// Every version is in the time zone of the first.
	var terms struct {
		Zone string `json:"zone"`
	}

	if err := json.Unmarshal(first.Definition, &terms); err != nil {
		return nil, wrapped("contract", err)
	}

	zone, err := zoneOf(terms.Zone)
	if err != nil {
		return nil, err
	}

	held, err := ent.From(ctx).Contract.Query().Where(contract.EffectiveFromLTE(at.In(zone).Format(time.DateOnly))).
		Order(contract.ByEffectiveFrom(sql.OrderDesc()), contract.ByNumber(sql.OrderDesc())).Select(contract.FieldNumber).First(ctx)
	if db.IsNotFound(err) {
		return nil, nil //nolint:nilnil // it begins later
	}

	if err != nil {
		return nil, wrapped("contract", err)
	}

	return new(strconv.Itoa(held.Number)), nil
}
