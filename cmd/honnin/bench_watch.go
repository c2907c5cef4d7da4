package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"
)

// sample is the resident memory of the service and of its redis-server, in MB, when so many were decided.
type sample struct {
	Done    int     `json:"done"`
	MB      float64 `json:"mb"`
	RedisMB float64 `json:"redisMb"`
}

// watch samples the memory of a process from outside.
type watch struct {
	pid int

	mu      sync.Mutex
	samples []sample
	// peak is the most that the process ever held, as the kernel remembers it, in MB.
	peak float64
}

const sampleEvery = time.Second

// watching samples every second until the context ends.
func (w *watch) watching(ctx context.Context, done func() int) error {
	ticker := time.NewTicker(sampleEvery)
	defer ticker.Stop()

	for {
		select {
		case <-ctx.Done():
			return nil
		case <-ticker.C:
			if err := w.look(done()); err != nil {
				return err
			}
		}
	}
}

// look takes one sample.
func (w *watch) look(done int) error {
	held, peak, err := memoryOf(w.pid)
	if err != nil {
		return err
	}

	redis := 0.0
	if child := childOf(w.pid, "redis-server"); child > 0 {
		redis, _, _ = memoryOf(child) // it may be gone by now, and holds nothing then
	}

	w.mu.Lock()
	defer w.mu.Unlock()

	w.samples = append(w.samples, sample{Done: done, MB: held, RedisMB: redis})
	w.peak = max(w.peak, peak)

	return nil
}

// memoryOf gives what the process holds now and the most it ever held, in MB.
func memoryOf(pid int) (now, peak float64, err error) {
	text, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "status"))
	if err != nil {
		return 0, 0, fmt.Errorf("memory: %w", err)
	}

	if now, err = megabytes(string(text), "VmRSS"); err != nil {
		return 0, 0, err
	}

	peak, err = megabytes(string(text), "VmHWM")

	return now, peak, err
}

// megabytes reads one figure of the kernel's, which it gives in kB.
func megabytes(text, name string) (float64, error) {
	kb, err := strconv.ParseFloat(strings.TrimSuffix(field(text, name), " kB"), 64)
	if err != nil {
		return 0, fmt.Errorf("memory: %w", err)
	}

	return kb / 1024, nil
}

// childOf finds the process of that name which the given one started; 0 when there is none.
func childOf(pid int, name string) int {
	found, err := filepath.Glob("/proc/[0-9]*/status")
	if err != nil {
		return 0
	}

	for _, path := range found {
		text, err := os.ReadFile(path)
		if err == nil && field(string(text), "Name") == name && field(string(text), "PPid") == strconv.Itoa(pid) {
			child, _ := strconv.Atoi(filepath.Base(filepath.Dir(path))) // the pattern holds digits only

			return child
		}
	}

	return 0
}

// slope is how many MB the memory grows by over 1,000 verifications: the least squares' line through the samples behind the
// first quarter of them, by when everything that is kept is there.
func slope(samples []sample, total int) float64 {
	var n, x, y, xx, xy float64

	for _, s := range samples {
		if s.Done < total/4 {
			continue
		}

		done := float64(s.Done) / 1000
		n, x, y, xx, xy = n+1, x+done, y+s.MB, xx+done*done, xy+done*s.MB
	}

	if spread := n*xx - x*x; spread > 0 {
		return (n*xy - x*y) / spread
	}

	return 0
}
