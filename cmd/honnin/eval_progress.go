package main

import (
	"fmt"
	"io"
	"time"
)

// progress tells how far a long command is: rewriting one line on a terminal, and in a log a line every ten seconds.
func progress(to io.Writer) func(done, of int) {
	start := time.Now()
	told := start
	live := bool(onto(to))

	return func(done, of int) {
		pause := 10 * time.Second
		if live {
			pause = 100 * time.Millisecond
		}

		if done < of && time.Since(told) < pause {
			return
		}

		told = time.Now()
		line := fmt.Sprintf("judged %d of %d, %.1f a second", done, of, float64(done)/time.Since(start).Seconds())

		switch {
		case !live:
			fmt.Fprintln(to, line) //nolint:errcheck // progress that nobody reads is no failure
		case done < of:
			fmt.Fprint(to, "\r\x1b[K"+line) //nolint:errcheck // as above
		default:
			fmt.Fprintln(to, "\r\x1b[K"+line) //nolint:errcheck // as above
		}
	}
}
