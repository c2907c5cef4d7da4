package capture

import (
	"encoding/binary"
	"time"

	"github.com/honnin/honnin/ent/db"
)

// Pace says when the person hears of what became of the evidence. It is counted from the submit, so that it tells nothing of how long
// the judging took.
type Pace struct {
	// Minimum is the least time from the submit to a result, and Jitter what is added at most: a share that is drawn once for each
	// submit, so that asking again and again does not average it away.
	Minimum, Jitter time.Duration
	// Grid is the distance of the instants at which a result that took longer is told.
	Grid time.Duration
	// Again is the Minimum for telling that more is wanted, which says openly what it is about.
	Again time.Duration
	// Hold is how long one request is held at most.
	Hold time.Duration
}

// DefaultPace is for checks that take less than eight seconds nearly always.
func DefaultPace() Pace {
	return Pace{Minimum: 8 * time.Second, Jitter: 4 * time.Second, Grid: 6 * time.Second, Again: 3 * time.Second, Hold: 25 * time.Second}
}

// instants are the times at which something may be told of one submit: the first, and every grid step after it.
type instants struct {
	first time.Time
	grid  time.Duration
}

// from gives the first of the instants that is not before the time.
func (i instants) from(at time.Time) time.Time {
	if !at.After(i.first) {
		return i.first
	}

	late := at.Sub(i.first) + i.grid - 1

	return i.first.Add(late - late%i.grid)
}

// after gives the first of the instants that is later than the time.
func (i instants) after(at time.Time) time.Time {
	if found := i.from(at); found.After(at) {
		return found
	}

	return i.from(at.Add(1))
}

// paces gives the instants for a result and those for a wish for more, of the last submit of a verification.
func (a *API) paces(row *db.Verification) (result, again instants, err error) {
	submitted := *row.SubmittedAt

	data := binary.BigEndian.AppendUint64(row.ID[:], uint64(submitted.UnixMicro()))

	drawn, err := a.Signer.Mac("capture pace", data)
	if err != nil {
		return result, again, err
	}

	result = instants{submitted.Add(a.Pace.Minimum + share(drawn[:8], a.Pace.Jitter)), a.Pace.Grid}
	again = instants{submitted.Add(a.Pace.Again + share(drawn[8:16], a.Pace.Jitter/4)), a.Pace.Grid}

	return result, again, nil
}

// share gives a part of the whole, evenly by the eight bytes, in whole milliseconds.
func share(drawn []byte, whole time.Duration) time.Duration {
	steps := uint64(whole/time.Millisecond) + 1 //nolint:gosec // never negative

	return time.Duration(binary.BigEndian.Uint64(drawn)%steps) * time.Millisecond //nolint:gosec // below the whole
}
