package eval

import "math"

// Area is the area under the ROC curve: the chance that a positive scores above a negative, ties counting half.
type Area struct {
	Interval

	Value float64 `json:"value"`
	// Positives and Negatives are the numbers of scores.
	Positives int `json:"positives"`
	Negatives int `json:"negatives"`
	// Method names how the interval was made: [DeLong] or [Newcombe].
	Method string `json:"method"`
}

// How an interval of an area was made.
const (
	// DeLong is the variance of DeLong et al. (1988) on the logit scale, which keeps the interval within 0..1.
	DeLong = "delong-logit"
	// Newcombe is the score interval of Newcombe (2006, method 5) on the variance of Hanley and McNeil (1982). It is
	// used where DeLong's variance is zero, above all for perfect separation, so that certainty is never claimed.
	Newcombe = "newcombe-score"
)

// Area gives the area under the curve with its 95 % interval.
func (c *Curve) Area() Area {
	wins, losses := placements(c.positive, c.negative), placements(c.negative, c.positive)
	value := mean(wins)
	area := Area{Value: value, Positives: len(c.positive), Negatives: len(c.negative)}

	deviation := math.Sqrt(variance(wins)/float64(len(wins)) + variance(losses)/float64(len(losses)))
	if deviation == 0 || value == 0 || value == 1 || len(wins) < 2 || len(losses) < 2 {
		area.Interval, area.Method = newcombe(value, len(wins), len(losses)), Newcombe

		return area
	}

	half := z95 * deviation / (value * (1 - value))
	area.Interval = Interval{Low: sigmoid(logit(value) - half), High: sigmoid(logit(value) + half)}
	area.Method = DeLong

	return area
}

// placements gives for each score of a the share of b that lies below it, ties counting half. Both are sorted.
func placements(a, b []float64) []float64 {
	out := make([]float64, len(a))
	below, upTo := 0, 0

	for i, score := range a {
		for below < len(b) && b[below] < score {
			below++
		}

		for upTo < len(b) && b[upTo] <= score {
			upTo++
		}

		out[i] = float64(below+upTo) / 2 / float64(len(b))
	}

	return out
}

// newcombe finds the areas from which the one seen lies 1.96 standard errors away.
func newcombe(seen float64, positives, negatives int) Interval {
	m, n := float64(positives), float64(negatives)
	apart := func(area float64) float64 {
		pairs := (m+n)/2 - 1
		spread := area * (1 - area) * (1 + pairs*((1-area)/(2-area)+area/(1+area))) / (m * n)

		return (seen-area)*(seen-area) - z95*z95*spread
	}

	return Interval{Low: root(apart, 0, seen), High: root(apart, 1, seen)}
}

// root bisects between outside, where f is positive, and inside, where it is not; outside itself when f has no sign
// change, which is the case only where both are the same end of the scale.
func root(f func(float64) float64, outside, inside float64) float64 {
	for range 100 {
		middle := (outside + inside) / 2
		if f(middle) > 0 {
			outside = middle
		} else {
			inside = middle
		}
	}

	return inside
}

func mean(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v
	}

	return sum / float64(len(values))
}

// variance is the sample variance; 0 for fewer than two values.
func variance(values []float64) float64 {
	if len(values) < 2 {
		return 0
	}

	centre, sum := mean(values), 0.0
	for _, v := range values {
		sum += (v - centre) * (v - centre)
	}

	return sum / float64(len(values)-1)
}

func logit(p float64) float64 { return math.Log(p / (1 - p)) }

func sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
