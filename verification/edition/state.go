package edition

import (
	"slices"

	where "github.com/honnin/honnin/ent/db/flowversion"
)

// State is where a version stands.
type State = where.State

// Verb names what moves a version.
type Verb string

// The verbs of the table.
const (
	VerbEdit     Verb = "edit"     // its definition is written anew
	VerbValidate Verb = "validate" // nothing stands against it
	VerbPublish  Verb = "publish"  // verifications are opened by it from now on; of one that is archived, a roll-back
	VerbArchive  Verb = "archive"  // another one takes its place, or none
)

// Move is one allowed step from a state to another.
type Move struct {
	Verb     Verb
	From, To State
}

// Moves is the whole table: what is not in it cannot happen.
func Moves() []Move {
	return []Move{
		{VerbEdit, where.StateDraft, where.StateDraft},
		{VerbEdit, where.StateValidated, where.StateDraft},
		{VerbValidate, where.StateDraft, where.StateValidated},
		{VerbPublish, where.StateValidated, where.StatePublished},
		{VerbPublish, where.StateArchived, where.StatePublished},
		{VerbArchive, where.StateDraft, where.StateArchived},
		{VerbArchive, where.StateValidated, where.StateArchived},
		{VerbArchive, where.StatePublished, where.StateArchived},
	}
}

// from lists the states in which the verb is allowed.
func from(verb Verb) []State {
	var states []State

	for _, move := range Moves() {
		if move.Verb == verb && !slices.Contains(states, move.From) {
			states = append(states, move.From)
		}
	}

	return states
}
