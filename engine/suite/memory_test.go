//go:build !race

package suite_test

import (
	"os"
	"os/exec"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
)

// The race detector keeps memory of its own and makes a thousand runs four times as long, so this file is left out under it.

// alone marks the process that does nothing but measure: what other tests of this binary left behind is not the suite's.
const alone = "HONNIN_TEST_ALONE"

// Memory must not grow over a thousand runs. Resident size is read from the kernel, since the models allocate outside Go.
func TestMemoryDoesNotGrow(t *testing.T) {
	if os.Getenv(alone) == "" {
		self := exec.Command(os.Args[0], "-test.run=^TestMemoryDoesNotGrow$", "-test.v")
		// One arena of malloc's: each thread that runs the models for the first time would take one of its own, about 10 MB at some random
		// moment, which is a step and no growth.
		self.Env = append(os.Environ(), alone+"=yes", "MALLOC_ARENA_MAX=1")
		said, err := self.CombinedOutput()
		require.NoError(t, err, "%s", said)
		t.Logf("%s", said)

		return
	}

	s := start(t)
	evidence := engine.Evidence{engine.Selfie: people(t, "franck-1.jpg"), engine.Reference: people(t, "franck-later.jpg")}
	run := func(n int) {
		for range n {
			_, err := s.Run(t.Context(), evidence, films())
			require.NoError(t, err)
		}
	}

	run(200)

	before := resident(t)

	run(1000)

	after := resident(t)
	t.Logf("resident: %d KB before, %d KB after 1,000 runs", before, after)

	require.Less(t, after-before, 8<<10, "KB")
}

// resident is the resident size in KB, after Go has given back what it merely holds in reserve.
func resident(t *testing.T) int {
	t.Helper()
	debug.FreeOSMemory()

	data, err := os.ReadFile("/proc/self/status")
	require.NoError(t, err)

	for line := range strings.Lines(string(data)) {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			kb, err := strconv.Atoi(strings.Fields(rest)[0])
			require.NoError(t, err)

			return kb
		}
	}

	t.Fatal("no VmRSS")

	return 0
}
