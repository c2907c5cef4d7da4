package review

import (
	"math"
	"slices"

	"github.com/honnin/honnin/engine/eval"
)

// Pairs counts what two judges said of the same things, each yes or no.
type Pairs struct {
	// Both and Neither are where they agree; First and Second are where one of them alone said yes.
	Both, Neither, First, Second int
}

// and counts one thing more.
func (p Pairs) and(first, second bool) Pairs {
	switch {
	case first && second:
		p.Both++
	case first:
		p.First++
	case second:
		p.Second++
	default:
		p.Neither++
	}

	return p
}

// N is how many things both judged.
func (p Pairs) N() int { return p.Both + p.Neither + p.First + p.Second }

// Share is on how many of them they agree.
func (p Pairs) Share() eval.Rate { return eval.Rate{Count: p.Both + p.Neither, N: p.N()} }

// Kappa is agreement beyond chance, from -1 to 1, with the ends of its 95 % interval.
type Kappa struct{ Value, Low, High float64 }

// normal is the quantile of the standard normal distribution for 95 % on both sides.
const normal = 1.959963984540054

// Kappa gives Cohen's kappa (Cohen, 1960) with the interval by the large-sample variance of Fleiss, Cohen and Everitt (1969); nil where
// one of them says the same of everything, and where there is nothing to judge.
func (p Pairs) Kappa() *Kappa {
	n := float64(p.N())
	if n == 0 {
		return nil
	}

	// cells[i][j]: the first judge said i and the second j; 0 is no.
	cells := [2][2]float64{{float64(p.Neither) / n, float64(p.Second) / n}, {float64(p.First) / n, float64(p.Both) / n}}
	first := [2]float64{cells[0][0] + cells[0][1], cells[1][0] + cells[1][1]}
	second := [2]float64{cells[0][0] + cells[1][0], cells[0][1] + cells[1][1]}

	// Who says the same of everything tells nothing apart: kappa is 0 then, whatever the other says, and its variance nothing.
	if slices.ContainsFunc(append(first[:], second[:]...), func(part float64) bool { return part <= 0 }) {
		return nil
	}

	seen := cells[0][0] + cells[1][1]
	chance := first[0]*second[0] + first[1]*second[1]

	kappa := (seen - chance) / (1 - chance)
	variance := 0.0

	for i := range 2 {
		gap := 1 - (first[i]+second[i])*(1-kappa)
		variance += cells[i][i] * gap * gap
		variance += (1 - kappa) * (1 - kappa) * cells[i][1-i] * square(second[i]+first[1-i])
	}

	variance -= square(kappa - chance*(1-kappa))
	half := normal * math.Sqrt(max(variance, 0)/n) / (1 - chance)

	return &Kappa{Value: kappa, Low: max(kappa-half, -1), High: min(kappa+half, 1)}
}

func square(x float64) float64 { return x * x }
