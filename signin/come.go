package signin

import (
	"encoding/json"
	"net/http"

	"github.com/honnin/honnin/internal/answer"
	"github.com/honnin/honnin/internal/browser"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/tenants/sign"
)

// token is the body of a route that takes the token of a link.
type token struct {
	Token string `json:"token"`
}

// next says what a right password leads to.
type next struct {
	// Next is "done", or "second" when a second factor is asked for.
	Next string `json:"next"`
	// Challenge is sent back with the second factor.
	Challenge string `json:"challenge,omitempty"`
}

// ceremony is a question for an authenticator.
type ceremony struct {
	Challenge string          `json:"challenge"`
	Options   json.RawMessage `json:"options"`
}

// proof is an authenticator's answer.
type proof struct {
	Challenge  string          `json:"challenge"`
	Credential json.RawMessage `json:"credential"`
}

// link trades the token of a one-time link for a session.
func (a *API) link(c call, given token) (nothing, error) {
	from, err := came(c)
	if err != nil {
		return nothing{}, err
	}

	entered, err := a.Desk.Link(c.Context(), fault.Secret(given.Token), from)
	if err == nil {
		a.keep(c, entered)
	}

	return nothing{}, err
}

func (a *API) password(c call, given struct {
	Email    string `json:"email"`
	Password string `json:"password"`
},
) (next, error) {
	from, err := came(c)
	if err != nil {
		return next{}, err
	}

	outcome, err := a.Desk.Password(c.Context(), given.Email, fault.Secret(given.Password), from)
	if err != nil {
		return next{}, err
	}

	if outcome.Challenge != "" {
		return next{Next: "second", Challenge: string(outcome.Challenge)}, nil
	}

	a.keep(c, outcome.Entered)

	return next{Next: "done"}, nil
}

func (a *API) second(c call, given struct {
	Challenge string `json:"challenge"`
	Code      string `json:"code"`
},
) (next, error) {
	from, err := came(c)
	if err != nil {
		return next{}, err
	}

	entered, err := a.Desk.Second(c.Context(), fault.Secret(given.Challenge), fault.Secret(given.Code), from)
	if err != nil {
		return next{}, err
	}

	a.keep(c, entered)

	return next{Next: "done"}, nil
}

func (a *API) askPasskey(c call, _ nothing) (ceremony, error) {
	return shown(a.Desk.AskPasskey(c.Context()))
}

func shown(asked sign.Ceremony, err error) (ceremony, error) {
	return ceremony{Challenge: string(asked.Challenge), Options: asked.Options}, err
}

func (a *API) passkey(c call, given proof) (next, error) {
	from, err := came(c)
	if err != nil {
		return next{}, err
	}

	entered, err := a.Desk.Passkey(c.Context(), fault.Secret(given.Challenge), given.Credential, from)
	if err != nil {
		return next{}, err
	}

	a.keep(c, entered)

	return next{Next: "done"}, nil
}

func (a *API) reset(c call, given struct {
	Email string `json:"email"`
},
) (nothing, error) {
	from, err := came(c)
	if err != nil {
		return nothing{}, err
	}

	return nothing{}, a.Desk.Reset(c.Context(), given.Email, from)
}

func (a *API) finishReset(c call, given struct {
	Token    string `json:"token"`
	Password string `json:"password"`
},
) (nothing, error) {
	from, err := came(c)
	if err != nil {
		return nothing{}, err
	}

	device, err := a.Desk.FinishReset(c.Context(), fault.Secret(given.Token), fault.Secret(given.Password), from)
	if err == nil {
		a.Guard.Give(c.w, browser.Device, device, sign.DeviceLife)
	}

	return nothing{}, err
}

// address takes the token by which a person confirms their address.
func (a *API) address(c call, given token) (nothing, error) {
	return nothing{}, a.Desk.ConfirmAddress(c.Context(), fault.Secret(given.Token))
}

// signOut ends the session of the cookie, and takes the cookie back.
func (a *API) signOut(w http.ResponseWriter, r *http.Request) {
	held, err := a.Guard.Credential(r)
	if err == nil {
		err = sign.Out(r.Context(), held)
	}

	if err != nil {
		answer.Error(r.Context(), w, err)

		return
	}

	a.Guard.Give(w, browser.Session, "", 0)
	w.WriteHeader(http.StatusNoContent)
}
