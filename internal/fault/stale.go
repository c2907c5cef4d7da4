package fault

import "fmt"

// StaleError is the cause of a conflict about a thing that somebody changed since it was read.
type StaleError struct {
	// Revision is what the thing has now.
	Revision int
}

// Error is for the log.
func (e *StaleError) Error() string { return fmt.Sprintf("fault: revision %d by now", e.Revision) }

// Stale makes the conflict of a writer who read an older revision than the thing has now, with a public sentence about the thing.
func Stale(public string, now int) error {
	return New(Conflict, public, &StaleError{Revision: now}, Code("stale"))
}
