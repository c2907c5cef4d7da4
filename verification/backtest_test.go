package verification_test

import (
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/engine/suite"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/policy"
)

func candidate(tb testing.TB) *policy.Policy {
	tb.Helper()

	return made(tb, "extend: default\nrules:\n- {when: score.passive < 0.7, then: review, reason: low}\n- {when: attempts.subject > 5, then: decline, reason: many}")
}

// made is a policy of a text.
func made(tb testing.TB, text string) *policy.Policy {
	tb.Helper()

	read, err := policy.Parse([]byte("version: next\n" + text))
	require.NoError(tb, err)

	ready, problems := read.Ready(suite.Checks())
	require.Empty(tb, problems)

	return ready
}

func TestBacktest(t *testing.T) {
	t.Parallel()

	ctx := stored(t, 1500)

	found, err := verification.Backtest(ctx, candidate(t), suite.Checks(), 1200)
	require.NoError(t, err)
	require.Equal(t, []int{1200, 0, 1080}, []int{found.Reports, found.Bare, found.Same})
	require.Len(t, found.Changes, 1)
	require.Equal(t, verification.Change{From: decision.Approved, To: decision.Review}, found.Changes[0].Change)
	require.Equal(t, 120, found.Changes[0].Count)
	require.Len(t, found.Changes[0].Sample, 20)

	found, err = verification.Backtest(ctx, policy.Only(decision.Default()), suite.Checks(), 10_000)
	require.NoError(t, err)
	require.Equal(t, []int{1500, 1500}, []int{found.Reports, found.Same})

	_, err = verification.Backtest(ctx, candidate(t), suite.Checks(), 0)
	require.True(t, fault.Is(err, fault.Invalid))
}

// BenchmarkBacktest judges 100,000 stored reports on three frames each again: by other rules, and by other figures, for which every measure of
// every frame is read.
func BenchmarkBacktest(b *testing.B) {
	ctx := stored(b, 100_000)

	for name, by := range map[string]*policy.Policy{
		"rules":   candidate(b),
		"figures": made(b, "extend: default\nthresholds: {quality.yaw.max: 10, passive.score.min: 0.8}"),
	} {
		b.Run(name, func(b *testing.B) {
			spent := processor(b)

			for b.Loop() {
				found, err := verification.Backtest(ctx, by, suite.Checks(), 100_000)
				require.NoError(b, err)
				require.Equal(b, 100_000, found.Reports)
				require.Zero(b, found.Untold.Count)
			}

			b.ReportMetric((processor(b)-spent).Seconds()/float64(b.N), "cpu-s/op")
		})
	}
}

// processor gives the time that the process has had of processors, which others on the machine take nothing from.
func processor(tb testing.TB) time.Duration {
	tb.Helper()

	var used syscall.Rusage
	require.NoError(tb, syscall.Getrusage(syscall.RUSAGE_SELF, &used))

	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
