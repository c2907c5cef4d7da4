package review_test

import (
	"context"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/engine/suite"
	"github.com/honnin/honnin/ent"
	said "github.com/honnin/honnin/ent/db/review"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/policy"
	"github.com/honnin/honnin/verification/review"
)

// alive are findings that all passed, with a score of liveness.
func alive(score float64) []engine.Finding {
	findings := make([]engine.Finding, 0, len(suite.Checks()))

	for _, check := range suite.Checks() {
		one := engine.Finding{Check: check.Name, Version: check.Version, Outcome: engine.Pass}
		if check.Name == "passive" {
			one.Score = &score
		}

		findings = append(findings, one)
	}

	return findings
}

// ruling makes a policy of a text.
func ruling(t *testing.T, text string) *policy.Policy {
	t.Helper()

	read, err := policy.Parse([]byte("version: v\nextend: default\n" + text))
	require.NoError(t, err)

	made, problems := read.Ready(suite.Checks())
	require.Empty(t, problems)

	return made
}

// judgedBy opens a verification and lets a policy judge what was found, with all that follows.
func judgedBy(ctx context.Context, t *testing.T, by *policy.Policy, findings []engine.Finding) uuid.UUID {
	t.Helper()

	row, _, err := verification.Create(ctx, verification.Draft{IdempotencyKey: uuid.NewString(), Binding: verification.Unbound})
	require.NoError(t, err)
	ent.From(ctx).Verification.UpdateOneID(row.ID).SetState(where.StateSubmitted).ExecX(ctx)

	seen, err := verification.Seen(ctx, row.ID, findings)
	require.NoError(t, err)

	decided := by.Judge(seen)

	require.NoError(t, ent.Tx(ctx, func(ctx context.Context) error {
		_, err := verification.Conclude(ctx, row.ID, verification.Judgement{
			Findings: findings, Decided: decided, Thresholds: by.Checks.Thresholds, Policy: by, Facts: seen,
		})
		if err != nil || decided.Outcome != decision.Review {
			return err
		}

		return review.Open(ctx, row.ID, by.Review)
	}))

	return row.ID
}

// What reviewers found out stands in the cell where it belongs: an impostor whom a milder draft would approve, a genuine person whom a stricter
// one would decline, and nobody whose case is open, was reopened, or never was.
func TestABacktestByWhatReviewersFoundOut(t *testing.T) {
	each(t, func(ctx context.Context, t *testing.T) {
		t.Helper()

		unsure := ruling(t, "rules: [{when: score.passive < 0.8, then: review, reason: unsure}]")
		reviewed := func(verdict review.Verdict) uuid.UUID {
			of := judgedBy(ctx, t, unsure, alive(0.7))
			row, err := review.Of(ctx, of)
			require.NoError(t, err)
			decide(ctx, t, row, "usr_a", false, verdict)

			return of
		}

		impostor := reviewed(said.VerdictDecline)
		genuine := reviewed(said.VerdictApprove)
		judgedBy(ctx, t, unsure, alive(0.7))  // nobody has looked yet
		judgedBy(ctx, t, unsure, alive(0.95)) // approved without a case

		run := func(text string) *verification.Backtested {
			found, err := verification.Backtest(ctx, ruling(t, text), suite.Checks(), 100)
			require.NoError(t, err)
			require.Equal(t, []int{4, 0, 2}, []int{found.Reports, found.Untold.Count, found.Known})

			return found
		}

		milder := run("")
		require.Equal(t, verification.Some{Count: 1, Sample: []uuid.UUID{impostor}}, milder.Approved)
		require.Zero(t, milder.Refused.Count)
		require.Equal(t, []int{1, 3}, []int{milder.Same, milder.Changes[0].Count})

		stricter := run("thresholds: {passive.score.min: 0.75}")
		require.Equal(t, verification.Some{Count: 1, Sample: []uuid.UUID{genuine}}, stricter.Refused)
		require.Zero(t, stricter.Approved.Count)

		same := run("rules: [{when: score.passive < 0.8, then: review, reason: unsure}]")
		require.Equal(t, []int{4, 0, 0}, []int{same.Same, same.Approved.Count, same.Refused.Count})
	})
}
