package graph

import (
	"fmt"
	"time"

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

// appealURL is where the person of the verification objects to its outcome.
func (a *API) appealURL(row *db.Verification, until time.Time) (string, error) {
	signed, err := pass.Sign(a.Signer, pass.Bound{Tenant: row.TenantID, Verification: row.ID, Expires: until, Appeal: true})
	if err != nil {
		return "", fmt.Errorf("graph: appeal URL: %w", err)
	}

	return a.BaseURL + "/capture/#" + signed, nil
}
