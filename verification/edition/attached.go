package edition

import (
	"context"
	"encoding/json"
	"fmt"

	"entgo.io/ent/dialect/sql"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	flowtable "github.com/honnin/honnin/ent/db/flow"
	where "github.com/honnin/honnin/ent/db/flowversion"
	"github.com/honnin/honnin/verification/diff"
)

// maxAttached bounds how many differences are kept beside a publication; how many there were is kept in any case.
const maxAttached = 200

// attached is what stands in the audit log beside a publication: from what to what it went, and what came of the trial of the policy that judges,
// so that what its publisher could know can be told a year later.
func attached(ctx context.Context, row *db.FlowVersion) (map[string]any, error) {
	before := json.RawMessage("{}")
	kept := map[string]any{"replaces": nil}

	published, err := Published(ctx, row.FlowID)
	if err != nil {
		return nil, err
	}

	if published != nil {
		before, kept["replaces"] = published.Definition, published.Number
	}

	changes, err := diff.Between(before, row.Definition)
	if err != nil {
		return nil, fmt.Errorf("edition: attached: %w", err)
	}

	kept["differences"] = len(changes)
	kept["changes"] = changes[:min(len(changes), maxAttached)]
	kept["trial"], err = trial(ctx, row)

	return kept, err
}

// trial tells what came of trying a version of the policy that judges: of a policy the version itself, of a flow the newest of its policy that was
// tried; nil where none was.
func trial(ctx context.Context, row *db.FlowVersion) (any, error) {
	name, tried := row.Edges.Flow.Name, row

	if row.Edges.Flow.Kind == Flow {
		definition, err := AsFlow(row)
		if err != nil {
			return nil, err
		}

		if name = definition.Policy; name == "" {
			name = DefaultPolicy
		}

		if tried, err = newestTried(ctx, name); err != nil || tried == nil {
			return nil, err
		}
	}

	sums, err := Sums(ctx, tried.ID)
	if err != nil || len(sums) == 0 {
		return nil, err
	}

	return map[string]any{"policy": Version(name, tried.Number), "sums": sums}, nil
}

// newestTried gives the version of a policy that is tried beside the live one, or was tried last; nil for none.
func newestTried(ctx context.Context, name string) (*db.FlowVersion, error) {
	of, err := ent.From(ctx).Flow.Query().Where(flowtable.KindEQ(Policy), flowtable.Name(name)).Only(ctx)
	if db.IsNotFound(err) {
		return nil, nil //nolint:nilnil // as the comment says
	}

	if err != nil {
		return nil, fmt.Errorf("edition: tried: %w", err)
	}

	if of.Shadow != nil {
		return Numbered(ctx, of.ID, *of.Shadow)
	}

	row, err := ent.From(ctx).FlowVersion.Query().Where(where.FlowID(of.ID), where.HasShadows()).Order(where.ByNumber(sql.OrderDesc())).First(ctx)
	if db.IsNotFound(err) {
		return nil, nil //nolint:nilnil // as the comment says
	}

	if err != nil {
		return nil, fmt.Errorf("edition: tried: %w", err)
	}

	return row, nil
}
