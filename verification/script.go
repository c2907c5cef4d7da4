package verification

import (
	"context"
	"fmt"
	"strings"

	"github.com/google/uuid"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/tenant"
)

// magic is how a reference begins that may say what becomes of a verification in a test environment.
const magic = "test:"

// Simulated is the version of every finding and the policy of every decision that a script made up.
const Simulated = "simulated"

// Script says what becomes of a verification of a test environment that has the reference, whatever was captured.
type Script struct {
	Reference string
	// Outcome is the decision; empty for a verification whose time is over at once.
	Outcome decision.Outcome
	// Check is what stands in the way of an approval, how it ended, and why; empty where nothing does.
	Check  string
	Ended  engine.Outcome
	Reason engine.Reason
	// Once says that it happens to a picture that was not taken again yet; after that the verification is approved.
	Once bool
	// Broken says that the machine could not judge: there are no findings.
	Broken bool
}

// Scripts are all that there are. What is not here is an ordinary reference, as every reference is outside of a test environment.
func Scripts() []Script {
	return []Script{
		{Reference: magic + "approved", Outcome: decision.Approved},
		{Reference: magic + "declined", Outcome: decision.Declined, Check: "passive", Ended: engine.Fail, Reason: "presentation_attack"},
		{Reference: magic + "mismatch", Outcome: decision.Declined, Check: "match", Ended: engine.Fail, Reason: "different_person"},
		{Reference: magic + "review", Outcome: decision.Review, Check: "passive", Ended: engine.Inconclusive, Reason: "unsure"},
		{Reference: magic + "retake", Outcome: decision.Review, Check: "quality", Ended: engine.Inconclusive, Reason: "too_dark", Once: true},
		{Reference: magic + "engine_failed", Outcome: decision.Review, Broken: true},
		{Reference: magic + "expired"},
	}
}

// scripted gives the script of a reference; nil for an ordinary one.
func scripted(reference *string) *Script {
	if reference == nil || !strings.HasPrefix(*reference, magic) {
		return nil
	}

	for _, script := range Scripts() {
		if script.Reference == *reference {
			return &script
		}
	}

	return nil
}

// ScriptOf gives by which script the verification is judged; nil when the engine judges it, as it always does outside of a test
// environment: what a reference says there is asked of the tenant's row and of nobody who calls.
func ScriptOf(ctx context.Context, row *db.Verification) (*Script, error) {
	script := scripted(row.Reference)
	if script == nil {
		return nil, nil //nolint:nilnil // as the comment says
	}

	test, err := ent.From(ctx).Tenant.Query().Where(tenant.ID(row.TenantID), tenant.TestOfNotNil()).Exist(ctx)
	if err != nil {
		return nil, fmt.Errorf("verification: script: %w", err)
	}

	if !test {
		return nil, nil //nolint:nilnil // as the comment says
	}

	return script, nil
}

// Play gives what the script of the verification says was found, and whether there is a script.
func Play(ctx context.Context, key uuid.UUID) (found Judgement, scripted bool, err error) {
	row, err := Get(ctx, key)
	if err != nil {
		return Judgement{}, false, err
	}

	script, err := ScriptOf(ctx, row)
	if err != nil || script == nil {
		return Judgement{}, false, err
	}

	return script.judge(row), true, nil
}

// judge makes up findings and the decision.
func (s *Script) judge(row *db.Verification) Judgement {
	outcome, check := s.Outcome, s.Check
	if s.Once && row.Retakes > 0 || outcome == "" {
		outcome, check = decision.Approved, ""
	}

	made := Judgement{
		Decided: decision.Decision{Outcome: outcome, Reasons: []string{}, Policy: Simulated, Rule: decision.RuleAllPass},
	}

	if s.Broken {
		made.Decided.Reasons, made.Decided.Rule = []string{"engine_failed"}, "engine.failed"

		return made
	}

	for _, name := range []string{"face", "quality", "passive", "match"} {
		found := engine.Finding{Check: name, Version: Simulated, Outcome: engine.Pass, Reasons: []engine.Reason{}, Measures: map[string]float64{}}
		if name == check {
			found.Outcome, found.Reasons = s.Ended, []engine.Reason{s.Reason}
			made.Decided.Reasons = []string{check + "." + string(s.Reason)}
			made.Decided.Rule = check + "." + s.Ended.String()
		}

		made.Findings = append(made.Findings, found)
	}

	return made
}
