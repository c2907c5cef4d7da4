package verification

import (
	"time"

	"github.com/honnin/honnin/ent/db/tally"
	"github.com/honnin/honnin/internal/fault"
)

const (
	// manyFailures is how many failures in a row lead to a pause of longPause at least.
	manyFailures = 5
	longPause    = 30 * time.Minute
	// longestPause of a subject is shorter than forgetAfter, so that who is in it is not forgotten meanwhile.
	longestPause = 12 * time.Hour
	// forgetAfter is after how long without an attempt a count begins anew.
	forgetAfter = 24 * time.Hour
)

// pause is how long nobody may try again after so many failures. A device may be many people behind one address, so it is not slowed
// before there are many, and its pause does not grow.
func pause(scope tally.Scope, failures int) time.Duration {
	if failures >= manyFailures {
		if scope == tally.ScopeDevice {
			return longPause
		}

		return min(longPause<<min(failures-manyFailures, 10), longestPause)
	}

	if scope == tally.ScopeDevice {
		return 0
	}

	return map[int]time.Duration{2: time.Minute, 3: 5 * time.Minute, 4: 15 * time.Minute}[failures]
}

// ExhaustedError is why nobody can be tried now: too many attempts before were not approved.
type ExhaustedError struct {
	// NotBefore is when the next attempt is possible.
	NotBefore time.Time
}

// Error says until when.
func (e *ExhaustedError) Error() string {
	return "verification: attempts exhausted until " + e.NotBefore.Format(time.RFC3339)
}

func exhausted(until time.Time) error {
	return fault.New(fault.RateLimited, "There were too many attempts. The next one is possible from "+until.UTC().Format(time.RFC3339)+".",
		&ExhaustedError{NotBefore: until})
}
