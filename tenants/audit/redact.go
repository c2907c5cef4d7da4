package audit

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

const (
	// redacted stands where a secret was, as in a log.
	redacted = "•"
	// maxValue bounds what is kept of one side of a change, in bytes of its canonical form.
	maxValue = 16 << 10
	// maxDepth bounds how deep it is nested.
	maxDepth = 16
)

// plain gives the value as JSON without secrets, ready for [canonical]; nil for nil.
func plain(value any) (any, error) {
	if value == nil {
		return nil, nil //nolint:nilnil // nothing is a value
	}

	text, err := json.Marshal(value)
	if err != nil {
		return nil, fmt.Errorf("audit: encode: %w", err)
	}

	var decoded any
	if err := json.Unmarshal(text, &decoded); err != nil {
		return nil, fmt.Errorf("audit: encode: %w", err)
	}

	safe := redact(decoded, 0)

	short, err := canonical(safe)
	if err != nil {
		return nil, err
	}

	if len(short) > maxValue {
		return map[string]any{"omitted": "too large", "bytes": float64(len(short))}, nil
	}

	return safe, nil
}

func redact(value any, depth int) any {
	if depth == maxDepth {
		return redacted
	}

	switch value := value.(type) {
	case string:
		return redactText(value)
	case []any:
		for i := range value {
			value[i] = redact(value[i], depth+1)
		}

		return value
	case map[string]any:
		safe := make(map[string]any, len(value))

		for name, item := range value {
			if item != nil && secretive(name) {
				item = redacted
			}

			safe[clean(name)] = redact(item, depth+1)
		}

		return safe
	default:
		return value
	}
}

// redactText takes out what is a credential of ours by its form, wherever it stands.
func redactText(text string) string {
	text = regexp.MustCompile(`(hk_(live|test)_|cap_|whsec_|Bearer |Basic )[0-9A-Za-z._~+/=-]{8,}`).ReplaceAllString(text, redacted)

	return clean(text)
}

// secretive tells whether a field of this name holds a secret, however it is spelt.
func secretive(name string) bool {
	name = strings.ToLower(strings.NewReplacer("_", "", "-", "", " ", "").Replace(name))

	if slices.Contains([]string{"hash", "totp", "code", "codes", "otp", "pin", "nonce", "verifier", "challenge"}, name) {
		return true
	}

	return slices.ContainsFunc([]string{
		"password", "passphrase", "secret", "token", "keyset", "credential", "privatekey", "signingkey", "apikey", "recoverycode",
		"authorization", "cookie", "assertion",
	}, func(part string) bool { return strings.Contains(name, part) })
}
