package fault_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/fault"
)

func TestSecretIsNeverPrinted(t *testing.T) {
	t.Parallel()

	const planted = "hk_live_planted"

	secret := fault.Secret(planted)
	nested := struct{ Key fault.Secret }{secret}

	var log bytes.Buffer
	for _, handler := range []slog.Handler{slog.NewJSONHandler(&log, nil), slog.NewTextHandler(&log, nil)} {
		slog.New(handler).Info("signed in", "key", secret, "nested", nested, "pointer", &nested)
	}

	encoded, err := json.Marshal([]any{secret, nested, &nested})
	require.NoError(t, err)

	for name, printed := range map[string]string{
		"verbs":  fmt.Sprintf("%s %v %q %#v", secret, secret, secret, secret),
		"nested": fmt.Sprintf("%v %+v %#v", nested, nested, nested),
		"json":   string(encoded),
		"slog":   log.String(),
		"error":  fmt.Errorf("bad %v", secret).Error(),
	} {
		require.NotContains(t, printed, planted, name)
		require.Contains(t, printed, "•", name)
	}

	require.Equal(t, planted, string(secret))
}
