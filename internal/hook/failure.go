package hook

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/http"

	"github.com/honnin/honnin/internal/outbound"
)

// Failure says in a machine's word what went wrong.
type Failure string

// The ways in which sending fails.
const (
	Unsigned    Failure = "unsigned"        // there was nothing to sign with
	BadURL      Failure = "url_refused"     // not an address that is ever sent to
	BadAddress  Failure = "address_refused" // the name leads into a network that is not the open internet
	Unresolved  Failure = "unresolved"      // the name leads nowhere
	Unreachable Failure = "unreachable"     // nobody listens there, or the connection broke off
	BadTLS      Failure = "tls"             // the certificate or the handshake is not in order
	TimedOut    Failure = "timeout"         // no answer within the time
	TooLarge    Failure = "too_large"       // the answer is larger than 1 MB
	Redirected  Failure = "redirect"        // the answer leads elsewhere, which is not followed
	Refused     Failure = "status"          // the status is not 200 to 299
)

// judge says what a status means.
func judge(status int) Failure {
	switch {
	case status >= http.StatusOK && status < http.StatusMultipleChoices:
		return ""
	case status >= http.StatusMultipleChoices && status < http.StatusBadRequest:
		return Redirected
	default:
		return Refused
	}
}

// failure says what an error of the exchange means. Its text goes nowhere: it may name addresses of ours.
func failure(err error) Failure {
	switch {
	case errors.Is(err, outbound.ErrURL):
		return BadURL
	case errors.Is(err, outbound.ErrAddress):
		return BadAddress
	case errors.Is(err, outbound.ErrTooLarge):
		return TooLarge
	case errors.Is(err, context.DeadlineExceeded) || slow(err):
		return TimedOut
	case badTLS(err):
		return BadTLS
	}

	if _, ok := errors.AsType[*net.DNSError](err); ok {
		return Unresolved
	}

	return Unreachable
}

func slow(err error) bool {
	timed, ok := errors.AsType[net.Error](err)

	return ok && timed.Timeout()
}

func badTLS(err error) bool {
	if errors.Is(err, http.ErrSchemeMismatch) {
		return true
	}

	if _, ok := errors.AsType[*tls.CertificateVerificationError](err); ok {
		return true
	}

	if _, ok := errors.AsType[tls.RecordHeaderError](err); ok {
		return true
	}

	if _, ok := errors.AsType[tls.AlertError](err); ok {
		return true
	}

	if _, ok := errors.AsType[x509.HostnameError](err); ok {
		return true
	}

	_, ok := errors.AsType[x509.UnknownAuthorityError](err)

	return ok
}
