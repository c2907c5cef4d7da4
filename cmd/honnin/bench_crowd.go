package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"
)

// crowd are the people who are verified in turn: a burst of three frames of a real film, and a later frame as the reference.
func crowd() []person {
	return []person{
		{name: "one", selfies: []string{"franck-1", "franck-2", "franck-3"}, reference: "franck-later"},
		{name: "another", selfies: []string{"cap-1", "cap-2", "cap-3"}, reference: "cap-later"},
	}
}

// count is how many are decided, and how.
type count struct {
	mu        sync.Mutex
	done      int
	decisions map[string]int
}

func (c *count) add(decision string) int {
	c.mu.Lock()
	defer c.mu.Unlock()

	c.done++
	c.decisions[decision]++

	return c.done
}

func (c *count) now() int {
	c.mu.Lock()
	defer c.mu.Unlock()

	return c.done
}

// load verifies the crowd over the service's own APIs while its memory is watched.
func (c *benchServiceCommand) load(ctx context.Context, s *subject, pictures string, report *serviceReport) error {
	known, err := s.access()
	if err != nil {
		return err
	}

	w := &watch{pid: s.pid}
	if err := w.look(0); err != nil {
		return err
	}

	decided := &count{decisions: map[string]int{}}
	ctx, stop := context.WithCancel(ctx)
	watched := make(chan error, 1)

	go func() { watched <- w.watching(ctx, decided.now) }()

	begun := time.Now()
	err = c.verify(ctx, known, pictures, decided, w)
	report.Seconds = time.Since(begun).Seconds()

	stop()

	if err := errors.Join(err, <-watched); err != nil {
		return err
	}

	report.fill(w, decided)

	return nil
}

func (c *benchServiceCommand) verify(ctx context.Context, known access, pictures string, decided *count, w *watch) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(c.AtOnce)

	people, server := crowd(), newCaller(known)
	walk := demoCommand{People: pictures}
	marks := marksOf(c.Verifications)

	for i := range c.Verifications {
		if ctx.Err() != nil {
			break
		}

		group.Go(func() error {
			// Each is somebody of their own: one person's attempts are limited.
			who := people[i%len(people)]
			who.name = fmt.Sprintf("%s %d", who.name, i)

			result, err := walk.verify(ctx, server, who)
			if err != nil {
				return err
			}

			done := decided.add(strings.ToLower(result.Report.Decision))
			if marks[done] {
				return w.look(done)
			}

			return nil
		})
	}

	return group.Wait() //nolint:wrapcheck // says what failed
}

// marksOf are the numbers of verifications after which the memory is shown: 50, 250, 500 and 1,000 of a thousand.
func marksOf(total int) map[int]bool {
	return map[int]bool{total / 20: true, total / 4: true, total / 2: true, total: true}
}

// access is what the first start left: the key is written when the service is ready to answer, or soon after.
func (s *subject) access() (access, error) {
	given := time.Now().Add(readyWithin)

	for {
		known, err := (&demoCommand{Data: s.data, URL: s.url}).access()
		if err == nil || time.Now().After(given) || !errors.Is(err, os.ErrNotExist) && !errors.Is(err, errNoServer) {
			return known, err
		}

		time.Sleep(between)
	}
}
