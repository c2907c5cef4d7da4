package engine

import "context"

// Check is one question put to the evidence. Each stands in a room of its own below this folder.
type Check struct {
	// Name is the room's name: one lower-case word.
	Name string
	// Version changes whenever the same evidence could give another finding.
	Version string
	// Needs lists the kinds of evidence without which the check is skipped.
	Needs []Kind
	// After lists the checks whose kept values this one reads; they stand earlier in the suite.
	After []*Check
	// Thresholds declares every figure the check reads from the policy.
	Thresholds []Threshold
	// Measures declares every figure the check reports, for the generated documentation and for rules that look at them.
	Measures []Measure
	// Better says which way the score is better.
	Better Better
	// Run judges the evidence. A person who fails is a Finding; only a machine that fails is an error.
	Run func(ctx context.Context, room *Room) (Finding, error)
	// Again tells from a stored finding of this version, which was not skipped, what the check would find by other thresholds. It is pure. Without
	// one, a finding can be told by the thresholds it was made by and by no others.
	Again func(past *Past, stored Finding) (Finding, Told)
	// Turns gives the values of one of the check's thresholds at which a stored finding that was not skipped, made by the thresholds of was,
	// turns: up to a value of a .min, and from a value of a .max, it is one, beyond another. None where the threshold has no say, and
	// false where what is stored does not tell.
	Turns func(was Thresholds, stored Finding, threshold string) ([]float64, bool)
}

// Threshold declares one figure that a check reads from the policy. It has no default here: defaults live in a policy.
type Threshold struct {
	// Name is unique in the suite and reads check.measure.bound, for example "quality.interEyeDistance.min".
	Name string
	// Unit is a word such as "px", "degree" or "1".
	Unit string
	// Low and High bound what a policy may ask for, both inclusive.
	Low, High float64
	// Doc is one sentence: what it bounds and in which direction it is stricter.
	Doc string
}

// Measure declares one figure that a check reports.
type Measure struct {
	Name, Unit string
	// Low and High bound the possible values, both inclusive; infinities mean unbounded.
	Low, High float64
	// Doc is one sentence, with the source of the definition where a standard gives one.
	Doc string
	// Better says which way the figure is better.
	Better Better
}

// Better says which way a figure speaks for the person, everything else being equal.
type Better int

// The ways.
const (
	// Neither: no way is better, or both ends are bad, or it says nothing of the person.
	Neither Better = iota
	Higher
	Lower
)

// Thresholds are the figures of a policy by [Threshold.Name].
type Thresholds map[string]float64
