// Package browser tells a browser's own requests from those that another site makes it send, and keeps its cookies.
//
// A request that changes something must come from a page of ours: the browser says so in Sec-Fetch-Site or Origin, which a page cannot
// forge, and one with a cookie must carry the header X-Honnin-CSRF besides, which another site cannot add without our leave. Both hold
// for every kind of body, multipart forms among them.
package browser

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"github.com/honnin/honnin/internal/fault"
)

// The cookies of Honnin. Both are for the server's eyes alone.
const (
	// Session holds the token of a session.
	Session = "honnin_session"
	// Device holds the token by which a browser is known to the people who signed in by it.
	Device = "honnin_device"
)

const csrfHeader = "X-Honnin-Csrf"

// ErrBaseURL says that the address of the installation cannot be read.
var ErrBaseURL = errors.New("browser: the base URL is no http:// or https:// address")

// Guard knows the pages of one installation. It is safe for concurrent use.
type Guard struct {
	cross  *http.CrossOriginProtection
	secure bool
}

// New takes the address where the world reaches the installation. Its pages are of that origin, or of the host that a request names.
func New(baseURL string) (*Guard, error) {
	base, err := url.Parse(baseURL)
	if err != nil || base.Scheme != "http" && base.Scheme != "https" || base.Host == "" {
		return nil, ErrBaseURL
	}

	guard := &Guard{cross: http.NewCrossOriginProtection(), secure: base.Scheme == "https"}
	if err := guard.cross.AddTrustedOrigin(base.Scheme + "://" + base.Host); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBaseURL, err)
	}

	return guard, nil
}

// Own is nil unless another site made the browser send the request: then it is [fault.Forbidden]. Programs, which are no browsers, pass.
func (g *Guard) Own(r *http.Request) error {
	if err := g.cross.Check(r); err != nil {
		return fault.New(fault.Forbidden, "This request comes from another site.", err)
	}

	return nil
}

// Credential gives the session's token of a request that is a page's of ours. Without a cookie it is [fault.Unauthenticated]; another
// site's doing, and a change without the header, are [fault.Forbidden].
func (g *Guard) Credential(r *http.Request) (fault.Secret, error) {
	cookie, err := r.Cookie(Session)
	if err != nil {
		return "", fault.New(fault.Unauthenticated, "Sign in first.", nil)
	}

	if err := g.Own(r); err != nil {
		return "", err
	}

	// Reading changes nothing and needs no header: an image cannot carry one.
	if r.Method != http.MethodGet && r.Method != http.MethodHead && r.Header.Get(csrfHeader) != "1" {
		return "", fault.New(fault.Forbidden, "A request with a cookie needs the header X-Honnin-CSRF: 1.", nil)
	}

	return fault.Secret(cookie.Value), nil
}

// Known gives the browser's own token; empty for one that has none.
func Known(r *http.Request) fault.Secret {
	cookie, err := r.Cookie(Device)
	if err != nil {
		return ""
	}

	return fault.Secret(cookie.Value)
}

// Give sets a cookie for so long; an empty value takes it back.
func (g *Guard) Give(w http.ResponseWriter, name string, value fault.Secret, life time.Duration) {
	seconds := int(life.Seconds())
	if value == "" {
		seconds = -1
	}

	w.Header().Set("Cache-Control", "no-store")
	http.SetCookie(w, &http.Cookie{ //nolint:gosec // secure wherever the installation is reached by https
		Name:     name,
		Value:    string(value),
		Path:     "/",
		MaxAge:   seconds,
		HttpOnly: true,
		Secure:   g.secure,
		SameSite: http.SameSiteLaxMode,
	})
}
