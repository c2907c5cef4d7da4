package outbound_test

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/outbound"
)

func TestPublic(t *testing.T) {
	t.Parallel()

	for address, want := range map[string]bool{
		"8.8.8.8": true, "93.184.216.34": true, "2606:4700:4700::1111": true, "172.32.0.1": true, "100.128.0.1": true,
		"127.0.0.1": false, "127.8.9.1": false, "::1": false, "0.0.0.0": false, "::": false, "0.1.2.3": false,
		"10.0.0.1": false, "172.16.0.1": false, "172.31.255.255": false, "192.168.1.1": false, "fd00::1": false, "fc00::1": false,
		"169.254.169.254": false, "fe80::1": false, "fe80::1%eth0": false, "fec0::1": false,
		"100.64.0.1": false, "198.18.0.1": false, "192.0.0.8": false, "192.0.2.1": false, "198.51.100.1": false, "203.0.113.9": false,
		"224.0.0.1": false, "ff02::1": false, "255.255.255.255": false, "240.0.0.1": false,
		"::ffff:127.0.0.1": false, "::ffff:10.0.0.1": false, "::ffff:8.8.8.8": true, "::7f00:1": false,
		"64:ff9b::7f00:1": false, "2002:7f00:1::": false, "2001:0:7f00:1::": false, "2001:db8::1": false, "100::1": false,
	} {
		require.Equal(t, want, outbound.Public(netip.MustParseAddr(address)), address)
	}
}

// listen serves on a real socket of this machine and counts who comes.
func listen(t *testing.T, handler http.HandlerFunc) (url string, visits *atomic.Int32) {
	t.Helper()

	visits = &atomic.Int32{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		visits.Add(1)
		handler(w, r)
	}))
	t.Cleanup(server.Close)

	return server.URL, visits
}

func get(t *testing.T, client *http.Client, url string) (int, []byte, error) {
	t.Helper()

	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	require.NoError(t, err)

	response, err := client.Do(request)
	if err != nil {
		return 0, nil, err
	}

	data, err := io.ReadAll(response.Body)

	return response.StatusCode, data, errors.Join(err, response.Body.Close())
}

func TestInsidesAreRefused(t *testing.T) {
	t.Parallel()

	plain, visits := listen(t, func(http.ResponseWriter, *http.Request) {})
	port := plain[strings.LastIndex(plain, ":"):]
	closed := outbound.Reach{}

	for name, url := range map[string]string{
		"loopback":               "https://127.0.0.1" + port,
		"loopback by name":       "https://localhost" + port,
		"loopback in IPv6":       "https://[::1]" + port,
		"mapped":                 "https://[::ffff:127.0.0.1]" + port,
		"unspecified":            "https://0.0.0.0" + port,
		"short":                  "https://127.1" + port,
		"metadata of the clouds": "https://169.254.169.254/latest/meta-data/",
		"private":                "https://10.0.0.1/",
	} {
		_, _, err := get(t, closed.Client(), url)
		require.ErrorIs(t, err, outbound.ErrAddress, name)
	}

	for name, url := range map[string]string{
		"plain": plain, "file": "file:///etc/passwd", "user": "https://a:b@example.com", "no host": "https:///x", "relative": "/x",
		"another scheme": "gopher://example.com",
	} {
		_, _, err := get(t, closed.Client(), url)
		require.ErrorIs(t, err, outbound.ErrURL, name)
		require.ErrorIs(t, closed.Check(url), outbound.ErrURL, name)
	}

	require.Zero(t, visits.Load(), "nobody was let through")
	require.NoError(t, closed.Check("https://idp.example.com/metadata"))
	require.NoError(t, closed.Check("https://8.8.8.8/"))
	require.NoError(t, closed.Check("https://1.2.3.4.example.com/"))
	require.NoError(t, closed.Check("https://0xcafe.example/"))
	require.ErrorIs(t, closed.Check("https://a b/\x00"), outbound.ErrURL)
}

func TestLoopbackWhereAllowed(t *testing.T) {
	t.Parallel()

	url, visits := listen(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "here") })
	open := outbound.Reach{Loopback: true}

	status, data, err := get(t, open.Client(), url)
	require.NoError(t, err)
	require.Equal(t, 200, status)
	require.Equal(t, "here", string(data))
	require.EqualValues(t, 1, visits.Load())

	// It opens this machine and nothing else.
	_, _, err = get(t, open.Client(), "https://10.0.0.1/")
	require.ErrorIs(t, err, outbound.ErrAddress)
	require.ErrorIs(t, open.Check("http://example.com"), outbound.ErrURL)
}

// A name that resolves to a public address when checked and to ours when connected gains nothing: only the connection counts.
func TestTheNameDoesNotMatter(t *testing.T) {
	t.Parallel()

	client := outbound.Reach{}.Client()
	_, port, err := net.SplitHostPort(strings.TrimPrefix(first(listen(t, func(http.ResponseWriter, *http.Request) {})), "http://"))
	require.NoError(t, err)
	require.NoError(t, outbound.Reach{}.Check("https://localhost:"+port), "a name alone says nothing")

	_, _, err = get(t, client, "https://localhost:"+port)
	require.ErrorIs(t, err, outbound.ErrAddress)
}

func first(url string, _ *atomic.Int32) string { return url }

func TestNoRedirectIsFollowed(t *testing.T) {
	t.Parallel()

	inside, visits := listen(t, func(http.ResponseWriter, *http.Request) {})
	outside, _ := listen(t, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, inside, http.StatusFound) })

	status, _, err := get(t, outbound.Reach{Loopback: true}.Client(), outside)
	require.NoError(t, err)
	require.Equal(t, http.StatusFound, status)
	require.Zero(t, visits.Load())
}

func TestSizeIsBounded(t *testing.T) {
	t.Parallel()

	for name, size := range map[string]int{"all of it": outbound.MaxBody, "one too many": outbound.MaxBody + 1, "far too many": 8 << 20} {
		for _, announced := range []bool{true, false} {
			url, _ := listen(t, func(w http.ResponseWriter, _ *http.Request) {
				if announced {
					w.Header().Set("Content-Length", strconv.Itoa(size))
				}

				for range size / 4096 {
					_, _ = w.Write(make([]byte, 4096))
				}

				_, _ = w.Write(make([]byte, size%4096))
			})

			_, data, err := get(t, outbound.Reach{Loopback: true}.Client(), url)
			if size <= outbound.MaxBody {
				require.NoError(t, err, name)
				require.Len(t, data, size, name)

				continue
			}

			require.ErrorIs(t, err, outbound.ErrTooLarge, name)
			require.LessOrEqual(t, len(data), outbound.MaxBody, name)
		}
	}
}

func TestTheCallerMayStopEarlier(t *testing.T) {
	t.Parallel()

	release := make(chan struct{})
	url, _ := listen(t, func(_ http.ResponseWriter, _ *http.Request) { <-release })

	defer close(release)

	ctx, cancel := context.WithCancel(t.Context())
	cancel()

	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	require.NoError(t, err)

	client := outbound.Reach{Loopback: true}.Client()
	require.Positive(t, client.Timeout)

	response, err := client.Do(request)
	if err == nil {
		require.NoError(t, response.Body.Close())
	}

	require.ErrorIs(t, err, context.Canceled)
}

// However an address of the inside is written, it is refused: at once, when its name is resolved, or when the connection is made. Nothing
// here leaves the machine: where a spelling is no address for Go, the system's resolver is asked, which knows the old ones.
func TestEverySpellingOfTheInsideIsRefused(t *testing.T) {
	t.Parallel()

	plain, visits := listen(t, func(http.ResponseWriter, *http.Request) {})
	port := plain[strings.LastIndex(plain, ":"):]

	for _, host := range []string{
		"2130706433", "0x7f000001", "017700000001", "0x7f.0.0.1", "0177.0.0.1", "127.1", "127.0.1", "127.0.0.1.", "0", "0.0.0.0",
		"[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[0:0:0:0:0:ffff:10.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]",
		"[fe80::1%25lo]", "[fd00:ec2::254]", "169.254.169.254", "2852039166", "0xa9fea9fe", "[::ffff:a9fe:a9fe]", "10.1", "167772161",
		"localhost", "LOCALHOST", "localhost.", "ⓛocalhost", "①②⑦.0.0.1", "127。0。0。1",
	} {
		url := "https://" + host + port
		if strings.Trim(host, "0123456789abcdefx.") == "" {
			require.ErrorIs(t, outbound.Reach{}.Check(url), outbound.ErrAddress, "before anybody is asked: %s", host)
		}

		require.Error(t, outbound.Reach{}.Resolve(t.Context(), url), "resolved: %s", host)

		_, _, err := get(t, outbound.Reach{}.Client(), url)
		require.Error(t, err, "connected: %s", host)
	}

	require.Zero(t, visits.Load(), "nobody was let through")
}

// A name that leads to the open internet when it is looked at, and inside when the connection is made, leads nowhere: the connection
// looks at the address that it is about to use.
func TestANameThatChangesItsMindGainsNothing(t *testing.T) {
	t.Parallel()

	plain, visits := listen(t, func(http.ResponseWriter, *http.Request) {})
	port := plain[strings.LastIndex(plain, ":")+1:]
	transport, ok := outbound.Transport(outbound.Reach{}.Client())
	require.True(t, ok)

	for _, address := range []string{"127.0.0.1", "::1", "::ffff:127.0.0.1", "10.0.0.1", "169.254.169.254"} {
		_, err := transport.DialContext(t.Context(), "tcp", net.JoinHostPort(address, port))
		require.ErrorIs(t, err, outbound.ErrAddress, address)
	}

	require.Zero(t, visits.Load())
}

// A name is looked at before the connection too: one that leads inside is refused without a packet.
func TestResolve(t *testing.T) {
	t.Parallel()

	for url, want := range map[string]error{
		"https://localhost/": outbound.ErrAddress, "https://127.0.0.1/": outbound.ErrAddress, "https://[fe80::1]/": outbound.ErrAddress,
		"http://127.0.0.1/": outbound.ErrURL, "https://8.8.8.8/": nil, "https://a b/\x00": outbound.ErrURL,
	} {
		require.ErrorIs(t, outbound.Reach{}.Resolve(t.Context(), url), want, url)
	}

	require.NoError(t, outbound.Reach{Loopback: true}.Resolve(t.Context(), "http://localhost:1/"))
	require.Error(t, outbound.Reach{}.Resolve(t.Context(), "https://nobody.invalid/"))
}
