package verification

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	flowtable "github.com/honnin/honnin/ent/db/flow"
	"github.com/honnin/honnin/ent/db/flowversion"
	"github.com/honnin/honnin/verification/flow"
)

// Looks gives what the flow to which the verification is pinned says of the page: its theme, its languages, and whether the camera alone serves. What was published never
// changes, so the page looks the same from the first time to the last. Without a flow, or where it says nothing, it is the zero value.
func Looks(ctx context.Context, row *db.Verification) (flow.Options, error) {
	said, err := walked(ctx, row)
	if err != nil || said == nil {
		return flow.Options{}, err
	}

	return flow.Options{Theme: said.Options.Theme, Languages: said.Options.Languages, CameraOnly: said.Options.CameraOnly}, nil
}

// walked gives the version of the flow to which the verification is pinned; nil for none.
func walked(ctx context.Context, row *db.Verification) (*flow.Definition, error) {
	if row.Flow == nil || row.FlowNumber == nil {
		return nil, nil //nolint:nilnil // as the comment says
	}

	version, err := ent.From(ctx).FlowVersion.Query().
		Where(
			flowversion.Number(*row.FlowNumber),
			flowversion.HasFlowWith(flowtable.Name(*row.Flow), flowtable.KindEQ(flowtable.KindFlow)),
		).Only(ctx)
	if db.IsNotFound(err) {
		return nil, nil //nolint:nilnil // as the comment says
	}

	if err != nil {
		return nil, fmt.Errorf("verification: the flow: %w", err)
	}

	said := &flow.Definition{}
	if err := json.Unmarshal(version.Definition, said); err != nil {
		return nil, fmt.Errorf("verification: the flow: %w", err)
	}

	return said, nil
}
