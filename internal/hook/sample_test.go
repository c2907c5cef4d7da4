package hook_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/hook"
)

// What docs/webhooks.md tells integrators to run accepts what we sign, and nothing else.
func TestTheSampleChecksSignatures(t *testing.T) {
	t.Parallel()

	text, err := os.ReadFile("../../docs/webhooks.md")
	require.NoError(t, err)

	found := regexp.MustCompile("(?s)```js\n(.*?)```").FindSubmatch(text)
	require.NotNil(t, found)

	body, now := `{"type":"verification.approved","name":"本人"}`, time.Now()
	older, newer := secret(t), secret(t)

	signature, err := hook.Sign([]fault.Secret{newer, older}, "msg_1", now, []byte(body))
	require.NoError(t, err)

	headers := func(at time.Time, signature string) map[string]string {
		return map[string]string{"webhook-id": "msg_1", "webhook-timestamp": strconv.FormatInt(at.Unix(), 10), "webhook-signature": signature}
	}

	long := now.Add(-10 * time.Minute)
	old, err := hook.Sign([]fault.Secret{newer}, "msg_1", long, []byte(body))
	require.NoError(t, err)

	cases, err := json.Marshal([][]any{
		{string(older), headers(now, signature), body},
		{string(newer), headers(now, signature), body},
		{string(secret(t)), headers(now, signature), body},
		{string(newer), headers(now, signature), body + " "},
		{string(newer), headers(now.Add(time.Second), signature), body},
		{string(newer), headers(long, old), body},
		{string(newer), map[string]string{}, body},
		{string(newer), headers(now, "v1,"), body},
	})
	require.NoError(t, err)

	file := filepath.Join(t.TempDir(), "sample.mjs")
	script := string(found[1]) + "\nconsole.log(JSON.stringify(" + string(cases) + ".map((one) => verify(...one))));\n"
	require.NoError(t, os.WriteFile(file, []byte(script), 0o600))

	out, err := exec.CommandContext(t.Context(), "node", file).CombinedOutput()
	require.NoError(t, err, string(out))
	require.JSONEq(t, `[true,true,false,false,false,false,false,false]`, string(out))
}
