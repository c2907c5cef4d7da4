package verification

import (
	"cmp"
	"context"
	"slices"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/engine/eval"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/verification/policy"
)

// maxPoints bounds a curve besides the policy's own figure.
const maxPoints = 20

// Share is a part of the reports with its 95 % interval by Wilson.
type Share struct {
	Share, Low, High float64
}

// Point is what a policy would make of the reports if the threshold had the value.
type Point struct {
	Value                      float64
	Approved, Review, Declined Share
}

// Curved is how the decisions of a policy go with one of its figures.
type Curved struct {
	// Reports are those on which the check gave a score, out of the newest that were asked for.
	Reports int
	// Current is the policy's own figure.
	Current float64
	// Points are in the order of their values: scores that were found, evenly by how many lie below, and the policy's own.
	Points []Point
}

// either is one report: its score, and what would be decided if the check passed and if it failed.
type either struct {
	score        float64
	passed, fell decision.Outcome
}

// Curve tells for the values of one threshold what a policy would have made of the newest stored reports. The score being what it was, a report can
// only be decided in two ways, so each is judged twice, however many points there are. threshold is one of [policy.Figures]; last is 1 to
// [MaxBacktest].
func Curve(ctx context.Context, by *policy.Policy, threshold string, last int) (*Curved, error) {
	if last < 1 || last > MaxBacktest {
		return nil, fault.New(fault.Invalid, "A backtest looks at 1 to 1000000 reports.", nil, fault.Field("last"))
	}

	if !slices.Contains(policy.Figures(), threshold) {
		return nil, fault.New(fault.Invalid, "Only passive.score.min and match.cosine.min can be told from what is stored.", nil, fault.Field("threshold"))
	}

	var (
		all     []either
		variant = variants(by)
	)

	err := reported(ctx, last, func(rows []*db.Report) error {
		for _, row := range rows {
			one, ok, err := twice(row, variant, threshold)
			if err != nil {
				return err
			}

			if ok {
				all = append(all, one)
			}
		}

		return nil
	})
	if err != nil {
		return nil, err
	}

	return drawn(all, by.Checks.Thresholds[threshold]), nil
}

func twice(row *db.Report, variant func(steps []string) *policy.Policy, threshold string) (one either, ok bool, err error) {
	facts, err := FactsOf(row)
	if err != nil {
		return one, false, err
	}

	if one.score, ok = policy.Scored(facts.Findings, threshold); !ok {
		return one, false, nil
	}

	by := variant(facts.Steps)
	findings := policy.Retell(facts.Findings, by.Checks.Thresholds)

	for bound, into := range map[float64]*decision.Outcome{one.score: &one.passed, one.score + 1: &one.fell} {
		facts.Findings = policy.Retell(findings, engine.Thresholds{threshold: bound})
		*into = by.Judge(facts).Outcome
	}

	return one, true, nil
}

// drawn gives the curve of reports.
func drawn(all []either, current float64) *Curved {
	slices.SortFunc(all, func(a, b either) int { return cmp.Compare(a.score, b.score) })

	curve := &Curved{Reports: len(all), Current: current, Points: []Point{}}

	values := []float64{current}
	for i := range min(maxPoints, len(all)) {
		values = append(values, all[i*(len(all)-1)/max(1, min(maxPoints, len(all))-1)].score)
	}

	slices.Sort(values)

	for _, value := range slices.Compact(values) {
		curve.Points = append(curve.Points, pointAt(all, value))
	}

	return curve
}

func pointAt(all []either, value float64) Point {
	counts := map[decision.Outcome]int{}

	for _, one := range all {
		if one.score >= value {
			counts[one.passed]++
		} else {
			counts[one.fell]++
		}
	}

	share := func(of decision.Outcome) Share {
		within := eval.Wilson(counts[of], len(all))

		return Share{float64(counts[of]) / float64(max(1, len(all))), within.Low, within.High}
	}

	return Point{value, share(decision.Approved), share(decision.Review), share(decision.Declined)}
}
