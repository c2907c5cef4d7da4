package verification

import (
	"context"
	"fmt"

	"entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/report"
)

// chunk is how many reports are read at once.
const chunk = 1000

// archived is what of a report a policy is tried on, as it is stored: much of it is the same text in many reports, and is read once.
type archived struct {
	ID           uuid.UUID `sql:"id"`
	Verification uuid.UUID `sql:"verification_id"`
	Decision     string    `sql:"decision"`
	Thresholds   []byte    `sql:"thresholds"`
	Findings     []byte    `sql:"findings"`
	Facts        []byte    `sql:"facts"`
}

// reported reads up to so many reports of the viewer's tenant, the newest first, in pieces.
func reported(ctx context.Context, last int, each func([]archived) error) error {
	var behind *uuid.UUID

	for read := 0; read < last; {
		query := ent.From(ctx).Report.Query().Order(report.ByID(sql.OrderDesc())).Limit(min(chunk, last-read))
		if behind != nil {
			query.Where(report.IDLT(*behind))
		}

		var rows []archived

		err := query.Select(
			report.FieldID, report.FieldVerificationID, report.FieldDecision, report.FieldThresholds, report.FieldFindings, report.FieldFacts,
		).Scan(ctx, &rows)
		if err != nil {
			return fmt.Errorf("verification: backtest: %w", err)
		}

		if err := each(rows); err != nil || len(rows) < chunk {
			return err
		}

		read, behind = read+len(rows), &rows[len(rows)-1].ID
	}

	return nil
}
