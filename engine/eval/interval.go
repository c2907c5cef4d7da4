package eval

import "math"

// z95 is the two-sided 95 % quantile of the standard normal distribution.
const z95 = 1.959963984540054

// Interval is a 95 % confidence interval within 0..1.
type Interval struct {
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// Wilson is the 95 % score interval of k successes in n trials (Wilson, 1927). It contains k/n, stays within 0..1 and
// tells something at k = 0 and k = n, where the textbook interval has no width. With n = 0 it is 0..1: nothing is known.
func Wilson(k, n int) Interval {
	if n <= 0 {
		return Interval{0, 1}
	}

	count, p := float64(n), float64(k)/float64(n)
	scale := 1 + z95*z95/count
	centre := (p + z95*z95/(2*count)) / scale
	half := z95 / scale * math.Sqrt(p*(1-p)/count+z95*z95/(4*count*count))

	// Rounding must not push the bounds past the estimate at its ends.
	return Interval{Low: math.Min(p, math.Max(0, centre-half)), High: math.Max(p, math.Min(1, centre+half))}
}
