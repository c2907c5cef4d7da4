package main

import (
	"context"
	"fmt"
	"runtime"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/engine/model"
	"github.com/honnin/honnin/engine/suite"
)

// pool judges many cases on all cores, one suite per worker.
type pool struct {
	bundle  *model.Bundle
	policy  decision.Policy
	workers int
	// tick is told how many are done; it is called from one goroutine at a time.
	tick func(done, of int)
}

// each judges case 0 to n-1, in no order, and stops at the first error. do must only write to what belongs to its case.
func (p pool) each(ctx context.Context, n int, do func(ctx context.Context, run *suite.Suite, i int) error) error {
	workers := p.workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}

	var next, done atomic.Int64

	ticks := make(chan int, n)
	group, ctx := errgroup.WithContext(ctx)

	for range min(workers, n) {
		group.Go(func() (err error) {
			run, err := suite.New(p.bundle)
			if err != nil {
				return err
			}
			defer func() { err = closing(run, err) }()

			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				if err := do(ctx, run, i); err != nil {
					return err
				}

				ticks <- int(done.Add(1))
			}

			return nil
		})
	}

	told := make(chan struct{})

	go func() {
		defer close(told)

		for count := range ticks {
			p.tick(count, n)
		}
	}()

	err := group.Wait()

	close(ticks)
	<-told

	if err != nil {
		return fmt.Errorf("eval: %w", err)
	}

	return nil
}
