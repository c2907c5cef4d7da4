package capture

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/answer"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/verification"
)

const (
	nextNone        = "none"        // nothing is left for the person to do
	nextAgain       = "again"       // they may try again, not before the time given
	nextAlternative = "alternative" // the tenant offers another way
)

// next is what a person can do who was not confirmed. It depends on what the tenant offers and on how often was tried, never on why.
type next struct {
	Kind      string  `json:"kind"`
	URL       *string `json:"url"`
	NotBefore *string `json:"notBefore"`
}

// next gives the tenant's other way, or else when the next attempt is possible.
func (a *API) next(ctx context.Context, row *db.Verification) (next, error) {
	until, err := verification.Paused(ctx, row, a.Now())
	if err != nil {
		return next{}, err
	}

	return following(row, until), nil
}

func following(row *db.Verification, until time.Time) next {
	if row.AlternativeURL != nil {
		return next{Kind: nextAlternative, URL: row.AlternativeURL}
	}

	again := next{Kind: nextAgain, URL: row.RedirectURL}
	if !until.IsZero() {
		again.NotBefore = new(until.UTC().Format(time.RFC3339))
	}

	return again
}

// paused is what an open verification says while nobody can be tried; nil otherwise.
func (a *API) paused(ctx context.Context, row *db.Verification) (*next, error) {
	if !verification.Open(row.State) {
		return nil, nil //nolint:nilnil // nothing to say
	}

	until, err := verification.Paused(ctx, row, a.Now())
	if err != nil || until.IsZero() {
		return nil, err
	}

	return new(following(row, until)), nil
}

// refusePaused answers a submit that comes too early.
func (a *API) refusePaused(w http.ResponseWriter, row *db.Verification, paused *verification.ExhaustedError) {
	type said struct {
		Kind    fault.Kind `json:"kind"`
		Message string     `json:"message"`
	}

	seconds := int(paused.NotBefore.Sub(a.Now())/time.Second) + 1
	w.Header().Set("Retry-After", strconv.Itoa(max(seconds, 1)))

	answer.JSON(w, fault.RateLimited.Status(), struct {
		Error said `json:"error"`
		Next  next `json:"next"`
	}{said{fault.RateLimited, "There were too many attempts. Wait, or take the other way."}, following(row, paused.NotBefore)})
}
