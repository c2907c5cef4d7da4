package model

/*
#include <malloc.h>
#include <stdlib.h>

// ONNX Runtime allocates anew for every run, on whatever thread Go runs it. glibc would give every such thread a pool of its own, each
// of which keeps the most it ever held, and would move between pool and kernel as it learns: one pool for all, which keeps up to 8 MB in
// reserve and gives the rest back, holds about 100 MB less on two cores at the same speed. glibc settles this when a second thread
// allocates, so it is said before there is one. What an operator set in the environment comes first.
__attribute__((constructor)) static void one_pool(void) {
	if (getenv("MALLOC_ARENA_MAX") == NULL)
		mallopt(M_ARENA_MAX, 1);
	if (getenv("MALLOC_MMAP_THRESHOLD_") == NULL)
		mallopt(M_MMAP_THRESHOLD, 32 << 20);
	if (getenv("MALLOC_TRIM_THRESHOLD_") == NULL)
		mallopt(M_TRIM_THRESHOLD, 8 << 20);
}
*/
import "C"

import (
	"fmt"
	"sync"

	ort "github.com/yalue/onnxruntime_go"
)

//nolint:gochecknoglobals // ONNX Runtime is one per process, so its loading is too
var loading sync.Mutex

// load starts ONNX Runtime from the library at path, once per process: a second bundle runs on the first one's library.
func load(path string) error {
	loading.Lock()
	defer loading.Unlock()

	if ort.IsInitialized() {
		return nil
	}

	ort.SetSharedLibraryPath(path)

	if err := ort.InitializeEnvironment(ort.WithLogLevelError()); err != nil {
		return fmt.Errorf("%w: %s: %w", ErrRuntime, path, err)
	}

	// The open-source builds for Linux collect nothing; saying so here keeps it true for an operator's own build.
	if err := ort.DisableTelemetry(); err != nil {
		return fmt.Errorf("%w: telemetry: %w", ErrRuntime, err)
	}

	return nil
}

// options are those of one worker among many: one thread each, and no arena, which would keep the largest run's memory for ever.
func options() (*ort.SessionOptions, error) {
	o, err := ort.NewSessionOptions()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrRuntime, err)
	}

	for _, set := range []func() error{
		func() error { return o.SetIntraOpNumThreads(1) },
		func() error { return o.SetInterOpNumThreads(1) },
		func() error { return o.SetExecutionMode(ort.ExecutionModeSequential) },
		func() error { return o.SetGraphOptimizationLevel(ort.GraphOptimizationLevelEnableAll) },
		func() error { return o.SetCpuMemArena(false) },
	} {
		if err := set(); err != nil {
			return nil, fmt.Errorf("%w: %w", ErrRuntime, err)
		}
	}

	return o, nil
}
