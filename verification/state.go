package verification

import (
	"slices"

	where "github.com/honnin/honnin/ent/db/verification"
)

// State is where a verification stands.
type State = where.State

// Verb names what moves a verification.
type Verb string

// The verbs of the table.
const (
	VerbStart    Verb = "start"    // the person opens the page
	VerbSubmit   Verb = "submit"   // the person hands everything in
	VerbCancel   Verb = "cancel"   // the tenant ends it
	VerbExpire   Verb = "expire"   // the time is over
	VerbReopen   Verb = "reopen"   // more is wanted from the person before there is a decision
	VerbConclude Verb = "conclude" // the policy decides
	VerbReview   Verb = "review"   // a reviewer decides
	VerbRecall   Verb = "recall"   // what was decided is looked at once more
)

// Move is one allowed step from a state to another.
type Move struct {
	Verb     Verb
	From, To State
}

// Moves is the whole table: what is not in it cannot happen.
func Moves() []Move {
	return []Move{
		{VerbStart, where.StateCreated, where.StateCapturing},
		{VerbSubmit, where.StateCapturing, where.StateSubmitted},
		{VerbCancel, where.StateCreated, where.StateCanceled},
		{VerbCancel, where.StateCapturing, where.StateCanceled},
		{VerbExpire, where.StateCreated, where.StateExpired},
		{VerbExpire, where.StateCapturing, where.StateExpired},
		{VerbReopen, where.StateSubmitted, where.StateCapturing},
		{VerbConclude, where.StateSubmitted, where.StateApproved},
		{VerbConclude, where.StateSubmitted, where.StateDeclined},
		{VerbConclude, where.StateSubmitted, where.StateReview},
		{VerbReview, where.StateReview, where.StateApproved},
		{VerbReview, where.StateReview, where.StateDeclined},
		{VerbRecall, where.StateApproved, where.StateReview},
		{VerbRecall, where.StateDeclined, where.StateReview},
	}
}

// States lists every state, in the order in which a verification goes through them.
func States() []State {
	return []State{
		where.StateCreated, where.StateCapturing, where.StateSubmitted,
		where.StateApproved, where.StateDeclined, where.StateReview, where.StateCanceled, where.StateExpired,
	}
}

// Open tells whether the person can still capture.
func Open(state State) bool { return slices.Contains(open(), state) }

func open() []State { return []State{where.StateCreated, where.StateCapturing} }

// Concluded tells whether a policy or a reviewer has looked at the evidence and said something.
func Concluded(state State) bool {
	switch state {
	case where.StateApproved, where.StateDeclined, where.StateReview:
		return true
	case where.StateCreated, where.StateCapturing, where.StateSubmitted, where.StateCanceled, where.StateExpired:
		return false
	default:
		return false
	}
}

// Event is the word under which the timeline and the tenant hear that the state was reached, for example verification.approved.
func Event(state State) string { return "verification." + string(state) }

// from lists the states from which the verb leads to the state.
func from(verb Verb, to State) []State {
	var list []State

	for _, move := range Moves() {
		if move.Verb == verb && move.To == to {
			list = append(list, move.From)
		}
	}

	return list
}
