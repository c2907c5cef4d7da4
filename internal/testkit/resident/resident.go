// Package resident measures what this process really holds, for tests of memory that must not grow.
package resident

/*
#include <malloc.h>
*/
import "C"

import (
	"os"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// KB is the resident size in kilobytes as the kernel counts it, after both allocators, Go's and the C library's, have given back what
// they merely hold in reserve: a reserve comes and goes by megabytes and is no growth, memory that nobody frees stays.
func KB(t *testing.T) int {
	t.Helper()
	debug.FreeOSMemory()
	C.malloc_trim(0)

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
