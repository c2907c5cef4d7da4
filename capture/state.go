package capture

import (
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/verification"
)

// state is what the person learns of where a verification stands.
type state string

const (
	stateCreated   state = "created"
	stateCapturing state = "capturing"
	stateSubmitted state = "submitted" // handed in: waiting, judged, approved, declined and in review look the same
	stateClosed    state = "closed"    // expired or canceled
)

// toward gives the state as the person sees it; whatever is not known to be theirs to see is closed.
func toward(inside verification.State) state {
	switch inside {
	case where.StateCreated:
		return stateCreated
	case where.StateCapturing:
		return stateCapturing
	case where.StateSubmitted, where.StateApproved, where.StateDeclined, where.StateReview:
		return stateSubmitted
	case where.StateCanceled, where.StateExpired:
		return stateClosed
	default:
		return stateClosed
	}
}
