package arch_test

import (
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Every room has the same shape: the question, the check, bytes to numbers, numbers to a finding, and cases.
func TestRoomsHaveOneShape(t *testing.T) {
	t.Parallel()

	checks, err := filepath.Glob(filepath.Join(root, "engine", "*", "check.go"))
	require.NoError(t, err)
	require.NotEmpty(t, checks)

	for _, check := range checks {
		room := filepath.Dir(check)
		t.Run(filepath.Base(room), func(t *testing.T) {
			t.Parallel()

			for _, file := range []string{"doc.go", "measure.go", "judge.go"} {
				assert.FileExists(t, filepath.Join(room, file))
			}

			tests, err := filepath.Glob(filepath.Join(room, "*_test.go"))
			require.NoError(t, err)
			assert.NotEmpty(t, tests, "a room without a test")

			golden, err := filepath.Glob(filepath.Join(room, "testdata", "*", "want.json"))
			require.NoError(t, err)
			assert.NotEmpty(t, golden, "a room without a case in testdata/<case>/want.json")
		})
	}
}

// The median hand-written file stays at 3 KB or less, so that a file can be read in one sitting.
func TestMedianFileIsSmall(t *testing.T) {
	t.Parallel()

	var sizes []int64

	walk(t, func(file string) {
		folder := whole(path.Dir(file))
		if folder == "ent/db" || folder == "graph/gen" || strings.HasSuffix(file, "_test.go") {
			return
		}

		info, err := os.Stat(filepath.Join(root, file))
		require.NoError(t, err)

		sizes = append(sizes, info.Size())
	})

	slices.Sort(sizes)
	require.NotEmpty(t, sizes)
	assert.LessOrEqual(t, sizes[len(sizes)/2], int64(3<<10))
}

// Nobody may hide work in init(): what happens at start is read in cmd/honnin.
func TestNoInit(t *testing.T) {
	t.Parallel()

	walk(t, func(file string) {
		folder := whole(path.Dir(file))
		if folder == "ent/db" || folder == "graph/gen" {
			return
		}

		text, err := os.ReadFile(filepath.Join(root, file))
		require.NoError(t, err)
		assert.NotContains(t, "\n"+string(text), "\nfunc init()", file)
	})
}
