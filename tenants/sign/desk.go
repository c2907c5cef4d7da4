package sign

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"strings"
	"time"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/password"
	"github.com/honnin/honnin/internal/seal"
	"github.com/honnin/honnin/internal/viewer"
)

// ErrBaseURL says that the address of the installation cannot be read.
var ErrBaseURL = errors.New("sign: the base URL is no http:// or https:// address")

// Desk is where people prove who they are. It is safe for concurrent use.
type Desk struct {
	// Hasher computes passwords' hashes.
	Hasher *password.Hasher
	// Box seals the secrets of one-time codes.
	Box *seal.Box
	// BaseURL is where the world reaches this installation, without a slash at the end.
	BaseURL string
	Now     func() time.Time
	// Demanded tells whether the person must come by an identity provider; nil means nobody must. It is asked after a password or
	// passkey was right.
	Demanded func(ctx context.Context, person *db.User) (bool, error)

	passkeys *webauthn.WebAuthn
}

// Open makes a desk ready, whose exported fields are set. Passkeys belong to the host of the base URL. An IP address can have none (WebAuthn clause 5.1.2), so that on
// a loopback address they belong to localhost.
func Open(d Desk) (*Desk, error) {
	base, err := url.Parse(d.BaseURL)
	if err != nil || base.Scheme != "http" && base.Scheme != "https" || base.Hostname() == "" {
		return nil, ErrBaseURL
	}

	host, origin := base.Hostname(), base.Scheme+"://"+base.Host
	if ip := net.ParseIP(host); ip != nil && ip.IsLoopback() {
		host, origin = "localhost", base.Scheme+"://"+strings.Replace(base.Host, hostPart(host), "localhost", 1)
	}

	d.passkeys, err = webauthn.New(&webauthn.Config{
		RPID: host, RPDisplayName: "Honnin", RPOrigins: []string{origin},
		AuthenticatorSelection: protocol.AuthenticatorSelection{
			ResidentKey: protocol.ResidentKeyRequirementRequired, UserVerification: protocol.VerificationRequired,
		},
	})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBaseURL, err)
	}

	return &d, nil
}

func hostPart(host string) string {
	if strings.Contains(host, ":") {
		return "[" + host + "]"
	}

	return host
}

// Came is where somebody who wants to come in comes from.
type Came struct {
	From viewer.Origin
	// Network is what attempts are counted by: an address, or the network that one customer has.
	Network string
	// Device is the browser's own token; empty for one that never was here.
	Device fault.Secret
}

// Entered is what somebody who came in gets.
type Entered struct {
	// Session is the token of the session.
	Session fault.Secret
	// Device is the token by which the browser is known from now on.
	Device fault.Secret
}

// Outcome is what comes of a right password: a session, or the question for a second factor.
type Outcome struct {
	Entered

	// Challenge is the token that a second factor is given with; empty when nothing more is asked.
	Challenge fault.Secret
}

func (d *Desk) now() time.Time { return ent.Instant(d.Now()) }

// machine is the context in which the tables of this package, which are the machine's alone, can be read and written.
func machine(ctx context.Context) context.Context {
	return viewer.With(ctx, viewer.System("sign in"))
}

// wrong is the one answer to everything that does not fit together, so that nobody learns which part of it was right.
func wrong() error {
	return fault.New(fault.Unauthenticated, "The e-mail address or the password is wrong.", nil)
}

func wrapped(what string, err error) error {
	if err != nil {
		return fmt.Errorf("sign: %s: %w", what, err)
	}

	return nil
}
