package graph

import (
	"context"

	"github.com/honnin/honnin/verification"
)

// Funnel sums what happened on the pages of the viewer's tenant.
func (query) Funnel(ctx context.Context, from string, until string) ([]*verification.Passed, error) {
	passed, err := verification.Funnel(ctx, from, until)
	if err != nil {
		return nil, err
	}

	counts := make([]*verification.Passed, len(passed))
	for i := range passed {
		counts[i] = &passed[i]
	}

	return counts, nil
}
