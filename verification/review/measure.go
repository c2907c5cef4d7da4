package review

import (
	"context"
	"slices"
	"strings"
	"time"

	"entgo.io/ent/dialect/sql"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/eval"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/report"
	said "github.com/honnin/honnin/ent/db/review"
	where "github.com/honnin/honnin/ent/db/reviewcase"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/verification"
)

// Bounds of what is measured at once.
const (
	MaxSpan  = 366 * 24 * time.Hour
	MaxCases = 10_000
)

// passive is the check whose errors are counted.
const passive = "passive"

// Measured is how reviewers agree with each other and with the engine over the cases decided in a time.
type Measured struct {
	// Cases is how many were looked at; Complete says that there were no more than [MaxCases].
	Cases    int
	Complete bool
	// Reviewers holds the first two reviewers of a round with four eyes against each other. Yes is an approval.
	Reviewers Pairs
	// Policy holds the reviewers against the policy, where that decided by itself.
	Policy Pairs
	// Approved is what became of the cases that the policy sent to review.
	Approved eval.Rate
	// Checks, in alphabetical order.
	Checks []Check
	// Attacks and Genuine are what passive liveness made of those whom a reviewer called so.
	Attacks, Genuine Answers
}

// Check holds the reviewers against one check. Yes is a pass, and an approval.
type Check struct {
	Name  string
	Pairs Pairs
	// Unanswered is in how many cases it neither passed nor failed.
	Unanswered int
}

// Answers counts what passive liveness answered.
type Answers struct{ N, Passed, Failed int }

// Measure looks at the cases decided last from an instant on and before another, the newest [MaxCases] at most. They are reviewed cases
// alone: what a policy was unsure of, what was appealed and what was reopened. Nothing measured on them holds for the others. Faults:
// invalid (the time is empty or longer than [MaxSpan]).
func Measure(ctx context.Context, from, to time.Time) (*Measured, error) {
	if !from.Before(to) || to.Sub(from) > MaxSpan {
		return nil, fault.New(fault.Invalid, "Ask for a time that begins before it ends, and is no longer than 366 days.", nil, fault.Field("to"))
	}

	keys, err := ent.From(ctx).ReviewCase.Query().
		Where(where.StateEQ(where.StateDecided), where.DecidedAtGTE(ent.Instant(from)), where.DecidedAtLT(ent.Instant(to))).
		Order(where.ByDecidedAt(sql.OrderDesc()), where.ByID(sql.OrderDesc())).Limit(MaxCases + 1).IDs(ctx)
	if err != nil {
		return nil, wrap("measure", err)
	}

	counted := counter{checks: map[string]*Check{}, Measured: Measured{Complete: len(keys) <= MaxCases}}

	for part := range slices.Chunk(keys[:min(len(keys), MaxCases)], chunk) {
		rows, err := ent.From(ctx).ReviewCase.Query().Where(where.IDIn(part...)).
			WithReviews(func(q *db.ReviewQuery) { q.Order(said.ByCreatedAt(), said.ByID()) }).
			WithVerification(func(q *db.VerificationQuery) { q.WithReport() }).All(ctx)
		if err != nil {
			return nil, wrap("measure", err)
		}

		for _, row := range rows {
			if err := counted.add(row); err != nil {
				return nil, err
			}
		}
	}

	return counted.done(), nil
}

type counter struct {
	Measured

	checks map[string]*Check
}

func (c *counter) add(row *db.ReviewCase) error {
	c.Cases++

	approved := row.Outcome != nil && *row.Outcome == where.OutcomeApproved
	spoken := ofRound(row)

	if row.FourEyes && len(spoken) >= 2 && spoken[0].Verdict != said.VerdictEscalate && spoken[1].Verdict != said.VerdictEscalate {
		c.Reviewers = c.Reviewers.and(spoken[0].Verdict == said.VerdictApprove, spoken[1].Verdict == said.VerdictApprove)
	}

	found := row.Edges.Verification.Edges.Report
	if found == nil {
		return nil
	}

	switch found.Decision {
	case report.DecisionReview:
		c.Approved.N++

		if approved {
			c.Approved.Count++
		}
	case report.DecisionApproved, report.DecisionDeclined:
		c.Policy = c.Policy.and(approved, found.Decision == report.DecisionApproved)
	}

	findings, err := verification.Findings(found)
	if err != nil {
		return err
	}

	for i := range findings {
		c.check(&findings[i], approved)
		c.live(&findings[i], row, spoken)
	}

	return nil
}

// ofRound are the reviews of the last round, without what opened it, the oldest first.
func ofRound(row *db.ReviewCase) []*db.Review {
	return slices.DeleteFunc(slices.Clone(row.Edges.Reviews), func(r *db.Review) bool {
		return r.Round != row.Round || r.Verdict == said.VerdictReopen
	})
}

func (c *counter) check(found *engine.Finding, approved bool) {
	known := c.checks[found.Check]
	if known == nil {
		known = &Check{Name: found.Check}
		c.checks[found.Check] = known
	}

	if found.Outcome != engine.Pass && found.Outcome != engine.Fail {
		known.Unanswered++

		return
	}

	known.Pairs = known.Pairs.and(approved, found.Outcome == engine.Pass)
}

// live counts passive liveness where the case says what it should have said: of an impostor, only where the last word on the case is that
// something was presented to the camera.
func (c *counter) live(found *engine.Finding, row *db.ReviewCase, spoken []*db.Review) {
	if found.Check != passive || len(spoken) == 0 {
		return
	}

	var into *Answers

	switch last := spoken[len(spoken)-1]; {
	case row.Truth == where.TruthGenuine:
		into = &c.Genuine
	case row.Truth == where.TruthImpostor && slices.Contains(last.Reasons, string(PresentationAttack)):
		into = &c.Attacks
	default:
		return
	}

	into.N++

	switch found.Outcome { //nolint:exhaustive // the others are no answer
	case engine.Pass:
		into.Passed++
	case engine.Fail:
		into.Failed++
	}
}

func (c *counter) done() *Measured {
	for _, one := range c.checks {
		c.Checks = append(c.Checks, *one)
	}

	slices.SortFunc(c.Checks, func(a, b Check) int { return strings.Compare(a.Name, b.Name) })

	return &c.Measured
}
