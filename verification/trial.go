package verification

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/verification/policy"
)

// maxTexts bounds how many texts of thresholds a trial remembers.
const maxTexts = 1000

// trial holds stored reports against a policy, one after another. It is not safe for concurrent use.
type trial struct {
	by       *policy.Policy
	checks   []*engine.Check
	variants map[demands]*policy.Policy
	// measures says that somebody looks at the measures of every report.
	measures bool
	// texts has what was made of thresholds by their text: most reports were judged by the same.
	texts map[string]*former
}

// demands is what of the steps makes a check required.
type demands struct{ reference, motion bool }

// former is by what a report was judged, and how its findings are told again by the policy that is tried.
type former struct {
	thresholds engine.Thresholds
	retelling  *engine.Retelling
}

func newTrial(by *policy.Policy, checks []*engine.Check) *trial {
	return &trial{
		by: by, checks: checks, variants: map[demands]*policy.Policy{}, measures: by.Measures(), texts: map[string]*former{},
	}
}

// read gives what was found and seen, and by what it was judged.
func (t *trial) read(row *archived) (*policy.Facts, *former, error) {
	var facts policy.Facts

	if len(row.Facts) > 0 {
		if err := json.Unmarshal(row.Facts, &facts); err != nil {
			return nil, nil, fmt.Errorf("verification: facts of report %s: %w", row.ID, err)
		}
	}

	was, err := t.former(row)
	if err != nil {
		return nil, nil, err
	}

	facts.Findings, err = t.findings(row, was)

	return &facts, was, err
}

func (t *trial) former(row *archived) (*former, error) {
	if known := t.texts[string(row.Thresholds)]; known != nil {
		return known, nil
	}

	var was engine.Thresholds
	if err := json.Unmarshal(row.Thresholds, &was); err != nil {
		return nil, fmt.Errorf("verification: thresholds of report %s: %w", row.ID, err)
	}

	if len(t.texts) >= maxTexts {
		clear(t.texts)
	}

	made := &former{was, engine.NewRetelling(t.checks, was, t.by.Checks.Thresholds)}
	t.texts[string(row.Thresholds)] = made

	return made, nil
}

// bare is a finding without its measures, which are most of it.
type bare struct {
	Check    string          `json:"check"`
	Version  string          `json:"version"`
	Outcome  engine.Outcome  `json:"outcome"`
	Score    *float64        `json:"score"`
	Reasons  []engine.Reason `json:"reasons"`
	Measures json.RawMessage `json:"measures"`
	Frames   json.RawMessage `json:"frames"`
}

// findings reads the findings, without their measures where neither a threshold nor a rule is held against them.
func (t *trial) findings(row *archived, was *former) (findings []engine.Finding, err error) {
	if t.measures || was.retelling.Moved() {
		if err = json.Unmarshal(row.Findings, &findings); err != nil {
			return nil, fmt.Errorf("verification: findings of report %s: %w", row.ID, err)
		}

		return findings, nil
	}

	var all []bare
	if err := json.Unmarshal(row.Findings, &all); err != nil {
		return nil, fmt.Errorf("verification: findings of report %s: %w", row.ID, err)
	}

	findings = make([]engine.Finding, len(all))
	for i, one := range all {
		findings[i] = engine.Finding{Check: one.Check, Version: one.Version, Outcome: one.Outcome, Score: one.Score, Reasons: one.Reasons}
	}

	return findings, nil
}

// judge gives what the policy makes of findings that were told again; false when that cannot be said.
func (t *trial) judge(facts *policy.Facts, told engine.Retold) (decision.Outcome, bool) {
	decided, said := t.variant(facts.Steps).Again(facts, told)

	return decided.Outcome, said
}

// variant gives the policy as it holds for a verification with the steps, each made once.
func (t *trial) variant(steps []string) *policy.Policy {
	key := demands{slices.Contains(steps, string(schema.StepReference)), slices.Contains(steps, string(schema.StepMotion))}
	if known := t.variants[key]; known != nil {
		return known
	}

	checks := t.by.Checks
	if key.reference {
		checks = checks.Require(matching)
	}

	if key.motion {
		checks = checks.Require(active)
	}

	t.variants[key] = &policy.Policy{Checks: checks, Rules: t.by.Rules}

	return t.variants[key]
}
