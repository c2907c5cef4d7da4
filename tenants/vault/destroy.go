package vault

import (
	"context"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/audit"
)

// Destroy ends the keys of the viewer's tenant for ever: from the commit on no process can read a file of the tenant, nor a secret that
// was sealed for it, and none can be stored (crypto-shredding, NIST SP 800-88 clause 2.6). The tenant's name must be said again. Once
// destroyed it is harmless. Faults: invalid for another name, conflict when somebody else changed the tenant at the same moment.
//
// Copies of the database keep the wrapped keys until they are thrown away: backups, replicas that stand still, and the log for recovery.
func Destroy(ctx context.Context, name string) error {
	return ent.Tx(ctx, func(ctx context.Context) error {
		row, err := own(ctx)
		if err != nil {
			return err
		}

		if name != row.Name {
			return fault.New(fault.Invalid, "This is not the tenant's name. Nothing was destroyed.", nil, fault.Field("name"))
		}

		if len(row.Keyset) == 0 {
			return nil
		}

		if err := put(ctx, row, []byte{}); err != nil {
			return err
		}

		return audit.Record(ctx, audit.Entry{Action: "encryption.destroy", Target: id.Format(id.Tenant, row.ID)})
	})
}
