package billing

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/report"
	"github.com/honnin/honnin/ent/db/usage"
)

// Record writes what the verification with this id used, according to its report: one row per meter, however often it is called.
// Call it in the commit that writes the report. In a test environment nothing is ever used.
func Record(ctx context.Context, id uuid.UUID) error {
	client := ent.From(ctx)

	if test, err := testing(ctx); err != nil || test {
		return err
	}

	concluded, err := client.Report.Query().Where(report.VerificationID(id)).Only(ctx)
	if err != nil {
		return fmt.Errorf("billing: the report: %w", err)
	}

	var findings []finding
	if err := json.Unmarshal(concluded.Findings, &findings); err != nil {
		return fmt.Errorf("billing: the findings: %w", err)
	}

	for _, meter := range meters(findings) {
		err := client.Usage.Create().
			SetVerificationID(id).
			SetMeter(string(meter)).
			SetAt(concluded.CreatedAt).
			OnConflictColumns(usage.FieldTenantID, usage.FieldVerificationID, usage.FieldMeter).
			DoNothing().
			Exec(ctx)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return fmt.Errorf("billing: record %s: %w", meter, err)
		}
	}

	return nil
}
