package main_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestBenchEngineMeasuresEveryStage(t *testing.T) {
	t.Parallel()

	got := honnin(t, "bench", "engine", "--json", "--policy", film(t), "--image", person(t, "franck-1.jpg"), "--soak", "20", "--per-worker", "3")
	require.Zero(t, got.code, got.errors)

	var report struct {
		Cores       int
		Photographs []struct {
			Runs   int
			Stages []struct {
				Name           string
				Calls          int
				TotalMS, RawMS float64
			}
			TotalMS, FloorMS, Ratio float64
		}
		Throughput []struct {
			Workers   int
			PerSecond float64
		}
		Memory struct {
			Verifications int
			WarmMB, EndMB float64
		}
	}

	require.NoError(t, json.Unmarshal([]byte(got.out), &report))
	require.Len(t, report.Photographs, 1)

	photo := report.Photographs[0]
	require.Equal(t, 30, photo.Runs)
	require.Len(t, photo.Stages, 8)
	require.Greater(t, photo.Ratio, 1.0)
	require.Greater(t, photo.TotalMS, photo.FloorMS)

	for _, stage := range photo.Stages {
		require.Positive(t, stage.Calls, stage.Name)
		require.Positive(t, stage.TotalMS, stage.Name)
		require.GreaterOrEqual(t, stage.TotalMS, stage.RawMS, stage.Name)
	}

	require.Len(t, report.Throughput, report.Cores)
	require.Positive(t, report.Throughput[0].PerSecond)
	require.Equal(t, 20, report.Memory.Verifications)
	require.Greater(t, report.Memory.EndMB, 50.0)
}

func TestBenchEngineRefuses(t *testing.T) {
	t.Parallel()

	honnin(t, "bench", "engine", "--runs", "5").complains(t, 2, "at least 30 runs")
	honnin(t, "bench", "engine", "--image", "nowhere.jpg").complains(t, 2, "nowhere.jpg")
	honnin(t, "bench", "engine").complains(t, 2, "make people")
}

func TestBenchEngineSaysWhichStageIsMissing(t *testing.T) {
	t.Parallel()

	got := honnin(t, "bench", "engine", "--image", person(t, "flat.jpg"))
	require.Equal(t, 2, got.code)
	require.Empty(t, got.out)
	require.Contains(t, got.errors, "face is inconclusive: no_face")
}
