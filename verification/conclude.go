package verification

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/report"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/audit"
)

// Conclude moves a verification that was handed in to what the policy decided and writes its report, which never changes. It tells
// whether it did: false when it was concluded before. The thresholds are those of the policy that decided. Call it inside [ent.Tx],
// together with what must happen exactly as often.
func Conclude(ctx context.Context, id uuid.UUID, findings []engine.Finding, decided decision.Decision, thresholds engine.Thresholds) (done bool, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		done, err = move(ctx, id, VerbConclude, State(decided.Outcome), func(u *db.VerificationUpdate) {
			u.SetConcludedAt(time.Now()).ClearLeasedUntil()
		})
		if err != nil || !done {
			return err
		}

		if err := settle(ctx, id, findings, decided.Outcome); err != nil {
			return err
		}

		return write(ctx, id, findings, decided, thresholds)
	})

	return done, err
}

func write(ctx context.Context, key uuid.UUID, findings []engine.Finding, decided decision.Decision, thresholds engine.Thresholds) error {
	if findings == nil {
		findings = []engine.Finding{}
	}

	if thresholds == nil {
		thresholds = engine.Thresholds{}
	}

	data, err := json.Marshal(findings)
	if err != nil {
		return fmt.Errorf("verification: findings: %w", err)
	}

	err = ent.From(ctx).Report.Create().
		SetVerificationID(key).
		SetDecision(report.Decision(decided.Outcome)).
		SetReasons(decided.Reasons).
		SetRule(decided.Rule).
		SetPolicyVersion(decided.Policy).
		SetThresholds(thresholds).
		SetFindings(data).
		Exec(ctx)
	if err != nil {
		return fmt.Errorf("verification: report: %w", err)
	}

	return audit.Record(ctx, audit.Entry{
		Action: "verification.conclude", Target: id.Format(id.Verification, key),
		After: map[string]any{"state": decided.Outcome, "rule": decided.Rule, "policy": decided.Policy},
	})
}

// Findings reads the findings of a report.
func Findings(row *db.Report) ([]engine.Finding, error) {
	var findings []engine.Finding
	if err := json.Unmarshal(row.Findings, &findings); err != nil {
		return nil, fmt.Errorf("verification: findings of report %s: %w", row.ID, err)
	}

	return findings, nil
}
