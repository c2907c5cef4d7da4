package policy

import (
	"slices"
	"time"
)

// Priority says which cases in review come first.
type Priority string

// The priorities.
const (
	Low    Priority = "low"
	Normal Priority = "normal"
	High   Priority = "high"
)

// Bounds of the time that a review may take.
const (
	MinDueIn     = time.Minute
	MaxDueIn     = 30 * 24 * time.Hour
	DefaultDueIn = 24 * time.Hour
)

// Terms is what a policy says of the cases that it sends to review. What is left out is by default.
type Terms struct {
	// FourEyes wants two reviewers to agree.
	FourEyes bool `json:"fourEyes,omitempty" yaml:"fourEyes,omitempty"`
	// DueIn is how long the case may wait for its decision, such as 8h or 90m: [MinDueIn] to [MaxDueIn]; [DefaultDueIn] when empty.
	DueIn string `json:"dueIn,omitempty" yaml:"dueIn,omitempty"`
	// Priority is normal when empty.
	Priority Priority `json:"priority,omitempty" yaml:"priority,omitempty"`
}

// Due is how long the case may wait; the default for what cannot be read, which [Definition.Ready] refuses.
func (t Terms) Due() time.Duration {
	given, err := time.ParseDuration(t.DueIn)
	if err != nil || given < MinDueIn || given > MaxDueIn {
		return DefaultDueIn
	}

	return given
}

// Rank orders priorities: 1 for low, 2 for normal, 3 for high.
func (t Terms) Rank() int {
	switch t.Priority {
	case Low:
		return 1
	case High:
		return 3
	case Normal:
		return 2
	default:
		return 2
	}
}

// wrong lists what of it cannot be used.
func (t Terms) wrong() []Problem {
	var problems []Problem

	if t.DueIn != "" {
		if given, err := time.ParseDuration(t.DueIn); err != nil || given < MinDueIn || given > MaxDueIn {
			problems = append(problems, Problem{Flaw: FlawDueIn, Rule: -1, Part: "review.dueIn", Message: "A review may take 1m to 720h, written such as 8h."})
		}
	}

	if !slices.Contains([]Priority{"", Low, Normal, High}, t.Priority) {
		problems = append(problems, Problem{Flaw: FlawPriority, Rule: -1, Part: "review.priority", Message: "A priority is low, normal or high."})
	}

	return problems
}
