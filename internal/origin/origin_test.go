package origin_test

import (
	"net/http"
	"net/http/httptest"
	"net/netip"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/origin"
)

func TestOnlyProxiesOfOursAreBelieved(t *testing.T) {
	t.Parallel()

	proxies, err := origin.Parse([]string{"10.0.0.0/8", "2001:db8:1::/48", "192.0.2.7"})
	require.NoError(t, err)

	for name, test := range map[string]struct {
		peer      string
		forwarded []string
		want      string
	}{
		"nobody between":                  {"203.0.113.9:1234", nil, "203.0.113.9"},
		"a stranger says who he is":       {"203.0.113.9:1234", []string{"10.0.0.1"}, "203.0.113.9"},
		"our proxy says":                  {"10.0.0.1:1234", []string{"203.0.113.9"}, "203.0.113.9"},
		"our proxy repeats a stranger":    {"10.0.0.1:1234", []string{"127.0.0.1, 203.0.113.9"}, "203.0.113.9"},
		"two proxies":                     {"10.0.0.1:1234", []string{"198.51.100.1, 203.0.113.9, 10.0.0.2"}, "203.0.113.9"},
		"two headers":                     {"10.0.0.1:1234", []string{"198.51.100.1", "203.0.113.9"}, "203.0.113.9"},
		"our proxy says nothing":          {"10.0.0.1:1234", nil, "10.0.0.1"},
		"our proxy says nonsense":         {"10.0.0.1:1234", []string{"unknown"}, "10.0.0.1"},
		"nonsense before a proxy":         {"10.0.0.1:1234", []string{"_hidden, 10.0.0.2"}, "10.0.0.2"},
		"everybody is ours":               {"10.0.0.1:1234", []string{"10.0.0.3, 10.0.0.2"}, "10.0.0.3"},
		"with ports":                      {"10.0.0.1:1234", []string{"203.0.113.9:5678"}, "203.0.113.9"},
		"IPv6":                            {"[2001:db8:1::1]:1234", []string{"2001:db8:2::9"}, "2001:db8:2::9"},
		"IPv6 in brackets":                {"[2001:db8:1::1]:1234", []string{"[2001:db8:2::9]:80"}, "2001:db8:2::9"},
		"IPv4 dressed as IPv6":            {"[::ffff:10.0.0.1]:1234", []string{"::ffff:203.0.113.9"}, "203.0.113.9"},
		"a single address is a proxy too": {"192.0.2.7:1", []string{"203.0.113.9"}, "203.0.113.9"},
		"its neighbour is not":            {"192.0.2.8:1", []string{"203.0.113.9"}, "192.0.2.8"},
		"a socket":                        {"@", []string{"203.0.113.9"}, ""},
	} {
		request := httptest.NewRequest(http.MethodGet, "/", nil)
		request.RemoteAddr = test.peer
		request.Header["X-Forwarded-For"] = test.forwarded
		request.Header.Set("User-Agent", "agent")

		origin.Trust(proxies, http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			got := origin.Of(r)
			assert.Equal(t, test.want, got.Address, name)
			assert.Equal(t, "agent", got.Agent)
		})).ServeHTTP(httptest.NewRecorder(), request)
	}
}

func TestWithoutProxiesTheConnectionCounts(t *testing.T) {
	t.Parallel()

	request := httptest.NewRequest(http.MethodGet, "/", nil)
	request.RemoteAddr = "127.0.0.1:1234"
	request.Header.Set("X-Forwarded-For", "203.0.113.9")
	require.Equal(t, "127.0.0.1", origin.Address(request).String())
}

func TestNetworks(t *testing.T) {
	t.Parallel()

	for _, text := range []string{"", "203.0.113.0/33", "203.0.113.1/24", "example.com", "203.0.113.0/24 ", "fe80::1%eth0", "::ffff:10.0.0.0/104"} {
		_, err := origin.Parse([]string{text})
		require.True(t, fault.Is(err, fault.Invalid), "%q: %v", text, err)
	}

	for address, want := range map[string]string{
		"203.0.113.9": "203.0.113.0/24", "2001:db8:1:2::3": "2001:db8:1::/48", "::ffff:203.0.113.9": "203.0.113.0/24",
	} {
		require.Equal(t, want, origin.Coarse(netip.MustParseAddr(address)))
	}

	require.Empty(t, origin.Coarse(netip.Addr{}))
}

func TestCallersOfOneNetworkCountTogether(t *testing.T) {
	t.Parallel()

	for peer, want := range map[string]string{
		"203.0.113.9:1": "203.0.113.9", "[2001:db8:1:2:3::4]:1": "2001:db8:1:2::/64", "@": "invalid IP",
	} {
		request := httptest.NewRequest(http.MethodGet, "/", nil)
		request.RemoteAddr = peer

		got, err := origin.Caller(request)
		require.NoError(t, err)
		require.Equal(t, want, got)
	}
}
