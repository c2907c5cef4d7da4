package main

import (
	"fmt"
	"slices"
	"strconv"
)

// lines words the report.
func (r *benchReport) lines() []string {
	lines := []string{fmt.Sprintf("  honnin %s on %s, %d cores, policy %s", r.Version, r.CPU, r.Cores, r.Policy), ""}

	for _, photo := range r.Stages {
		lines = append(append(lines, photo.lines()...), "")
	}

	if len(r.Scaling) > 0 {
		rates := table{head: []string{"<workers", "<verifications a second", "<scaling"}}

		for _, rate := range r.Scaling {
			scaling := ""
			if rate.Scaling > 0 {
				scaling = strconv.FormatFloat(rate.Scaling, 'f', 2, 64)
			}

			rates.add(strconv.Itoa(rate.Workers), strconv.FormatFloat(rate.PerSecond, 'f', 1, 64), scaling)
		}

		lines = append(append(lines, rates.lines()...), "")
	}

	if m := r.Memory; m != nil {
		lines = append(lines, fmt.Sprintf("  memory with one worker per core: %.0f MB after %d verifications, %.0f MB after %d: grown by %.1f MB",
			m.WarmMB, max(1, m.Verifications/10), m.EndMB, m.Verifications, m.GrowthMB))
	}

	return lines
}

func (p *benchPhoto) lines() []string {
	stages := table{head: []string{"stage", "<calls", "<ms", "<floor", "<ours"}}
	for _, s := range p.Stages {
		stages.add(s.Name, strconv.Itoa(s.Calls), thousandth(s.TotalMS), thousandth(s.RawMS), thousandth(s.TotalMS-s.RawMS))
	}

	stages.add("verification", "", thousandth(p.TotalMS), thousandth(p.FloorMS), thousandth(p.TotalMS-p.FloorMS))

	return slices.Concat(
		[]string{
			fmt.Sprintf("  %s: %s", p.Name, p.Origin),
			fmt.Sprintf("  selfie and reference on one thread, medians of %d runs", p.Runs),
		},
		stages.lines(),
		[]string{fmt.Sprintf("  total / floor %.3f   %.0f kB allocated per verification", p.Ratio, p.Allocated)},
	)
}

func thousandth(value float64) string { return strconv.FormatFloat(value, 'f', 2, 64) }
