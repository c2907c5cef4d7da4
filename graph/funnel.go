package graph

import (
	"context"

	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/verification"
)

// Funnel sums what happened on the pages of the viewer's tenant.
func (query) Funnel(ctx context.Context, from, until string) ([]*gen.FunnelCount, error) {
	passed, err := verification.Funnel(ctx, from, until)
	if err != nil {
		return nil, err
	}

	counts := make([]*gen.FunnelCount, len(passed))
	for i, each := range passed {
		counts[i] = new(gen.FunnelCount(each))
	}

	return counts, nil
}
