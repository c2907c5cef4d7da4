package main

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// serviceReport is what bench service prints as JSON.
type serviceReport struct {
	Version string `json:"version"`
	CPU     string `json:"cpu"`
	Cores   int    `json:"cores"`
	AtOnce  int    `json:"atOnce"`
	Large   bool   `json:"large"`
	// FirstReadyMS is the first start, which makes the installation; ReadyMS are the warm ones. From the start of the process to
	// the first "ready".
	FirstReadyMS float64   `json:"firstReadyMs"`
	ReadyMS      []float64 `json:"readyMs"`
	// Seconds is how long all verifications took together, from the first request to the last decision seen.
	Seconds   float64        `json:"seconds"`
	Decisions map[string]int `json:"decisions"`
	// Marks are the samples that are shown; Samples is how many there are, one a second.
	Marks   []sample `json:"marks"`
	Samples int      `json:"samples"`
	// PeakMB is the most the process ever held; SlopeMB how much it grows by over 1,000 verifications.
	PeakMB  float64 `json:"peakMb"`
	SlopeMB float64 `json:"slopeMb"`
}

func (r *serviceReport) fill(w *watch, decided *count) {
	r.Decisions, r.Samples, r.PeakMB = decided.decisions, len(w.samples), w.peak
	r.SlopeMB = slope(w.samples, decided.done)

	marks := marksOf(decided.done)
	marks[0] = true

	for _, s := range w.samples {
		if marks[s.Done] {
			r.Marks = append(r.Marks, s)
			marks[s.Done] = false
		}
	}
}

// extent is the least, the middle and the most of some figures.
type extent struct{ Min, Median, Max float64 }

func spread(values []float64) extent {
	return extent{slices.Min(values), median(values), slices.Max(values)}
}

// lines words the report.
func (r *serviceReport) lines() []string {
	total, kind := 0, "frames of 360x288 and 400x300"
	if r.Large {
		kind = "the same enlarged to 12 megapixels"
	}

	var decisions []string

	for _, name := range slices.Sorted(maps.Keys(r.Decisions)) {
		total += r.Decisions[name]
		decisions = append(decisions, fmt.Sprintf("%d %s", r.Decisions[name], name))
	}

	ready := spread(r.ReadyMS)
	memory := table{head: []string{"<verifications", "<MB", "<redis MB"}}

	for _, s := range r.Marks {
		memory.add(strconv.Itoa(s.Done), fmt.Sprintf("%.1f", s.MB), fmt.Sprintf("%.1f", s.RedisMB))
	}

	return slices.Concat([]string{
		fmt.Sprintf("  honnin %s serve on %s, %d cores, one worker per core; SQLite and a redis-server of its own", r.Version, r.CPU, r.Cores),
		"",
		fmt.Sprintf("  ready after %.0f ms (min), %.0f ms (median), %.0f ms (max) of %d warm starts; the first start took %.0f ms",
			ready.Min, ready.Median, ready.Max, len(r.ReadyMS), r.FirstReadyMS),
		fmt.Sprintf("  %d verifications over HTTP in %.1f s: %.1f a second, %d people at once, a burst of 3 and a reference each, %s",
			total, r.Seconds, float64(total)/r.Seconds, r.AtOnce, kind),
		"  decided: " + strings.Join(decisions, ", "),
		"",
	}, memory.lines(), []string{
		"",
		fmt.Sprintf("  peak %.1f MB; growth over 1,000 verifications %+.1f MB (slope behind the first quarter, %d samples)", r.PeakMB, r.SlopeMB, r.Samples),
	})
}
