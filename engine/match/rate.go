package match

import (
	"math"

	"github.com/honnin/honnin/engine/model"
)

// falseMatches bounds the false match rate at a threshold. The rate only falls as the threshold rises, so the highest measured point
// at or below the threshold bounds it from above; below every point nothing is known and the bound is 1.
func falseMatches(points []model.Point, threshold float64) (bound float64, pairs int) {
	bound = 1

	best := math.Inf(-1)
	for _, p := range points {
		if p.Cosine <= threshold && p.Cosine > best {
			best, bound, pairs = p.Cosine, upper(p.FalseMatches, p.ImpostorPairs), p.ImpostorPairs
		}
	}

	return bound, pairs
}

// upper is the one-sided 95 % Clopper-Pearson bound: the rate at which seeing at most k in n has a chance of 5 %.
func upper(k, n int) float64 {
	if k >= n {
		return 1
	}

	low, high := float64(k)/float64(n), 1.0
	for range 60 {
		if mid := (low + high) / 2; atMost(k, n, mid) > 0.05 {
			low = mid
		} else {
			high = mid
		}
	}

	return high
}

// atMost is the binomial chance of k or fewer in n at rate p.
func atMost(k, n int, p float64) float64 {
	var sum float64

	for i := range k + 1 {
		all, _ := math.Lgamma(float64(n + 1))
		chosen, _ := math.Lgamma(float64(i + 1))
		rest, _ := math.Lgamma(float64(n - i + 1))
		sum += math.Exp(all - chosen - rest + float64(i)*math.Log(p) + float64(n-i)*math.Log1p(-p))
	}

	return sum
}
