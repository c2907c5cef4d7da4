package verification_test

import (
	"context"
	"encoding/json"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/engine/suite"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/report"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/policy"
)

// stored writes n reports of people who passed, of whom every tenth has a low score of liveness.
func stored(tb testing.TB, n int) context.Context {
	tb.Helper()

	ctx := database.Tenant(database.Open(tb, database.SQLite(tb)), tb, []byte("k"))

	for from := 0; from < n; from += 500 {
		store(ctx, tb, from, min(n, from+500))
	}

	return ctx
}

func measured(check string, score float64) engine.Finding {
	return engine.Finding{
		Check: check, Version: "1", Outcome: engine.Pass, Score: &score, Reasons: []engine.Reason{}, DurationMS: 12.5,
		Measures: map[string]float64{"interEyeDistance": 92.4, "yaw": 3.2, "pitch": -4.1, "sharpness": 0.61},
	}
}

func store(ctx context.Context, tb testing.TB, from, to int) {
	tb.Helper()

	client := ent.From(ctx)
	verifications := make([]*db.VerificationCreate, 0, to-from)

	for i := from; i < to; i++ {
		verifications = append(verifications, client.Verification.Create().SetSteps([]schema.Step{schema.StepSelfie}).SetMetadata(map[string]string{}).
			SetIdempotencyKey(strconv.Itoa(i)).SetRequestHash("x").SetExpiresAt(time.Now().Add(time.Hour)))
	}

	rows, err := client.Verification.CreateBulk(verifications...).Save(ctx)
	require.NoError(tb, err)

	reports := make([]*db.ReportCreate, 0, to-from)

	for i, row := range rows {
		score := 0.9
		if (from+i)%10 == 0 {
			score = 0.6
		}

		findings := []engine.Finding{measured("passive", score)}
		for _, check := range []string{"face", "quality", "active", "match", "injection", "duplicate"} {
			findings = append(findings, measured(check, 0.8))
		}

		data, err := json.Marshal(findings)
		require.NoError(tb, err)

		reports = append(reports, client.Report.Create().SetVerificationID(row.ID).SetDecision(report.DecisionApproved).SetReasons([]string{}).
			SetPolicyVersion("1").SetThresholds(map[string]float64{}).SetFindings(data).SetFacts(json.RawMessage(`{"steps":["selfie"]}`)))
	}

	require.NoError(tb, client.Report.CreateBulk(reports...).Exec(ctx))
}

func candidate(tb testing.TB) *policy.Policy {
	tb.Helper()

	read, err := policy.Parse([]byte("version: next\nextend: default\nrules:\n- {when: score.passive < 0.7, then: review, reason: low}\n- {when: attempts.subject > 5, then: decline, reason: many}"))
	require.NoError(tb, err)

	made, problems := read.Ready(suite.Checks())
	require.Empty(tb, problems)

	return made
}

func TestBacktest(t *testing.T) {
	t.Parallel()

	ctx := stored(t, 1500)

	found, err := verification.Backtest(ctx, candidate(t), 1200)
	require.NoError(t, err)
	require.Equal(t, []int{1200, 0, 1080}, []int{found.Reports, found.Bare, found.Same})
	require.Len(t, found.Changes, 1)
	require.Equal(t, verification.Change{From: decision.Approved, To: decision.Review}, found.Changes[0].Change)
	require.Equal(t, 120, found.Changes[0].Count)
	require.Len(t, found.Changes[0].Sample, 20)

	found, err = verification.Backtest(ctx, policy.Only(decision.Default()), 10_000)
	require.NoError(t, err)
	require.Equal(t, []int{1500, 1500}, []int{found.Reports, found.Same})

	_, err = verification.Backtest(ctx, candidate(t), 0)
	require.True(t, fault.Is(err, fault.Invalid))
}

// BenchmarkBacktest judges 100,000 stored reports again.
func BenchmarkBacktest(b *testing.B) {
	ctx := stored(b, 100_000)
	by := candidate(b)

	for b.Loop() {
		found, err := verification.Backtest(ctx, by, 100_000)
		require.NoError(b, err)
		require.Equal(b, 100_000, found.Reports)
	}
}
