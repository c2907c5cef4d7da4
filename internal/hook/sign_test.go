package hook_test

import (
	"encoding/base64"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/hook"
)

// The vector that every library of Standard Webhooks is tested with.
func TestSignVector(t *testing.T) {
	t.Parallel()

	const (
		secret = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
		want   = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
	)

	at := time.Unix(1614265330, 0)

	for _, form := range []fault.Secret{secret, "whsec_" + secret} {
		got, err := hook.Sign([]fault.Secret{form}, "msg_p5jXN8AQM9LWM0D4loKWxJek", at, []byte(`{"test": 2432232314}`))
		require.NoError(t, err)
		require.Equal(t, want, got)
	}
}

// A receiver that knows one of two secrets accepts; one that knows neither does not; a changed body, id or time is refused.
func TestSecretsOverlap(t *testing.T) {
	t.Parallel()

	older, newer, stranger := secret(t), secret(t), secret(t)
	now, body := time.Now(), []byte(`{"type":"x"}`)

	signature, err := hook.Sign([]fault.Secret{newer, older}, "msg_1", now, body)
	require.NoError(t, err)
	require.Len(t, strings.Split(signature, " "), 2)

	header := func(id string, at time.Time) http.Header {
		made := http.Header{}
		made.Set("Webhook-Id", id)
		made.Set("Webhook-Timestamp", strconv.FormatInt(at.Unix(), 10))
		made.Set("Webhook-Signature", signature)

		return made
	}
	accepts := func(known fault.Secret, body []byte, header http.Header) bool {
		receiver, err := standardwebhooks.NewWebhook(string(known))
		require.NoError(t, err)

		return receiver.Verify(body, header) == nil
	}

	require.True(t, accepts(older, body, header("msg_1", now)))
	require.True(t, accepts(newer, body, header("msg_1", now)))
	require.False(t, accepts(stranger, body, header("msg_1", now)))
	require.False(t, accepts(newer, []byte(`{"type":"y"}`), header("msg_1", now)))
	require.False(t, accepts(newer, body, header("msg_2", now)))
	require.False(t, accepts(newer, body, header("msg_1", now.Add(-time.Second))))
}

func TestNothingIsSentUnsigned(t *testing.T) {
	t.Parallel()

	for _, secrets := range [][]fault.Secret{nil, {"whsec_not base64"}} {
		_, err := hook.Sign(secrets, "msg_1", time.Now(), nil)
		require.ErrorIs(t, err, hook.ErrSecret)
	}
}

func secret(t *testing.T) fault.Secret {
	t.Helper()

	made, err := hook.NewSecret()
	require.NoError(t, err)

	text, ok := strings.CutPrefix(string(made), "whsec_")
	require.True(t, ok)

	raw, err := base64.StdEncoding.DecodeString(text)
	require.NoError(t, err)
	require.Len(t, raw, 32)

	return made
}
