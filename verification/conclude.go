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
	"github.com/honnin/honnin/verification/policy"
)

// Judgement is what was found of a verification, and what that led to.
type Judgement struct {
	Findings []engine.Finding
	Decided  decision.Decision
	// Thresholds are those of the policy that decided.
	Thresholds engine.Thresholds
	// Policy and Facts are by what it was decided, kept so that it can be made again; nil when the machine could not judge.
	Policy *policy.Policy
	Facts  *policy.Facts
	// Shadow is what the policy that is tried beside it would have decided; nil without one.
	Shadow *decision.Decision
}

// Conclude moves a verification that was handed in to what the policy decided and writes its report, which never changes. It tells
// whether it did: false when it was concluded before. Call it inside [ent.Tx], together with what must happen exactly as often.
func Conclude(ctx context.Context, id uuid.UUID, found Judgement) (done bool, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		done, err = move(ctx, id, VerbConclude, State(found.Decided.Outcome), func(u *db.VerificationUpdate) {
			u.SetConcludedAt(time.Now()).ClearLeasedUntil()
		})
		if err != nil || !done {
			return err
		}

		if err := settle(ctx, id, found.Findings, found.Decided.Outcome); err != nil {
			return err
		}

		return write(ctx, id, found)
	})

	return done, err
}

func write(ctx context.Context, key uuid.UUID, found Judgement) error {
	if found.Findings == nil {
		found.Findings = []engine.Finding{}
	}

	if found.Thresholds == nil {
		found.Thresholds = engine.Thresholds{}
	}

	data, err := json.Marshal(found.Findings)
	if err != nil {
		return fmt.Errorf("verification: findings: %w", err)
	}

	decided := found.Decided
	row := ent.From(ctx).Report.Create().
		SetVerificationID(key).
		SetDecision(report.Decision(decided.Outcome)).
		SetReasons(decided.Reasons).
		SetRule(decided.Rule).
		SetPolicyVersion(decided.Policy).
		SetThresholds(found.Thresholds).
		SetFindings(data)

	if err := beside(row, found); err != nil {
		return err
	}

	if err := row.Exec(ctx); err != nil {
		return fmt.Errorf("verification: report: %w", err)
	}

	return audit.Record(ctx, audit.Entry{
		Action: "verification.conclude", Target: id.Format(id.Verification, key),
		After: map[string]any{"state": decided.Outcome, "rule": decided.Rule, "policy": decided.Policy},
	})
}

// beside keeps with the report by what it was decided. The findings stand in the report already.
func beside(row *db.ReportCreate, found Judgement) error {
	if found.Policy == nil || found.Facts == nil {
		return nil
	}

	facts := *found.Facts
	facts.Findings = nil

	by, err := json.Marshal(found.Policy)
	if err != nil {
		return fmt.Errorf("verification: policy of a report: %w", err)
	}

	seen, err := json.Marshal(facts)
	if err != nil {
		return fmt.Errorf("verification: facts of a report: %w", err)
	}

	row.SetJudgedBy(by).SetFacts(seen)

	if found.Shadow == nil {
		return nil
	}

	tried, err := json.Marshal(found.Shadow)
	if err != nil {
		return fmt.Errorf("verification: shadow of a report: %w", err)
	}

	row.SetShadow(tried)

	return nil
}

// Findings reads the findings of a report.
func Findings(row *db.Report) ([]engine.Finding, error) {
	var findings []engine.Finding
	if err := json.Unmarshal(row.Findings, &findings); err != nil {
		return nil, fmt.Errorf("verification: findings of report %s: %w", row.ID, err)
	}

	return findings, nil
}
