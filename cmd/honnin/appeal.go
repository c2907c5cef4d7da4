package main

import (
	"context"
	"fmt"
	"time"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/pass"
	"github.com/honnin/honnin/internal/token"
	"github.com/honnin/honnin/verification/review"
)

// appealing gives the path by which the person of a verification objects to its outcome, empty where they cannot: the same as their own page
// and the API give.
func appealing(signer *token.Signer) func(ctx context.Context, of *db.Verification) (string, error) {
	return func(ctx context.Context, of *db.Verification) (string, error) {
		until, err := review.Appealable(ctx, of, time.Now())
		if err != nil || until.IsZero() {
			return "", err
		}

		signed, err := pass.Sign(signer, pass.Bound{Tenant: of.TenantID, Verification: of.ID, Expires: until, Appeal: true})
		if err != nil {
			return "", fmt.Errorf("appeal: %w", err)
		}

		return "/capture/#" + signed, nil
	}
}
