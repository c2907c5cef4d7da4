package tenants

import (
	"context"
	"fmt"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/user"
	"github.com/honnin/honnin/internal/viewer"
)

// FirstOperator is the address of the first operator.
const FirstOperator = "operator@localhost"

// Staff makes the first operator when the installation has none, and tells whether it did. Of several processes that start at once, one
// does.
func Staff(ctx context.Context) (bool, error) {
	ctx = viewer.With(ctx, viewer.System("bootstrap"))

	known, err := ent.From(ctx).User.Query().Where(user.Operator(true)).Exist(ctx)
	if err != nil || known {
		return false, staffed(err)
	}

	err = ent.From(ctx).User.Create().SetEmail(FirstOperator).SetOperator(true).Exec(ctx)
	if db.IsConstraintError(err) {
		return false, nil // another process was first
	}

	return err == nil, staffed(err)
}

func staffed(err error) error {
	if err != nil {
		return fmt.Errorf("tenants: staff: %w", err)
	}

	return nil
}
