package capture

import (
	"context"
	"net/http"
	"time"

	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/internal/answer"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/verification"
)

// result is what the person learns of a decision.
type result string

const (
	resultConfirmed    result = "confirmed"
	resultNotConfirmed result = "not_confirmed"
	resultReceived     result = "received" // in the hands of a person
)

// told is what GET outcome says. Of a decision it says the result and what comes next, and never why.
type told interface{ status() int }

type pending struct {
	State state `json:"state"`
}

func (pending) status() int { return http.StatusAccepted }

type finished struct {
	State  string `json:"state"`
	Result result `json:"result"`
	Next   next   `json:"next"`
	// Appeal is the pass by which the person can object; left out where they cannot.
	Appeal string `json:"appeal,omitempty"`
}

func (finished) status() int { return http.StatusOK }

type wanted struct {
	State state   `json:"state"`
	Hint  *string `json:"hint"`
}

func (wanted) status() int { return http.StatusOK }

// outcome holds the request until there is something to tell and the time for telling it has come, or for as long as a request is held.
func (a *API) outcome(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()
	until := a.Now().Add(a.Pace.Hold)

	for {
		row, err := verification.Get(ctx, holder(ctx).Verification)
		if err != nil {
			refuse(w, r, err)

			return
		}

		said, at, err := a.tell(ctx, row)
		if err != nil {
			refuse(w, r, err)

			return
		}

		if said == nil && at.After(until) {
			said, at = pending{stateSubmitted}, until
		}

		if !a.wait(ctx, at) && said == nil {
			said = pending{stateSubmitted}
		}

		if said != nil {
			answer.JSON(w, said.status(), said)

			return
		}
	}
}

// tell gives what may be said of the verification now, or when to look again.
func (a *API) tell(ctx context.Context, row *db.Verification) (said told, again time.Time, err error) {
	now := a.Now()

	if toward(row.State) == stateClosed {
		return nil, now, fault.New(fault.Conflict, "This is closed: nothing more can be captured.", nil)
	}

	if row.SubmittedAt == nil {
		return wanted{stateCapturing, nil}, now, nil
	}

	forResult, forMore, err := a.paces(row)
	if err != nil {
		return nil, now, err
	}

	switch {
	case row.State == where.StateCapturing && row.ReopenedAt != nil:
		if at := forMore.from(*row.ReopenedAt); at.After(now) {
			return nil, at, nil
		}

		return wanted{stateCapturing, hintOf(row)}, now, nil
	case verification.Concluded(row.State) && row.ConcludedAt != nil:
		if at := forResult.from(*row.ConcludedAt); at.After(now) {
			return nil, at, nil
		}

		said, err := a.finish(ctx, row)

		return said, now, err
	default:
		return nil, earlier(forResult.after(now), forMore.after(now)), nil
	}
}

// finish does the same work for every result.
func (a *API) finish(ctx context.Context, row *db.Verification) (told, error) {
	following, err := a.next(ctx, row)
	if err != nil {
		return nil, err
	}

	said := finished{State: "finished", Result: resultReceived, Next: next{Kind: nextNone}}

	switch row.State { //nolint:exhaustive // whatever else was concluded is in the hands of a person
	case where.StateApproved:
		said.Result = resultConfirmed
	case where.StateDeclined:
		said.Result, said.Next = resultNotConfirmed, following

		if said.Appeal, err = objecting(ctx, a.Signer, row, a.Now()); err != nil {
			return nil, err
		}
	}

	return said, nil
}

// wait sleeps until the instant and tells whether it was reached: not when the person went away or the server stops.
func (a *API) wait(ctx context.Context, until time.Time) bool {
	pause := until.Sub(a.Now())
	if pause <= 0 {
		return true
	}

	if a.Sleep != nil {
		return a.Sleep(ctx, pause)
	}

	timer := time.NewTimer(pause)
	defer timer.Stop()

	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	case <-a.Stopping:
		return false
	}
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}

	return b
}
