package stripe

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/stripe/stripe-go/v76"
)

// maxHold bounds how long Stripe can make us wait at once.
const maxHold = time.Minute

// call makes one request when it is its turn. The key makes a repeat harmless for a day; empty for what is only read.
func call[T any](ctx context.Context, t *Till, key string, params *stripe.Params, do func() (T, error)) (T, error) {
	var none T

	if err := t.pace.wait(ctx); err != nil {
		return none, err
	}

	params.Context = ctx
	if key != "" {
		params.IdempotencyKey = &key
	}

	found, err := do()
	if err != nil {
		t.heed(err)

		return none, fmt.Errorf("stripe: %w", err)
	}

	return found, nil
}

// heed waits when Stripe says that this was too much.
func (t *Till) heed(err error) {
	wrong := said(err)
	if wrong == nil || wrong.HTTPStatusCode != http.StatusTooManyRequests {
		return
	}

	pause := time.Second

	if wrong.LastResponse != nil {
		if asked, err := strconv.Atoi(wrong.LastResponse.Header.Get("Retry-After")); err == nil && asked > 0 {
			pause = time.Duration(asked) * time.Second
		}
	}

	t.pace.hold(min(pause, maxHold))
}

// said is what Stripe answered; nil when it did not.
func said(err error) *stripe.Error {
	wrong, _ := errors.AsType[*stripe.Error](err)

	return wrong
}

// away tells whether the request may yet work as it is: Stripe did not answer, was overrun or is down, or does not take the key, which is
// of no fault of what was asked. Nothing is given up for any of these.
func away(err error) bool {
	wrong := said(err)
	if wrong == nil {
		return true
	}

	switch wrong.HTTPStatusCode {
	case http.StatusTooManyRequests, http.StatusConflict, http.StatusUnauthorized, http.StatusForbidden:
		return true
	default:
		return wrong.HTTPStatusCode >= 500
	}
}

// gone tells whether Stripe is away for everybody: it did not answer, or said of another request as well that it would not. An error of
// our own, of one tenant's or one invoice's, is none of these, and holds up nobody else.
func gone(err error) bool {
	if said(err) != nil {
		return away(err)
	}

	_, unanswered := errors.AsType[*url.Error](err)

	return unanswered || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}

// unheard tells whether a request surely did nothing: nobody was there to take it, or it was refused before it was looked at.
func unheard(err error) bool {
	if wrong := said(err); wrong != nil {
		return wrong.HTTPStatusCode == http.StatusTooManyRequests || wrong.HTTPStatusCode == http.StatusUnauthorized ||
			wrong.HTTPStatusCode == http.StatusForbidden
	}

	failed, ok := errors.AsType[*net.OpError](err)

	return ok && failed.Op == "dial"
}

// spent tells whether the idempotency key is of no more use: Stripe remembers a failure under it, or other parameters.
func spent(err error) bool {
	wrong := said(err)

	return wrong != nil && (wrong.HTTPStatusCode >= 500 && wrong.HTTPStatusCode != http.StatusServiceUnavailable || wrong.Type == stripe.ErrorTypeIdempotency)
}

// there tells whether a meter event was refused because it has come before. Stripe says so in words alone.
func there(err error) bool {
	wrong := said(err)

	return wrong != nil && (wrong.Code == "duplicate_meter_event" || strings.Contains(wrong.Msg, "already exists with identifier"))
}

// short is an error for a row: without what a person may have typed, and bounded.
func short(err error) string {
	text := "no answer"

	if wrong := said(err); wrong != nil {
		text = strconv.Itoa(wrong.HTTPStatusCode) + " " + string(wrong.Type) + " " + string(wrong.Code) + " " + wrong.Msg
	}

	return text[:min(len(text), 400)]
}
