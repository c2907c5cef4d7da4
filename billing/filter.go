package billing

import (
	"time"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/predicate"
	"github.com/honnin/honnin/ent/db/usage"
	"github.com/honnin/honnin/internal/fault"
)

// Environment says whether usage is of a real tenant or of a test environment.
type Environment = usage.Environment

// The environments. Only live usage is ever billed.
const (
	Live = usage.EnvironmentLive
	Test = usage.EnvironmentTest
)

// Filter says which usage of the viewer's tenant is meant.
type Filter struct {
	// From and To bound BookedAt: From is included, To is not. An empty or backward span, or one of more than [MaxSpan], is a fault
	// of kind invalid.
	From, To time.Time
	// Meter, Flow and OpenedBy keep rows with that value alone; nil keeps all. An empty Flow or OpenedBy means those without one.
	Meter          *Meter
	Flow, OpenedBy *string
	// Environment is Live when empty.
	Environment Environment
}

// MaxSpan is the longest time that one [Filter] may span: two years and a day, which holds any two years in any time zone.
const MaxSpan = 2*366*24*time.Hour + 24*time.Hour

// check holds the filter to its bounds.
func (f Filter) check() error {
	if span := f.To.Sub(f.From); span <= 0 || span > MaxSpan {
		return fault.New(fault.Invalid, "The end comes after the beginning, by two years at most.", nil, fault.Field("to"))
	}

	return nil
}

// where is the filter over usage rows.
func (f Filter) where() []predicate.Usage {
	kept := []predicate.Usage{
		usage.BookedAtGTE(ent.Instant(f.From)), usage.BookedAtLT(ent.Instant(f.To)), usage.EnvironmentEQ(f.environment()),
	}

	if f.Meter != nil {
		kept = append(kept, usage.Meter(string(*f.Meter)))
	}

	if f.Flow != nil {
		kept = append(kept, usage.Flow(*f.Flow))
	}

	if f.OpenedBy != nil {
		kept = append(kept, usage.OpenedBy(*f.OpenedBy))
	}

	return kept
}

func (f Filter) environment() Environment {
	if f.Environment == "" {
		return Live
	}

	return f.Environment
}
