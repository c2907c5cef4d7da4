package verification

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"

	"github.com/google/uuid"

	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/report"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/verification/policy"
)

// Replayed is a decision made again from what was kept with it.
type Replayed struct {
	// Stored is the decision as it was; Again is what the same policy makes of the same findings and facts now, both as JSON.
	Stored json.RawMessage `json:"stored"`
	Again  json.RawMessage `json:"again"`
	// Same tells whether they are the same, byte for byte.
	Same bool `json:"same"`
	// Facts are the values that the rules saw.
	Facts *policy.Facts `json:"facts"`
}

// Replay makes the decision on a verification again. Faults: not found (there is no report), conflict (the decision was made before
// policies were kept with it, or the machine could not judge and a person was asked).
func Replay(ctx context.Context, of uuid.UUID) (*Replayed, error) {
	row, err := ent.From(ctx).Report.Query().Where(report.VerificationID(of)).Only(ctx)
	if db.IsNotFound(err) {
		return nil, fault.New(fault.NotFound, "There is no report on such a verification.", err)
	}

	if err != nil {
		return nil, fmt.Errorf("verification: replay: %w", err)
	}

	if len(row.JudgedBy) == 0 {
		return nil, fault.New(fault.Conflict, "The policy was not kept with this decision, so it cannot be made again.", nil)
	}

	by, facts, err := preserved(row)
	if err != nil {
		return nil, err
	}

	stored, err := json.Marshal(decision.Decision{
		Outcome: decision.Outcome(row.Decision), Reasons: row.Reasons, Policy: row.PolicyVersion, Rule: row.Rule,
	})
	if err != nil {
		return nil, fmt.Errorf("verification: replay: %w", err)
	}

	again, err := json.Marshal(by.Judge(facts))
	if err != nil {
		return nil, fmt.Errorf("verification: replay: %w", err)
	}

	return &Replayed{Stored: stored, Again: again, Same: bytes.Equal(stored, again), Facts: facts}, nil
}

// preserved reads the policy and the facts beside a decision.
func preserved(row *db.Report) (*policy.Policy, *policy.Facts, error) {
	by, err := policy.Read(row.JudgedBy)
	if err != nil {
		return nil, nil, fmt.Errorf("verification: report %s: %w", row.ID, err)
	}

	facts, err := FactsOf(row)

	return by, facts, err
}

// FactsOf gives what the rules saw when the report was written.
func FactsOf(row *db.Report) (*policy.Facts, error) {
	var facts policy.Facts

	if len(row.Facts) > 0 {
		if err := json.Unmarshal(row.Facts, &facts); err != nil {
			return nil, fmt.Errorf("verification: facts of report %s: %w", row.ID, err)
		}
	}

	findings, err := Findings(row)
	facts.Findings = findings

	return &facts, err
}
