package hook

import (
	"errors"
	"fmt"
	"strings"
	"time"

	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"

	"github.com/honnin/honnin/internal/fault"
)

// ErrSecret says that there is no secret to sign with, or one that is none.
var ErrSecret = errors.New("hook: no usable secret")

// Sign gives the value of the header webhook-signature: one signature of scheme v1 (HMAC-SHA256) for each secret, in their order.
func Sign(secrets []fault.Secret, id string, at time.Time, body []byte) (string, error) {
	if len(secrets) == 0 {
		return "", ErrSecret
	}

	signatures := make([]string, len(secrets))

	for i, secret := range secrets {
		signer, err := standardwebhooks.NewWebhook(string(secret))
		if err != nil {
			return "", ErrSecret // the cause may repeat the secret
		}

		if signatures[i], err = signer.Sign(id, at, body); err != nil {
			return "", fmt.Errorf("hook: sign: %w", err)
		}
	}

	return strings.Join(signatures, " "), nil
}
