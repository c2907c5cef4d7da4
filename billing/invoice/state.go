package invoice

import (
	"slices"

	"github.com/honnin/honnin/ent/db/invoice"
	"github.com/honnin/honnin/internal/fault"
)

// State is where an invoice stands.
type State = invoice.State

// The states. A draft was closed and has no number yet; one that is issued waits for its money; the others are over, but for a payment
// that goes back.
const (
	Drafted    = invoice.StateDraft
	Issued     = invoice.StateIssued
	Paid       = invoice.StatePaid
	Voided     = invoice.StateVoid
	WrittenOff = invoice.StateWrittenOff
)

// moves are those that an invoice can make. A draft that was wrong is voided, and its month closed again; money that comes in for what
// was written off is paid all the same.
func moves(from State) []State {
	switch from {
	case Drafted:
		return []State{Issued, Voided}
	case Issued:
		return []State{Paid, Voided, WrittenOff}
	case Paid:
		return []State{Issued}
	case WrittenOff:
		return []State{Paid}
	case Voided:
		return nil
	default:
		return nil
	}
}

// allowed refuses a move that an invoice cannot make, as a fault of kind conflict that names the state.
func allowed(from, to State) error {
	if slices.Contains(moves(from), to) {
		return nil
	}

	return fault.New(fault.Conflict, "The invoice is "+spoken(from)+" and cannot become "+spoken(to)+".", nil, fault.State(string(from)), fault.Code("state"))
}

func spoken(state State) string {
	if state == WrittenOff {
		return "written off"
	}

	return string(state)
}
