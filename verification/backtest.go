package verification

import (
	"context"
	"fmt"
	"slices"

	"entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/report"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/verification/policy"
)

// Bounds of a backtest.
const (
	MaxBacktest = 1_000_000
	maxSample   = 20 // of each change
	chunk       = 1000
)

// Change is from which decision to which.
type Change struct {
	From decision.Outcome `json:"from"`
	To   decision.Outcome `json:"to"`
}

// Changed is how often a change would happen, and some verifications of which it would.
type Changed struct {
	Change

	Count  int         `json:"count"`
	Sample []uuid.UUID `json:"-"`
}

// Backtested is what a policy would have made of stored reports.
type Backtested struct {
	// Reports were looked at, the newest first; Bare are those among them of which only the findings were kept: rules saw no attempts,
	// metadata or steps there.
	Reports int `json:"reports"`
	Bare    int `json:"bare"`
	// Same would have been decided alike.
	Same    int       `json:"same"`
	Changes []Changed `json:"changes"`
}

// Backtest judges the newest reports of the viewer's tenant again, by another policy and without images, and changes nothing. The checks'
// own outcomes stand as they were found: what it tries are rules and what an outcome leads to, not thresholds. last is 1 to [MaxBacktest].
func Backtest(ctx context.Context, by *policy.Policy, last int) (*Backtested, error) {
	if last < 1 || last > MaxBacktest {
		return nil, fault.New(fault.Invalid, "A backtest looks at 1 to 1000000 reports.", nil, fault.Field("input.last"))
	}

	var (
		found   = &Backtested{Changes: []Changed{}}
		variant = variants(by)
		behind  *uuid.UUID
	)

	for found.Reports < last {
		query := ent.From(ctx).Report.Query().Order(report.ByID(sql.OrderDesc())).Limit(min(chunk, last-found.Reports))
		if behind != nil {
			query.Where(report.IDLT(*behind))
		}

		rows, err := query.Select(report.FieldID, report.FieldVerificationID, report.FieldDecision, report.FieldFindings, report.FieldFacts).All(ctx)
		if err != nil {
			return nil, fmt.Errorf("verification: backtest: %w", err)
		}

		for _, row := range rows {
			if err := found.add(row, variant); err != nil {
				return nil, err
			}
		}

		if len(rows) < chunk {
			break
		}

		behind = &rows[len(rows)-1].ID
	}

	slices.SortFunc(found.Changes, func(a, b Changed) int { return b.Count - a.Count })

	return found, nil
}

func (b *Backtested) add(row *db.Report, variant func(steps []string) *policy.Policy) error {
	facts, err := FactsOf(row)
	if err != nil {
		return err
	}

	b.Reports++

	if len(row.Facts) == 0 {
		b.Bare++
	}

	change := Change{decision.Outcome(row.Decision), variant(facts.Steps).Judge(facts).Outcome}
	if change.From == change.To {
		b.Same++

		return nil
	}

	at := slices.IndexFunc(b.Changes, func(c Changed) bool { return c.Change == change })
	if at < 0 {
		at = len(b.Changes)
		b.Changes = append(b.Changes, Changed{Change: change})
	}

	b.Changes[at].Count++

	if len(b.Changes[at].Sample) < maxSample {
		b.Changes[at].Sample = append(b.Changes[at].Sample, row.VerificationID)
	}

	return nil
}

// variants gives the policy as it holds for a verification with the steps, each made once.
func variants(by *policy.Policy) func(steps []string) *policy.Policy {
	type asked struct{ reference, motion bool }

	made := map[asked]*policy.Policy{}

	return func(steps []string) *policy.Policy {
		key := asked{slices.Contains(steps, string(schema.StepReference)), slices.Contains(steps, string(schema.StepMotion))}
		if known := made[key]; known != nil {
			return known
		}

		checks := by.Checks
		if key.reference {
			checks = checks.Require(matching)
		}

		if key.motion {
			checks = checks.Require(active)
		}

		made[key] = &policy.Policy{Checks: checks, Rules: by.Rules}

		return made[key]
	}
}
