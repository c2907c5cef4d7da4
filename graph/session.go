package graph

import (
	"encoding/json"
	"mime"
	"net/http"
	"strings"

	"github.com/honnin/honnin/internal/answer"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/tenants"
)

const maxSignIn = 4 << 10 // bytes

// signIn trades the token of a one-time link for a cookie.
func (a *API) signIn(w http.ResponseWriter, r *http.Request) {
	media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || media != "application/json" {
		answer.Error(r.Context(), w, fault.New(fault.Unsupported, "Send JSON.", err))

		return
	}

	var given struct {
		Token string `json:"token"`
	}

	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxSignIn)).Decode(&given); err != nil {
		answer.Error(r.Context(), w, fault.New(fault.Invalid, `Send {"token":"…"}.`, nil))

		return
	}

	session, err := a.Gate.SignIn(r.Context(), fault.Secret(given.Token))
	if err != nil {
		answer.Error(r.Context(), w, err)

		return
	}

	http.SetCookie(w, a.cookie(string(session), int(tenants.SessionLife.Seconds())))
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusNoContent)
}

// signOut ends the session of the cookie, and takes the cookie back.
func (a *API) signOut(w http.ResponseWriter, r *http.Request) {
	if cookie, err := r.Cookie(cookieName); err == nil {
		if err := a.Gate.SignOut(r.Context(), fault.Secret(cookie.Value)); err != nil {
			answer.Error(r.Context(), w, err)

			return
		}
	}

	http.SetCookie(w, a.cookie("", -1))
	w.WriteHeader(http.StatusNoContent)
}

func (a *API) cookie(value string, seconds int) *http.Cookie {
	return &http.Cookie{ //nolint:gosec // secure wherever the installation is reached by https
		Name:     cookieName,
		Value:    value,
		Path:     "/",
		MaxAge:   seconds,
		HttpOnly: true,
		Secure:   strings.HasPrefix(a.BaseURL, "https://"),
		SameSite: http.SameSiteLaxMode,
	}
}
