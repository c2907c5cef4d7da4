package edition

import (
	"slices"

	where "github.com/honnin/honnin/ent/db/edition"
)

// State is where an edition stands.
type State = where.State

// Verb names what moves an edition.
type Verb string

// The verbs of the table.
const (
	VerbEdit     Verb = "edit"     // somebody writes in it
	VerbValidate Verb = "validate" // nothing stands against it
	VerbPublish  Verb = "publish"  // it comes into force
	VerbReplace  Verb = "replace"  // another one of its blueprint comes into force
	VerbRollback Verb = "rollback" // it comes into force again
	VerbArchive  Verb = "archive"  // it is put away
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
		{VerbValidate, where.StateValidated, where.StateValidated},
		{VerbPublish, where.StateValidated, where.StatePublished},
		{VerbReplace, where.StatePublished, where.StateArchived},
		{VerbRollback, where.StateArchived, where.StatePublished},
		{VerbArchive, where.StateDraft, where.StateArchived},
		{VerbArchive, where.StateValidated, where.StateArchived},
		{VerbArchive, where.StatePublished, where.StateArchived},
	}
}

// States lists every state, in the order in which an edition goes through them.
func States() []State {
	return []State{where.StateDraft, where.StateValidated, where.StatePublished, where.StateArchived}
}

// leads gives where the verb leads from the state; false when it cannot happen there.
func leads(verb Verb, from State) (State, bool) {
	moves := Moves()

	at := slices.IndexFunc(moves, func(m Move) bool { return m.Verb == verb && m.From == from })
	if at < 0 {
		return "", false
	}

	return moves[at].To, true
}
