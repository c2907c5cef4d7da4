package testkit

import (
	"slices"
	"time"
)

// Median gives the median of what a benchmark took, in microseconds. It sorts what it is given, which must not be empty.
func Median(took []time.Duration) float64 {
	slices.Sort(took)

	return float64(took[len(took)/2].Nanoseconds()) / 1e3
}
