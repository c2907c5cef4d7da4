package origin

import (
	"context"
	"net/http"
	"net/netip"

	"github.com/honnin/honnin/internal/answer"
	"github.com/honnin/honnin/internal/viewer"
)

type contextKey struct{}

// Trust finds the origin of every request with these proxies in mind. Without it, [Address] gives the other end of the connection.
func Trust(proxies Proxies, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		found := proxies.behind(peer(r), r.Header.Values("X-Forwarded-For"))
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), contextKey{}, found)))
	})
}

// Address is where the request came from; the zero address when it came by a socket without addresses.
func Address(r *http.Request) netip.Addr {
	if found, ok := r.Context().Value(contextKey{}).(netip.Addr); ok {
		return found
	}

	return peer(r)
}

// Of is where the request came from as the audit log keeps it.
func Of(r *http.Request) viewer.Origin {
	address := ""
	if found := Address(r); found.IsValid() {
		address = found.String()
	}

	return viewer.Origin{Address: address, Agent: r.UserAgent(), Request: answer.RequestID(r.Context())}
}

// Coarse is the network around an address that says no more than which office or household it was: /24 of IPv4, /48 of IPv6. It is
// empty for the zero address.
func Coarse(address netip.Addr) string {
	bits := 48
	if address = address.Unmap(); address.Is4() {
		bits = 24
	}

	network, err := address.WithZone("").Prefix(bits)
	if err != nil || !address.IsValid() {
		return ""
	}

	return network.String()
}

// Caller is what to count attempts by: the address of IPv4; of IPv6 the /64 that one customer has at least. It never fails.
func Caller(r *http.Request) (string, error) {
	address := Address(r)
	if address.Is6() {
		if network, err := address.Prefix(64); err == nil {
			return network.String(), nil
		}
	}

	return address.String(), nil
}

func peer(r *http.Request) netip.Addr {
	place, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return netip.Addr{}
	}

	return place.Addr().Unmap().WithZone("")
}
