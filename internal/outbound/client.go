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
}

// Client makes a client. An exchange takes 10 seconds at most, and [MaxBody] bytes; a redirect is given to the caller as it came.
// It is safe for concurrent use.
func (r Reach) Client() *http.Client {
	dialer := &net.Dialer{Timeout: connect, ControlContext: r.control}

	return &http.Client{
		Timeout: wait,
		Transport: &bounded{reach: r, next: &http.Transport{
			DialContext:            dialer.DialContext,
			TLSHandshakeTimeout:    connect,
			ResponseHeaderTimeout:  wait,
			IdleConnTimeout:        time.Minute,
			MaxConnsPerHost:        perHost,
			MaxResponseHeaderBytes: maxHeader,
			ForceAttemptHTTP2:      true,
		}},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// Check is nil for a URL that a client would try: absolute, HTTPS, without a user in it; plain HTTP to this machine if that is
// allowed. Where its name leads is seen only when connecting.
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

	if address.Scheme == "https" || r.Loopback && address.Scheme == "http" && local(address.Hostname()) {
		return nil
	}

	return ErrURL
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

	if Public(end.Addr()) || r.Loopback && end.Addr().Unmap().IsLoopback() {
		return nil
	}

	return ErrAddress
}
