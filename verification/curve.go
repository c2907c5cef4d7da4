package verification

import (
	"cmp"
	"context"
	"slices"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/engine/eval"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/verification/policy"
)

// maxPoints bounds a curve besides the policy's own figure.
const maxPoints = 20

// Share is a part of the reports with its 95 % interval by Wilson.
type Share struct {
	Share, Low, High float64
}

// Point is what a policy would make of the reports if the threshold had the value. Untold are those of which that cannot be said there.
type Point struct {
	Value                              float64
	Approved, Review, Declined, Untold Share
}

// Curved is how the decisions of a policy go with one of its figures.
type Curved struct {
	// Reports are those in which the threshold has a say, out of the newest that were asked for.
	Reports int
	// Untold would be, but hold too little to tell where it turns; they are in no point.
	Untold int
	// Current is the policy's own figure.
	Current float64
	// Points are in the order of their values: figures at which a decision can turn, evenly by how many lie below, and the policy's own.
	Points []Point
}

// Curve tells for the values of one threshold what a policy would have made of the newest stored reports. A report can only turn at what was
// measured of it, so it is judged once between each two such figures, however many points there are. threshold is one that a check declares;
// last is 1 to [MaxBacktest].
func Curve(ctx context.Context, by *policy.Policy, checks []*engine.Check, threshold string, last int) (*Curved, error) {
	if last < 1 || last > MaxBacktest {
		return nil, fault.New(fault.Invalid, "A backtest looks at 1 to 1000000 reports.", nil, fault.Field("last"))
	}

	at := slices.IndexFunc(checks, func(c *engine.Check) bool {
		return slices.ContainsFunc(c.Thresholds, func(t engine.Threshold) bool { return t.Name == threshold })
	})
	if at < 0 {
		return nil, fault.New(fault.Invalid, "No check has such a threshold.", nil, fault.Field("threshold"))
	}

	var (
		all    []course
		untold int
		turned = turner{newTrial(by, checks), checks[at], threshold}
	)

	turned.measures = true

	err := reported(ctx, last, func(rows []archived) error {
		for i := range rows {
			one, ok, err := turned.course(&rows[i])
			if err != nil {
				return err
			}

			switch {
			case !ok:
				untold++
			case len(one.at) > 0:
				all = append(all, one)
			}
		}

		return nil
	})
	if err != nil {
		return nil, err
	}

	curve := drawn(all, by.Checks.Thresholds[threshold])
	curve.Untold = untold

	return curve, nil
}

// drawn gives the curve of reports.
func drawn(all []course, current float64) *Curved {
	var turns []float64
	for i := range all {
		turns = append(turns, all[i].at...)
	}

	slices.Sort(turns)

	curve := &Curved{Reports: len(all), Current: current, Points: []Point{}}

	values := []float64{current}
	for i := range min(maxPoints, len(turns)) {
		values = append(values, turns[i*(len(turns)-1)/max(1, min(maxPoints, len(turns))-1)])
	}

	slices.Sort(values)

	for _, value := range slices.CompactFunc(values, func(a, b float64) bool { return cmp.Compare(a, b) == 0 }) {
		curve.Points = append(curve.Points, pointAt(all, value))
	}

	return curve
}

func pointAt(all []course, value float64) Point {
	counts := map[decision.Outcome]int{}
	for i := range all {
		counts[all[i].decided(value)]++
	}

	share := func(of decision.Outcome) Share {
		within := eval.Wilson(counts[of], len(all))

		return Share{float64(counts[of]) / float64(max(1, len(all))), within.Low, within.High}
	}

	return Point{value, share(decision.Approved), share(decision.Review), share(decision.Declined), share(cannotSay)}
}
