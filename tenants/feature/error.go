package feature

import (
	"errors"
	"fmt"
	"time"

	"github.com/honnin/honnin/internal/fault"
)

// ErrUnknown says that the catalogue has no such feature.
var ErrUnknown = errors.New("feature: not in the catalogue")

// NotGrantedError says that the tenant's contract does not cover the feature, or no longer.
type NotGrantedError struct {
	Feature Key
}

// Error is for the log.
func (e *NotGrantedError) Error() string { return "feature: " + string(e.Feature) + " is not granted" }

// Unwrap gives what may be said of it.
func (e *NotGrantedError) Unwrap() error {
	return fault.New(fault.Forbidden, "Your contract does not cover "+string(e.Feature)+". Ask for it with requestFeature, or contact us.", nil)
}

// QuotaError says that the month's quota of the feature is used up.
type QuotaError struct {
	Feature Key
	// Quota is how many uses a calendar month in UTC has.
	Quota int64
	// ResetsAt is when the next month begins.
	ResetsAt time.Time
}

// Error is for the log.
func (e *QuotaError) Error() string {
	return fmt.Sprintf("feature: the quota of %d for %s is used up", e.Quota, e.Feature)
}

// Unwrap gives what may be said of it.
func (e *QuotaError) Unwrap() error {
	return fault.New(fault.RateLimited, fmt.Sprintf("This month's %d uses of %s are used up. The next month begins at %s.",
		e.Quota, e.Feature, e.ResetsAt.Format(time.RFC3339)), nil)
}
