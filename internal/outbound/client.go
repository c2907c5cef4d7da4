package outbound

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"syscall"
	"time"
)

// Errors that callers can tell apart, with [errors.Is].
var (
	// ErrAddress: the name leads to an address that is not of the open internet.
	ErrAddress = errors.New("outbound: not an address of the open internet")
	// ErrURL: not an absolute HTTPS URL without a user in it.
	ErrURL = errors.New("outbound: the URL must be https://…")
	// ErrTooLarge: more bytes came than the limit.
	ErrTooLarge = errors.New("outbound: the answer is too large")
)

const (
	wait      = 10 * time.Second // for a whole exchange
	connect   = 5 * time.Second
	perHost   = 8        // connections
	maxHeader = 64 << 10 // bytes
	// MaxBody is how many bytes of an answer are read, 1 MB.
	MaxBody = 1 << 20
)

// Reach says where a client may go.
type Reach struct {
	// Loopback lets it reach this very machine too, also by plain HTTP: for tests, and for a provider on the same host.
	Loopback bool
	// Unbounded lets a client have as many connections to one host as it is asked for, where the caller bounds them: what one tenant's
	// server holds up must not keep another tenant from a server at the same host.
	Unbounded bool
	// Within is the longest that an exchange takes; 10 seconds, when it is 0.
	Within time.Duration
}

// Client makes a client. An exchange takes 10 seconds at most unless the reach says otherwise, and [MaxBody] bytes; a redirect is given to the caller as it came.
// It is safe for concurrent use.
func (r Reach) Client() *http.Client {
	dialer := &net.Dialer{Timeout: connect, ControlContext: r.control}

	most := perHost
	if r.Unbounded {
		most = 0
	}

	within := r.Within
	if within == 0 {
		within = wait
	}

	return &http.Client{
		Timeout: within,
		Transport: &bounded{reach: r, next: &http.Transport{
			DialContext:            dialer.DialContext,
			TLSHandshakeTimeout:    connect,
			ResponseHeaderTimeout:  within,
			IdleConnTimeout:        time.Minute,
			MaxConnsPerHost:        most,
			MaxResponseHeaderBytes: maxHeader,
			ForceAttemptHTTP2:      true,
		}},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// Check is nil for a URL that a client would try: absolute, HTTPS, without a user in it; plain HTTP to this machine if that is
// allowed. An address in place of a name must be allowed; where a name leads is seen only when connecting.
func (r Reach) Check(address string) error {
	parsed, err := url.Parse(address)
	if err != nil {
		return ErrURL // the cause repeats the URL, which may hold a password
	}

	return r.check(parsed)
}

func (r Reach) check(address *url.URL) error {
	if address.Hostname() == "" || address.User != nil {
		return ErrURL
	}

	if address.Scheme != "https" && (!r.Loopback || address.Scheme != "http" || !local(address.Hostname())) {
		return ErrURL
	}

	if literal, err := netip.ParseAddr(address.Hostname()); err == nil && !r.allows(literal) {
		return ErrAddress
	}

	return nil
}

// local tells whether a host is this machine by its very name.
func local(host string) bool {
	address, err := netip.ParseAddr(host)

	return host == "localhost" || err == nil && address.Unmap().IsLoopback()
}

// control runs between the name's resolution and the connection, once for every address tried.
func (r Reach) control(_ context.Context, network, address string, _ syscall.RawConn) error {
	end, err := netip.ParseAddrPort(address)
	if err != nil || network != "tcp4" && network != "tcp6" {
		return fmt.Errorf("%w: %s", ErrAddress, network)
	}

	if r.allows(end.Addr()) {
		return nil
	}

	return ErrAddress
}

// allows tells whether a client may go to the address.
func (r Reach) allows(address netip.Addr) bool {
	return Public(address) || r.Loopback && address.Unmap().IsLoopback()
}

// Resolve is nil when the URL may be asked and every address that its name leads to now is allowed. The client looks again when it
// connects, so that a name which has changed its mind in between gains nothing. What is wrong is [ErrURL], [ErrAddress], or that the
// name leads nowhere.
func (r Reach) Resolve(ctx context.Context, address string) error {
	parsed, err := url.Parse(address)
	if err != nil {
		return ErrURL
	}

	if err := r.check(parsed); err != nil {
		return err
	}

	found, err := net.DefaultResolver.LookupNetIP(ctx, "ip", parsed.Hostname())
	if err != nil {
		return fmt.Errorf("outbound: resolve: %w", err)
	}

	for _, one := range found {
		if !r.allows(one) {
			return ErrAddress
		}
	}

	return nil
}
