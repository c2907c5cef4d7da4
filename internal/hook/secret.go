package hook

import (
	"crypto/rand"
	"encoding/base64"
	"fmt"

	"github.com/honnin/honnin/internal/fault"
)

const (
	// secretBytes is how many random bytes a secret has; Standard Webhooks asks for 24 to 64.
	secretBytes  = 32
	secretPrefix = "whsec_"
)

// NewSecret makes a signing secret in the form that Standard Webhooks gives it: whsec_ and base64.
func NewSecret() (fault.Secret, error) {
	random := make([]byte, secretBytes)
	if _, err := rand.Read(random); err != nil {
		return "", fmt.Errorf("hook: secret: %w", err)
	}

	return fault.Secret(secretPrefix + base64.StdEncoding.EncodeToString(random)), nil
}
