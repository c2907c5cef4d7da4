package eval

import "math"

// fit holds the raw scores of both classes.
type fit struct{ positive, negative []float64 }

// each calls do with every raw score and its smoothed target.
func (f fit) each(do func(raw, target float64)) {
	high := (float64(len(f.positive)) + 1) / (float64(len(f.positive)) + 2)
	low := 1 / (float64(len(f.negative)) + 2)

	for _, raw := range f.positive {
		do(raw, high)
	}

	for _, raw := range f.negative {
		do(raw, low)
	}
}

// loss is the cross entropy, written so that no exponential overflows.
func (f fit) loss(p Platt) float64 {
	sum := 0.0

	f.each(func(raw, target float64) {
		z := p.Slope*raw + p.Intercept
		sum += math.Max(z, 0) - target*z + math.Log1p(math.Exp(-math.Abs(z)))
	})

	return sum
}

func (f fit) derivatives(p Platt) (g [2]float64, h [2][2]float64) {
	f.each(func(raw, target float64) {
		q := p.Apply(raw)
		off, weight := q-target, q*(1-q)
		g[0] += off * raw
		g[1] += off
		h[0][0] += weight * raw * raw
		h[0][1] += weight * raw
		h[1][1] += weight
	})

	return g, h
}

// search halves the step until the loss falls enough (Armijo).
func (f fit) search(at, move Platt, loss, slope float64) (Platt, float64, bool) {
	const smallest, share = 1e-10, 1e-4

	for step := 1.0; step >= smallest; step /= 2 {
		next := Platt{Slope: at.Slope + step*move.Slope, Intercept: at.Intercept + step*move.Intercept}
		if lower := f.loss(next); lower < loss+share*step*slope {
			return next, lower, true
		}
	}

	return at, loss, false
}
