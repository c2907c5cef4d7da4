package signin

import (
	"encoding/json"
	"errors"
	"io"
	"math"
	"mime"
	"net/http"
	"strconv"
	"time"

	"github.com/honnin/honnin/internal/answer"
	"github.com/honnin/honnin/internal/browser"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/origin"
	"github.com/honnin/honnin/tenants/sign"
)

// maxBody bounds a request in bytes; the largest is the answer of an authenticator.
const maxBody = 64 << 10

// call is one request under way.
type call struct {
	*http.Request

	w http.ResponseWriter
}

// nothing is a body without fields, and an answer without a body.
type nothing struct{}

// take reads a body of JSON, does something with it, and answers with what comes of it: 204 for [nothing], 200 with JSON for the rest.
func take[G, R any](do func(c call, given G) (R, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var given G

		err := decode(w, r, &given)
		if err == nil {
			var result R
			if result, err = do(call{Request: r, w: w}, given); err == nil {
				say(w, result)

				return
			}
		}

		if braked, ok := errors.AsType[*sign.BrakeError](err); ok {
			w.Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(braked.Wait.Seconds()))))
		}

		answer.Error(r.Context(), w, err)
	})
}

func say(w http.ResponseWriter, result any) {
	if _, empty := result.(nothing); empty {
		w.Header().Set("Cache-Control", "no-store")
		w.WriteHeader(http.StatusNoContent)

		return
	}

	answer.JSON(w, http.StatusOK, result)
}

func decode(w http.ResponseWriter, r *http.Request, into any) error {
	media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || media != "application/json" {
		return fault.New(fault.Unsupported, "Send JSON, with Content-Type: application/json.", nil)
	}

	body := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxBody))
	body.DisallowUnknownFields()

	err = body.Decode(into)
	if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
		return fault.New(fault.TooLarge, "The request is larger than 64 KB.", nil)
	}

	// What cannot be read may hold a password, and so may the reader's words about it.
	if err != nil {
		return fault.New(fault.Invalid, "Send one JSON object with the fields of this route.", nil)
	}

	if _, err := body.Token(); !errors.Is(err, io.EOF) {
		return fault.New(fault.Invalid, "Send one JSON object, and nothing after it.", nil)
	}

	return nil
}

// came is where the request comes from.
func came(c call) (sign.Came, error) {
	network, err := origin.Caller(c.Request)

	return sign.Came{From: origin.Of(c.Request), Network: network, Device: browser.Known(c.Request)}, err
}

// keep gives the browser the cookies of somebody who came in.
func (a *API) keep(c call, entered sign.Entered) {
	a.Guard.Give(c.w, browser.Session, entered.Session, sign.Life)
	a.Guard.Give(c.w, browser.Device, entered.Device, sign.DeviceLife)
}

// renew gives the browser the new token of its session.
func (a *API) renew(c call, token fault.Secret, err error) (nothing, error) {
	if err == nil {
		a.Guard.Give(c.w, browser.Session, token, sign.Life)
	}

	return nothing{}, err
}

// pace is how long every request for a reset takes, whether or not there is somebody to write to.
const pace = 300 * time.Millisecond

// slowly answers after the pace, so that the time taken tells nothing.
func slowly(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		due := time.NewTimer(pace)
		defer due.Stop()

		held := &holding{ResponseWriter: w, due: due.C, gone: r.Context().Done()}
		next.ServeHTTP(held, r)
	})
}

// holding keeps an answer back until it is due.
type holding struct {
	http.ResponseWriter

	due  <-chan time.Time
	gone <-chan struct{}
}

// WriteHeader waits before the first byte.
func (h *holding) WriteHeader(status int) {
	select {
	case <-h.due:
	case <-h.gone:
	}

	h.ResponseWriter.WriteHeader(status)
}
