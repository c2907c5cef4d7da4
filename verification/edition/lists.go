package edition

import (
	"bytes"
	"context"
	"fmt"

	"entgo.io/ent/dialect/sql"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	flowtable "github.com/honnin/honnin/ent/db/flow"
	where "github.com/honnin/honnin/ent/db/flowversion"
)

// Use is a version of a policy that asks about a list.
type Use struct {
	Policy  *db.Flow
	Version *db.FlowVersion
	// Rules are the places of the rules that ask, from 0.
	Rules []int
}

// maxRead is how many versions are looked through for uses, the newest first.
const maxRead = 500

// Uses gives for each list that the viewer's tenant's policies ask about, by the list's name, the versions that do: the published ones, and those
// that may be published yet. Of a tenant with more than 500 such versions the newest are looked at.
func Uses(ctx context.Context) (map[string][]Use, error) {
	rows, err := ent.From(ctx).FlowVersion.Query().
		Where(where.StateNEQ(where.StateArchived), where.HasFlowWith(flowtable.KindEQ(Policy))).
		Order(where.ByCreatedAt(sql.OrderDesc()), where.ByID(sql.OrderDesc())).Limit(maxRead).WithFlow().All(ctx)
	if err != nil {
		return nil, fmt.Errorf("edition: uses: %w", err)
	}

	uses := map[string][]Use{}

	for _, row := range rows {
		if !bytes.Contains(row.Definition, []byte("lists")) {
			continue
		}

		definition, err := AsPolicy(row)
		if err != nil {
			return nil, err
		}

		lists, err := definition.Lists()
		if err != nil {
			return nil, fmt.Errorf("edition: uses: %w", err)
		}

		for name, rules := range lists {
			uses[name] = append(uses[name], Use{Policy: row.Edges.Flow, Version: row, Rules: rules})
		}
	}

	return uses, nil
}
