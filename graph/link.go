package graph

import (
	"fmt"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/pass"
)

// captureURL is where the person of the verification is verified.
func (a *API) captureURL(row *db.Verification) (string, error) {
	signed, err := pass.Sign(a.Signer, pass.Bound{Tenant: row.TenantID, Verification: row.ID, Expires: row.ExpiresAt})
	if err != nil {
		return "", fmt.Errorf("graph: capture URL: %w", err)
	}

	return a.BaseURL + "/capture/#" + signed, nil
}
