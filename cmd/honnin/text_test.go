package main

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/suite"
)

func TestTableAlignsWhatATerminalShows(t *testing.T) {
	t.Parallel()

	list := table{head: []string{"name", "<figure", "note"}}
	list.add("a", "1", "first")
	list.add(paint(true).in("31", "本人"), "22.5", "")
	require.Equal(t, []string{
		"  name  figure  note",
		"  a          1  first",
		"  \x1b[31m本人\x1b[0m      22.5",
	}, list.lines())
}

func TestPaintLeavesPipesAlone(t *testing.T) {
	t.Parallel()

	require.False(t, bool(onto(&bytes.Buffer{})))
	require.Equal(t, "x", paint(false).in("31", "x"))
}

func TestFigure(t *testing.T) {
	t.Parallel()

	for value, want := range map[float64]string{0: "0.000", .1234: "0.123", -.5: "-0.500", 1: "1", 25: "25", 7.128: "7.13", 123.4: "123", -200: "-200"} {
		require.Equal(t, want, figure(value))
	}
}

func TestBounds(t *testing.T) {
	t.Parallel()

	thresholds := engine.Thresholds{"a.x.min": .2, "a.x.max": .8, "a.y.max": 25}
	require.Equal(t, "at least 0.200  at most 0.800", bounds("a.x", .5, false, thresholds))
	require.Equal(t, "at least 0.200  at most 0.800  ← not met", bounds("a.x", .9, false, thresholds))
	require.Equal(t, "within ±25  ← not met", bounds("a.y", -30, true, thresholds))
	require.Equal(t, "at most 25", bounds("a.y", -30, false, thresholds))
	require.Empty(t, bounds("a.z", 1, false, thresholds))
}

func TestScoredFindsTheBoundOnEachScore(t *testing.T) {
	t.Parallel()

	got := map[string]string{}
	for _, check := range suite.Checks() {
		got[check.Name] = scored(check)
	}

	require.Equal(t, map[string]string{
		"face": "score", "quality": "", "passive": "score", "active": "moves", "match": "cosine", "injection": "", "duplicate": "",
	}, got)
}

func TestMedian(t *testing.T) {
	t.Parallel()
	require.InDelta(t, 2, median([]float64{3, 1, 2}), 0)
	require.InDelta(t, 2.5, median([]float64{4, 1, 2, 3}), 0)
}

func TestField(t *testing.T) {
	t.Parallel()
	require.Equal(t, "7 kB", field("VmPeak:\t9 kB\nVmRSS:\t7 kB\n", "VmRSS"))
	require.Equal(t, "unknown", field("", "VmRSS"))
}
