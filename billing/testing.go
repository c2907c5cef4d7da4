package billing

import (
	"context"
	"fmt"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/tenant"
)

// testing tells whether the viewer's tenant is a test environment.
func testing(ctx context.Context) (bool, error) {
	test, err := ent.From(ctx).Tenant.Query().Where(tenant.TestOfNotNil()).Exist(ctx)
	if err != nil {
		return false, fmt.Errorf("billing: the tenant: %w", err)
	}

	return test, nil
}
