package model

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
