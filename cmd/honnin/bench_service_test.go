package main_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/testkit"
)

// serviceReport is the part of the report that others script against.
type serviceReport struct {
	ReadyMS               []float64
	Seconds, PeakMB       float64
	Decisions             map[string]int
	Marks                 []struct{ Done, MB, RedisMB float64 }
	Samples               int
	FirstReadyMS, SlopeMB float64
	Version, CPU          string
	Cores, AtOnce         int
}

// The whole service as a process, everything embedded: it starts again and again on one folder, judges what comes over HTTP, ends
// when it is told to, and stays within its memory. Its speed and its slope are left to the benchmark, which has the machine to itself.
func TestBenchService(t *testing.T) {
	t.Parallel()

	got := honnin(t, "bench", "service", "--json", "--policy", film(t), "--people", testkit.People(t),
		"--verifications", "30", "--starts", "2", "--max-growth", "10000", "--max-ready", "30s")
	require.Zero(t, got.code, got.errors)

	var report serviceReport

	require.NoError(t, json.Unmarshal([]byte(got.out), &report))
	require.Len(t, report.ReadyMS, 2)
	require.Equal(t, map[string]int{"approved": 30}, report.Decisions)
	require.Positive(t, report.Seconds)
	require.Greater(t, report.PeakMB, 50.0)
	require.NotEmpty(t, report.Marks)
	require.Positive(t, report.Marks[0].RedisMB, "the queue is a redis-server of its own")
	require.InDelta(t, 30, report.Marks[len(report.Marks)-1].Done, 0)
}

func TestBenchServiceRefuses(t *testing.T) {
	t.Parallel()

	honnin(t, "bench", "service", "--verifications", "5").complains(t, 2, "at least 20 verifications")
	honnin(t, "bench", "service", "--starts", "0").complains(t, 2, "at least one start")
	honnin(t, "bench", "service", "--people", t.TempDir()).complains(t, 2, "make people")
}

func TestBenchServiceTellsWhatEndedIt(t *testing.T) {
	t.Parallel()

	got := honnin(t, "bench", "service", "--people", testkit.People(t), "--models", t.TempDir())
	require.Equal(t, 1, got.code)
	require.Contains(t, got.errors, "did not start")
	require.Contains(t, got.errors, "fr_detect.onnx")
}
