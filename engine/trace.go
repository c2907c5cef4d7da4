package engine

import "time"

// Stage is a part of a run whose time is kept apart.
type Stage int

// The stages, in the order in which they run first.
const (
	Decode Stage = iota
	Detect
	Landmark
	Pose
	Eyes
	Measuring // the quality measures that need no model
	Liveness
	Feature
	stages
)

// Stages lists every stage.
func Stages() []Stage {
	return []Stage{Decode, Detect, Landmark, Pose, Eyes, Measuring, Liveness, Feature}
}

// String gives the machine word of the stage.
func (s Stage) String() string {
	return [...]string{"decode", "detect", "landmark", "pose", "eyes", "measure", "liveness", "feature", "unknown"}[min(max(s, 0), stages)]
}

// Spent is the time of one stage in one run.
type Spent struct {
	// Calls is how often the stage ran: once per picture, or more for eyes and liveness.
	Calls int
	// Total is all of it; Raw is the part inside the image decoder or ONNX Runtime, the floor that this code cannot go below.
	Total, Raw time.Duration
}

// Trace is where the time of one run went.
type Trace struct {
	// Total is from the first check's start to the last one's end.
	Total time.Duration
	spent [stages]Spent
}

// Of gives one stage's time.
func (t *Trace) Of(s Stage) Spent { return t.spent[s] }

// Raw sums the floor of every stage: decoding and raw model runs.
func (t *Trace) Raw() time.Duration {
	var sum time.Duration
	for i := range t.spent {
		sum += t.spent[i].Raw
	}

	return sum
}

func (t *Trace) add(s Stage, total, raw time.Duration) {
	t.spent[s].Calls++
	t.spent[s].Total += total
	t.spent[s].Raw += raw
}
