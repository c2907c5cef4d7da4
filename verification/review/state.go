package review

import (
	"slices"

	where "github.com/honnin/honnin/ent/db/reviewcase"
)

// State is where a case stands.
type State = where.State

// Verb names what moves a case.
type Verb string

// The verbs of the table.
const (
	VerbFirst    Verb = "first"    // the first of two decisions is given
	VerbDecide   Verb = "decide"   // the one decision that is wanted, or the second that agrees with the first
	VerbDispute  Verb = "dispute"  // the second decision is another than the first
	VerbEscalate Verb = "escalate" // a reviewer leaves it to the senior reviewers
	VerbSettle   Verb = "settle"   // a senior reviewer decides what was escalated
	VerbReopen   Verb = "reopen"   // a senior reviewer brings it back
	VerbAppeal   Verb = "appeal"   // the person objects
)

// Move is one allowed step from a state to another.
type Move struct {
	Verb     Verb
	From, To State
}

// Moves is the whole table: what is not in it cannot happen.
func Moves() []Move {
	return []Move{
		{VerbFirst, where.StateOpen, where.StateSecond},
		{VerbDecide, where.StateOpen, where.StateDecided},
		{VerbDecide, where.StateSecond, where.StateDecided},
		{VerbDispute, where.StateSecond, where.StateEscalated},
		{VerbEscalate, where.StateOpen, where.StateEscalated},
		{VerbEscalate, where.StateSecond, where.StateEscalated},
		{VerbSettle, where.StateEscalated, where.StateDecided},
		{VerbReopen, where.StateDecided, where.StateOpen},
		{VerbAppeal, where.StateDecided, where.StateOpen},
	}
}

// States lists every state.
func States() []State {
	return []State{where.StateOpen, where.StateSecond, where.StateEscalated, where.StateDecided}
}

// Waiting lists the states in which a case waits for somebody.
func Waiting() []State {
	return slices.DeleteFunc(States(), func(s State) bool { return s == where.StateDecided })
}

// to gives where a verb leads from a state, and whether it is allowed there.
func to(verb Verb, from State) (State, bool) {
	for _, move := range Moves() {
		if move.Verb == verb && move.From == from {
			return move.To, true
		}
	}

	return "", false
}
