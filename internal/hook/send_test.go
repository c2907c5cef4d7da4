package hook_test

import (
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/hook"
	"github.com/honnin/honnin/internal/outbound"
)

func listen(t *testing.T, handler http.HandlerFunc) *httptest.Server {
	t.Helper()

	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)

	return server
}

func TestSend(t *testing.T) {
	t.Parallel()

	known := secret(t)
	receiver, err := standardwebhooks.NewWebhook(string(known))
	require.NoError(t, err)

	server := listen(t, func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil || receiver.Verify(body, r.Header) != nil || r.Header.Get("Content-Type") != "application/json" {
			w.WriteHeader(http.StatusBadRequest)
		}

		_, _ = io.WriteString(w, strings.Repeat("x", 3*hook.MaxAnswer))
	})

	message := hook.Message{ID: "msg_1", URL: server.URL, Secrets: []fault.Secret{known}, Body: []byte(`{}`)}
	sender := hook.NewSender(outbound.Reach{Loopback: true}, time.Now)

	answer := sender.Send(t.Context(), message)
	require.Empty(t, answer.Failure)
	require.Equal(t, http.StatusOK, answer.Status)
	require.Len(t, answer.Body, hook.MaxAnswer)
	require.Positive(t, answer.Took)
	require.True(t, strings.HasPrefix(answer.Signature, "v1,"))

	message.Secrets = nil
	require.Equal(t, hook.Unsigned, sender.Send(t.Context(), message).Failure)
}

func TestFailures(t *testing.T) {
	t.Parallel()

	failing := listen(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) })
	leading := listen(t, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://169.254.169.254/latest/meta-data", http.StatusTemporaryRedirect)
	})
	breaking := listen(t, func(w http.ResponseWriter, _ *http.Request) {
		connection, _, err := w.(http.Hijacker).Hijack()
		if err == nil {
			_ = connection.Close()
		}
	})
	foreign := httptest.NewTLSServer(http.NotFoundHandler())
	t.Cleanup(foreign.Close)

	closed, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	require.NoError(t, err)
	require.NoError(t, closed.Close())

	open := hook.NewSender(outbound.Reach{Loopback: true}, time.Now)
	guarded := hook.NewSender(outbound.Reach{}, time.Now)

	for name, test := range map[string]struct {
		sender *hook.Sender
		url    string
		want   hook.Failure
	}{
		"500":                {open, failing.URL, hook.Refused},
		"redirect":           {open, leading.URL, hook.Redirected},
		"broken off":         {open, breaking.URL, hook.Unreachable},
		"nobody there":       {open, "http://" + closed.Addr().String(), hook.Unreachable},
		"own certificate":    {open, foreign.URL, hook.BadTLS},
		"HTTPS to HTTP":      {open, "https://" + strings.TrimPrefix(failing.URL, "http://"), hook.BadTLS},
		"private":            {open, "https://10.0.0.1/", hook.BadAddress},
		"link-local":         {open, "https://169.254.169.254/", hook.BadAddress},
		"loopback":           {guarded, "https://127.0.0.1/", hook.BadAddress},
		"loopback by name":   {guarded, "https://localhost/", hook.BadAddress},
		"no HTTPS":           {guarded, "http://example.com/", hook.BadURL},
		"nothing of the web": {open, "file:///etc/passwd", hook.BadURL},
		"a name of nobody":   {open, "https://nobody.invalid/", hook.Unresolved},
	} {
		answer := test.sender.Send(t.Context(), hook.Message{ID: "msg_1", URL: test.url, Secrets: []fault.Secret{secret(t)}, Body: []byte(`{}`)})
		require.Equal(t, test.want, answer.Failure, name)
	}
}

// A receiver that answers nothing is given up on; the caller's own bound counts as one.
func TestAReceiverThatHangs(t *testing.T) {
	t.Parallel()

	release := make(chan struct{})
	hanging := listen(t, func(http.ResponseWriter, *http.Request) { <-release })

	t.Cleanup(func() { close(release) })

	sender := hook.NewSender(outbound.Reach{Loopback: true, Within: time.Millisecond}, time.Now)

	answer := sender.Send(t.Context(), hook.Message{ID: "msg_1", URL: hanging.URL, Secrets: []fault.Secret{secret(t)}, Body: []byte(`{}`)})
	require.Equal(t, hook.TimedOut, answer.Failure)
}
