package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/honnin/honnin/engine/eval"
)

// lines words the report of a liveness evaluation.
func (r *livenessReport) lines() []string {
	classes := table{head: []string{"class", "<presented", "<judged", "<not judged", "<rate", "95 % interval", "why not judged"}}
	classes.add(class("live (BPNRR)", r.Live)...)

	for _, species := range r.Species {
		classes.add(class("spoof/"+species.Name+" (APNRR)", species)...)
	}

	lines := []string{
		fmt.Sprintf("  %s: %d pictures, policy %s: live at a score of %s or more", r.DataSet, r.Files, r.Policy, figure(r.Threshold)),
		"  sha256 " + r.SHA256, "",
	}
	lines = append(lines, ignored(r.Ignored)...)
	lines = append(append(lines, classes.lines()...), "")
	lines = append(append(lines, area(r.AUC, r.EER)...), "")

	points := rates()

	for _, p := range r.Points {
		points.add(append([]string{p.Name, strconv.FormatFloat(p.Threshold, 'f', 4, 64)}, rate("BPCER", p.BPCER)...)...)

		for _, species := range p.Species {
			points.add(append([]string{"", ""}, rate("APCER "+species.Species, species.APCER)...)...)
		}

		if len(p.Species) > 1 {
			points.add(append([]string{"", ""}, rate("APCER all", p.APCER)...)...)
		}
	}

	return append(lines, points.lines()...)
}

// lines words the report of a match evaluation.
func (r *matchReport) lines() []string {
	classes := table{head: []string{"class", "<presented", "<judged", "<not judged", "<rate", "95 % interval", "why not judged"}}
	classes.add(class("genuine", r.Genuine)...)
	classes.add(class("impostor", r.Impostor)...)

	lines := []string{
		fmt.Sprintf("  %s: %d pairs, policy %s: one person at a cosine of %s or more", r.DataSet, r.Pairs, r.Policy, figure(r.Threshold)),
		"",
	}
	lines = append(append(lines, classes.lines()...), "")
	lines = append(append(lines, area(r.AUC, r.EER)...), "")

	points := rates()

	for _, p := range r.Points {
		note := ""
		if !p.Resolved {
			note = "too few impostor pairs for this limit"
		}

		points.add(append([]string{p.Name, strconv.FormatFloat(p.Threshold, 'f', 4, 64)}, rate("FMR", p.FMR)...)...)
		points.add(append([]string{"", ""}, rate("FNMR", p.FNMR)...)...)

		tar := append([]string{"", ""}, rate("TAR", p.TAR)...)
		tar[len(tar)-1] += "  " + note
		points.add(tar...)
	}

	return append(lines, points.lines()...)
}

func rates() table {
	return table{head: []string{"at", "<threshold", "rate", "<value", "95 % interval", "<errors", "of n"}}
}

func rate(name string, r eval.Rate) []string {
	if r.N == 0 {
		return []string{name, "-", "nothing judged", "0", "0"}
	}

	return []string{name, percent(r.Value()), interval(r.Interval()), strconv.Itoa(r.Count), strconv.Itoa(r.N)}
}

func class(name string, c eval.Class) []string {
	why := make([]string, len(c.Unjudged))
	for i, reason := range c.Unjudged {
		why[i] = fmt.Sprintf("%s %d", reason.Reason, reason.Count)
	}

	return []string{
		name, strconv.Itoa(c.Presented), strconv.Itoa(c.Judged), strconv.Itoa(c.NonResponse.Count),
		percent(c.NonResponse.Value()), interval(c.NonResponse.Interval()), strings.Join(why, ", "),
	}
}

func area(auc *eval.Area, eer *float64) []string {
	if auc == nil || eer == nil {
		return []string{"  No AUC and no EER: one side has nothing that could be judged."}
	}

	return []string{
		fmt.Sprintf("  AUC %.4f  95 %% interval %.4f to %.4f (%s)  %d against %d", auc.Value, auc.Low, auc.High, auc.Method, auc.Positives, auc.Negatives),
		"  EER " + percent(*eer),
	}
}

func ignored(files []string) []string {
	if len(files) == 0 {
		return nil
	}

	return []string{fmt.Sprintf("  not pictures by their name, ignored: %d (%s)", len(files), strings.Join(files[:min(3, len(files))], ", ")), ""}
}

func interval(i eval.Interval) string { return percent(i.Low) + " to " + percent(i.High) }

func percent(share float64) string { return strconv.FormatFloat(100*share, 'f', 1, 64) + " %" }
