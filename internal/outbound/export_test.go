package outbound

import "net/http"

// Transport is what a client connects by.
func Transport(client *http.Client) (*http.Transport, bool) {
	bound, ok := client.Transport.(*bounded)
	if !ok {
		return nil, false
	}

	transport, ok := bound.next.(*http.Transport)

	return transport, ok
}
