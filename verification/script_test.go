package verification_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/verification"
)

// Who tries Honnin reads of the references in the console and in the docs: both tell of all that there are, and of no other.
func TestEveryScriptIsTold(t *testing.T) {
	t.Parallel()

	var names []string
	for _, one := range verification.Scripts() {
		names = append(names, strings.TrimPrefix(one.Reference, "test:"))
	}

	console, err := os.ReadFile("../web-admin/src/features/sandbox/sandbox.ts")
	require.NoError(t, err)
	require.Contains(t, string(console), "export const scripts = ['"+strings.Join(names, "', '")+"'] as const")

	docs, err := os.ReadFile("../docs/test-mode.md")
	require.NoError(t, err)
	require.Equal(t, len(names), strings.Count(string(docs), "\n| `test:"))

	for _, name := range names {
		require.Contains(t, string(docs), "\n| `test:"+name+"`")
	}
}
