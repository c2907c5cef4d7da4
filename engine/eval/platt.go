package eval

import "math"

// Platt maps a raw score to a probability that it is a positive: 1 / (1 + exp(-(Slope·x + Intercept))).
type Platt struct {
	Slope     float64 `json:"a"`
	Intercept float64 `json:"b"`
}

// Apply gives the probability in 0..1.
func (p Platt) Apply(raw float64) float64 { return sigmoid(p.Slope*raw + p.Intercept) }

// FitPlatt fits the map to raw scores of both classes by maximum likelihood with Platt's smoothed targets, which keep
// the fit finite when the classes do not overlap; Newton's method with backtracking (Lin, Lin and Weng, 2007).
// Neither class may be empty, none of the scores NaN or infinite.
func FitPlatt(positive, negative []float64) (Platt, error) {
	if _, err := NewCurve(positive, negative); err != nil {
		return Platt{}, err
	}

	const (
		steps  = 100
		ridge  = 1e-12 // keeps the Hessian invertible
		enough = 1e-10 // size of the gradient
	)

	f := fit{positive, negative}
	at := Platt{Slope: 0, Intercept: math.Log(float64(len(positive)+1) / float64(len(negative)+1))}
	loss := f.loss(at)

	for range steps {
		g, h := f.derivatives(at)
		if math.Abs(g[0]) < enough && math.Abs(g[1]) < enough {
			break
		}

		h[0][0] += ridge
		h[1][1] += ridge
		det := h[0][0]*h[1][1] - h[0][1]*h[0][1]
		move := Platt{
			Slope:     -(h[1][1]*g[0] - h[0][1]*g[1]) / det,
			Intercept: -(h[0][0]*g[1] - h[0][1]*g[0]) / det,
		}

		next, lower, ok := f.search(at, move, loss, g[0]*move.Slope+g[1]*move.Intercept)
		if !ok {
			break
		}

		at, loss = next, lower
	}

	return at, nil
}
