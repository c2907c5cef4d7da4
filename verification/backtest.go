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
	// Known were found to be genuine or impostors by people who reviewed them. Approved are impostors among them that would be approved and
	// were not; Refused are genuine ones that would be declined and were not.
	Known    int   `json:"known"`
	Approved Newly `json:"approved"`
	Refused  Newly `json:"refused"`
}

// Newly is how many would be decided wrongly that were not, and some of them.
type Newly struct {
	Count  int         `json:"count"`
	Sample []uuid.UUID `json:"-"`
}

func (n *Newly) add(of uuid.UUID) {
	n.Count++

	if len(n.Sample) < maxSample {
		n.Sample = append(n.Sample, of)
	}
}

// Backtest judges the newest reports of the viewer's tenant again, by another policy and without images, and changes nothing. The checks'
// outcomes stand as they were found, but for those that follow from a score that was kept: see [policy.Figures]. So it tries rules, what an outcome
// leads to, and these figures. last is 1 to [MaxBacktest].
func Backtest(ctx context.Context, by *policy.Policy, last int) (*Backtested, error) {
	if last < 1 || last > MaxBacktest {
		return nil, fault.New(fault.Invalid, "A backtest looks at 1 to 1000000 reports.", nil, fault.Field("input.last"))
	}

	found, variant := &Backtested{Changes: []Changed{}}, variants(by)

	err := reported(ctx, last, func(rows []*db.Report) error {
		known, err := truth(ctx, judgedIn(rows))
		if err != nil {
			return err
		}

		found.Known += len(known)

		for _, row := range rows {
			if err := found.add(row, variant, known[row.VerificationID]); err != nil {
				return err
			}
		}

		return nil
	})

	slices.SortFunc(found.Changes, func(a, b Changed) int { return b.Count - a.Count })

	return found, err
}

// reported reads up to so many reports of the viewer's tenant, the newest first, in pieces.
func reported(ctx context.Context, last int, each func([]*db.Report) error) error {
	var behind *uuid.UUID

	for read := 0; read < last; {
		query := ent.From(ctx).Report.Query().Order(report.ByID(sql.OrderDesc())).Limit(min(chunk, last-read))
		if behind != nil {
			query.Where(report.IDLT(*behind))
		}

		rows, err := query.Select(report.FieldID, report.FieldVerificationID, report.FieldDecision, report.FieldFindings, report.FieldFacts).All(ctx)
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

func judgedIn(rows []*db.Report) []uuid.UUID {
	ids := make([]uuid.UUID, len(rows))
	for i, row := range rows {
		ids[i] = row.VerificationID
	}

	return ids
}

func (b *Backtested) add(row *db.Report, variant func(steps []string) *policy.Policy, known Truth) error {
	facts, err := FactsOf(row)
	if err != nil {
		return err
	}

	b.Reports++

	if len(row.Facts) == 0 {
		b.Bare++
	}

	by := variant(facts.Steps)
	facts.Findings = policy.Retell(facts.Findings, by.Checks.Thresholds)

	change := Change{decision.Outcome(row.Decision), by.Judge(facts).Outcome}
	if change.From == change.To {
		b.Same++

		return nil
	}

	b.wrong(row.VerificationID, change, known)

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

// wrong counts what would be a mistake and was none.
func (b *Backtested) wrong(of uuid.UUID, change Change, known Truth) {
	switch {
	case known == Impostor && change.To == decision.Approved:
		b.Approved.add(of)
	case known == Genuine && change.To == decision.Declined:
		b.Refused.add(of)
	}
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
