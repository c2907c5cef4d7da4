package arch_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Every direct dependency is named in NOTICE.md with its licence.
func TestNoticeNamesEveryDependency(t *testing.T) {
	t.Parallel()

	notice, err := os.ReadFile(filepath.Join(root, "NOTICE.md"))
	require.NoError(t, err)

	for _, name := range append(modules(t), packages(t)...) {
		if !strings.Contains(string(notice), "`"+name+"`") {
			t.Errorf("NOTICE.md does not name %s and its licence", name)
		}
	}
}

// modules lists the direct requirements of go.mod.
func modules(t *testing.T) []string {
	t.Helper()

	text, err := os.ReadFile(filepath.Join(root, "go.mod"))
	require.NoError(t, err)

	var names []string

	for line := range strings.Lines(string(text)) {
		if required := regexp.MustCompile(`^\t(\S+) v\S+\s*$`).FindStringSubmatch(line); required != nil {
			names = append(names, required[1])
		}
	}

	return names
}

// packages lists the direct dependencies of every package.json of ours.
func packages(t *testing.T) []string {
	t.Helper()

	names := []string{}

	for _, folder := range []string{"web-admin", "web-capture/page", "web-capture/sdk", "e2e"} {
		text, err := os.ReadFile(filepath.Join(root, folder, "package.json"))
		require.NoError(t, err)

		var file struct{ Dependencies, DevDependencies map[string]string }
		require.NoError(t, json.Unmarshal(text, &file))

		for name := range file.Dependencies {
			names = append(names, name)
		}

		for name := range file.DevDependencies {
			names = append(names, name)
		}
	}

	return names
}
