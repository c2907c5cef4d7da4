package eval

import (
	"math"
	"slices"
)

// Curve is the trade-off between the two kinds of error over all thresholds.
type Curve struct {
	positive, negative []float64 // sorted
	thresholds         []float64 // every distinct score, then one just above the highest; sorted
}

// Point is the two errors at one threshold.
type Point struct {
	// Threshold accepts scores of at least this much.
	Threshold float64 `json:"threshold"`
	// Missed are positives below the threshold: false rejections.
	Missed Rate `json:"missed"`
	// Accepted are negatives at or above it: false acceptances.
	Accepted Rate `json:"accepted"`
}

// NewCurve reads the scores of both classes, in any order. Neither may be empty, none may be NaN or infinite.
func NewCurve(positive, negative []float64) (*Curve, error) {
	if len(positive) == 0 {
		return nil, ErrNoPositive
	}

	if len(negative) == 0 {
		return nil, ErrNoNegative
	}

	c := &Curve{positive: slices.Clone(positive), negative: slices.Clone(negative)}
	slices.Sort(c.positive)
	slices.Sort(c.negative)

	c.thresholds = slices.Concat(c.positive, c.negative)
	for _, score := range c.thresholds {
		if math.IsNaN(score) || math.IsInf(score, 0) {
			return nil, ErrScore
		}
	}

	slices.Sort(c.thresholds)
	c.thresholds = slices.Compact(c.thresholds)
	highest := c.thresholds[len(c.thresholds)-1]
	c.thresholds = append(c.thresholds, math.Nextafter(highest, math.Inf(1)))

	return c, nil
}

// At gives the errors at a threshold.
func (c *Curve) At(threshold float64) Point {
	missed, _ := slices.BinarySearch(c.positive, threshold)
	refused, _ := slices.BinarySearch(c.negative, threshold)

	return Point{
		Threshold: threshold,
		Missed:    Rate{missed, len(c.positive)},
		Accepted:  Rate{len(c.negative) - refused, len(c.negative)},
	}
}

// Equal is the point where the two error rates lie closest together, and the lowest such threshold. With few scores
// they need not be equal: the equal error rate is then their mean, [Point.Mean].
func (c *Curve) Equal() Point {
	best, gap := Point{}, math.Inf(1)

	for _, threshold := range c.thresholds {
		point := c.At(threshold)
		if d := math.Abs(point.Missed.Value() - point.Accepted.Value()); d < gap {
			best, gap = point, d
		}
	}

	return best
}

// Within is the point of the lowest threshold at which at most the given share of negatives is accepted: the fewest
// positives missed that this limit allows. The limit is inclusive, 0..1.
func (c *Curve) Within(limit float64) Point {
	at, _ := slices.BinarySearchFunc(c.thresholds, limit, func(threshold, limit float64) int {
		if c.At(threshold).Accepted.Value() > limit {
			return -1
		}

		return 1
	})

	return c.At(c.thresholds[min(at, len(c.thresholds)-1)])
}

// Points lists the errors at every threshold where they change, from accepting all to accepting none.
func (c *Curve) Points() []Point {
	points := make([]Point, len(c.thresholds))
	for i, threshold := range c.thresholds {
		points[i] = c.At(threshold)
	}

	return points
}

// Mean is the mean of the two error rates.
func (p Point) Mean() float64 { return (p.Missed.Value() + p.Accepted.Value()) / 2 }
