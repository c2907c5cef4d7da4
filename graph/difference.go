package graph

import (
	"context"
	"encoding/json"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/verification/diff"
	"github.com/honnin/honnin/verification/edition"
)

// differences tell how a version of a flow or a policy differs from the one of the number, or from the one before it; the first differs from
// nothing.
func differences(ctx context.Context, row *db.FlowVersion, from *int) ([]diff.Change, error) {
	number := row.Number - 1
	if from != nil {
		number = *from
	}

	before := json.RawMessage("{}")

	if number > 0 {
		older, err := edition.Numbered(ctx, row.FlowID, number)
		if err != nil {
			return nil, err
		}

		before = older.Definition
	}

	return diff.Between(before, row.Definition)
}
