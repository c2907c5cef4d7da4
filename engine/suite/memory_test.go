//go:build !race

package suite_test

import (
	"os"
	"os/exec"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/internal/testkit/resident"
)

// The race detector keeps memory of its own and makes a thousand runs four times as long, so this file is left out under it.

// alone marks the process that does nothing but measure: what other tests of this binary left behind is not the suite's.
const alone = "HONNIN_TEST_ALONE"

// Memory must not grow over a thousand runs. Resident size is read from the kernel, since the models allocate outside Go.
func TestMemoryDoesNotGrow(t *testing.T) {
	if os.Getenv(alone) == "" {
		self := exec.Command(os.Args[0], "-test.run=^TestMemoryDoesNotGrow$", "-test.v")
		self.Env = append(os.Environ(), alone+"=yes")
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

	before := resident.KB(t)

	run(1000)

	after := resident.KB(t)
	t.Logf("resident: %d KB before, %d KB after 1,000 runs", before, after)

	require.Less(t, after-before, 4<<10, "KB")
}
