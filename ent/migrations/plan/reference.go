package plan

import (
	"errors"
	"fmt"

	atlas "ariga.io/atlas/sql/schema"
	"entgo.io/ent/dialect/sql/schema"
)

// ErrSetNull says that a reference which carries the tenant would empty the tenant too when what it points at is deleted.
var ErrSetNull = errors.New("plan: a reference between tables of tenants must not be set to null on delete: say entsql.NoAction or entsql.Cascade")

const (
	tenantColumn = "tenant_id"
	idColumn     = "id"
)

// carryTenant makes every reference from a table of tenants to another one point at (tenant_id, id), so that the database refuses a
// row that points at another tenant's. The next plan sees the same, so it leaves them alone.
func carryTenant(next schema.Differ) schema.Differ {
	return schema.DiffFunc(func(current, desired *atlas.Schema) ([]atlas.Change, error) {
		for _, table := range desired.Tables {
			for _, key := range table.ForeignKeys {
				if err := widen(key); err != nil {
					return nil, err
				}
			}
		}

		return next.Diff(current, desired)
	})
}

func widen(key *atlas.ForeignKey) error {
	from, here := owner(key.Table)
	to, there := owner(key.RefTable)

	if !here || !there || len(key.RefColumns) != 1 || key.RefColumns[0].Name != idColumn {
		return nil
	}

	if key.OnDelete == atlas.SetNull || key.OnDelete == atlas.SetDefault {
		return fmt.Errorf("%w: %s", ErrSetNull, key.Symbol)
	}

	key.Columns = append([]*atlas.Column{from}, key.Columns...)
	key.RefColumns = append([]*atlas.Column{to}, key.RefColumns...)

	return nil
}

// owner gives the column that says whose a row is, and whether the table belongs to tenants.
func owner(table *atlas.Table) (*atlas.Column, bool) {
	column, ok := table.Column(tenantColumn)

	return column, ok && !column.Type.Null
}
