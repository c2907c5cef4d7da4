package main

import (
	"os"
	"os/exec"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSlope(t *testing.T) {
	t.Parallel()

	line := func(from, by, warmth float64) []sample {
		var samples []sample

		for done := 0; done <= 1000; done += 100 {
			s := sample{Done: done, MB: from + by*float64(done)/1000}
			if done < 250 {
				s.MB -= warmth
			}

			samples = append(samples, s)
		}

		return samples
	}

	require.InDelta(t, 0, slope(line(200, 0, 0), 1000), 1e-9)
	require.InDelta(t, 30, slope(line(200, 30, 0), 1000), 1e-9)
	require.InDelta(t, -5, slope(line(200, -5, 0), 1000), 1e-9)
	require.InDelta(t, 0, slope(line(200, 0, 90), 1000), 1e-9, "what is allocated once is no growth")
	require.Zero(t, slope(nil, 1000))
	require.Zero(t, slope([]sample{{Done: 900, MB: 1}}, 1000), "one sample has no slope")
}

func TestMemoryOfAProcess(t *testing.T) {
	t.Parallel()

	now, peak, err := memoryOf(os.Getpid())
	require.NoError(t, err)
	require.Greater(t, now, 1.0)
	require.GreaterOrEqual(t, peak, now)

	child := exec.Command("sleep", "60")
	require.NoError(t, child.Start())
	require.Equal(t, child.Process.Pid, childOf(os.Getpid(), "sleep"))
	require.NoError(t, child.Process.Kill())
	require.Error(t, child.Wait())
	require.Zero(t, childOf(os.Getpid(), "sleep"))

	_, _, err = memoryOf(1 << 30)
	require.Error(t, err)
}

func TestLimits(t *testing.T) {
	t.Parallel()

	command := benchServiceCommand{MaxMB: 400, MaxGrowth: 20, MaxReady: 2e9}
	within := serviceReport{ReadyMS: []float64{300, 1900, 400}, PeakMB: 399, SlopeMB: 19}
	require.NoError(t, command.judge(&within))

	for name, report := range map[string]serviceReport{
		"peak of memory":     {ReadyMS: within.ReadyMS, PeakMB: 401},
		"growth":             {ReadyMS: within.ReadyMS, SlopeMB: 21},
		"slowest warm start": {ReadyMS: []float64{300, 2001, 400}},
	} {
		err := command.judge(&report)
		require.ErrorIs(t, err, errLimits)
		require.ErrorContains(t, err, name)
	}
}
