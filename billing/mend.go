package billing

import (
	"context"

	"entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/report"
	"github.com/honnin/honnin/ent/db/tenant"
	"github.com/honnin/honnin/ent/db/usage"
)

// Unrecorded gives up to limit verifications of the viewer's tenant that were concluded and have no usage row, the oldest first: none,
// unless a row was lost. [Record] writes what is missing, in the period of the conclusion or, if that is closed, in the next open one.
func Unrecorded(ctx context.Context, limit int) ([]uuid.UUID, error) {
	var ids []uuid.UUID

	err := ent.From(ctx).Report.Query().Where(func(s *sql.Selector) {
		rows := sql.Dialect(s.Dialect()).Table(usage.Table)
		s.Where(sql.Not(sql.Exists(sql.Dialect(s.Dialect()).Select().From(rows).Where(sql.And(
			sql.ColumnsEQ(rows.C(usage.FieldTenantID), s.C(report.FieldTenantID)),
			sql.ColumnsEQ(rows.C(usage.FieldVerificationID), s.C(report.FieldVerificationID)),
			sql.EQ(rows.C(usage.FieldMeter), string(MeterVerification)),
		)))))
	}).Order(report.ByID()).Limit(limit).Select(report.FieldVerificationID).Scan(ctx, &ids)

	return ids, wrapped("conclusions without usage", err)
}

// Tenants gives every tenant, whose usage can be looked at one by one. It needs a viewer over all tenants.
func Tenants(ctx context.Context) ([]uuid.UUID, error) {
	ids, err := ent.From(ctx).Tenant.Query().Order(tenant.ByID()).IDs(ctx)

	return ids, wrapped("tenants", err)
}
