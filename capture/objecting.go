package capture

import (
	"context"
	"fmt"
	"time"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/pass"
	"github.com/honnin/honnin/internal/token"
	"github.com/honnin/honnin/verification/review"
)

// AppealPath gives what tells the path of the page, with its pass, on which the person of a verification can object to its outcome now;
// empty where they cannot. It is for whoever tells a tenant of the outcome.
func AppealPath(signer *token.Signer, now func() time.Time) func(ctx context.Context, of *db.Verification) (string, error) {
	return func(ctx context.Context, of *db.Verification) (string, error) {
		signed, err := objecting(ctx, signer, of, now())
		if err != nil || signed == "" {
			return "", err
		}

		return "/capture/#" + signed, nil
	}
}

// objecting is the pass by which the person of a declined verification can object; empty where they cannot.
func objecting(ctx context.Context, signer *token.Signer, row *db.Verification, now time.Time) (string, error) {
	until, err := review.Appealable(ctx, row, now)
	if err != nil || until.IsZero() {
		return "", err
	}

	signed, err := pass.Sign(signer, pass.Bound{Tenant: row.TenantID, Verification: row.ID, Expires: until, Appeal: true})
	if err != nil {
		return "", fmt.Errorf("capture: the pass to object: %w", err)
	}

	return signed, nil
}
