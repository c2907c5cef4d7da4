package limit

import (
	"sync"
	"time"
)

const counted = 1 << 16 // keys that one process counts at most

// local counts in this process: for each key the moment at which its whole quota is free again (GCRA's theoretical arrival time).
type local struct {
	now func() time.Time

	mu   sync.Mutex
	full map[string]time.Time
}

func newLocal(now func() time.Time) *local {
	return &local{now: now, full: map[string]time.Time{}}
}

func (l *local) take(key string, rule Rule) Verdict {
	l.mu.Lock()
	defer l.mu.Unlock()

	now := l.now()
	cost := window / time.Duration(rule.PerMinute)

	full, seen := l.full[rule.Name+":"+key]
	if !seen || full.Before(now) {
		full = now
	}

	next := full.Add(cost)
	if ahead := next.Sub(now); ahead > window {
		return Verdict{Rule: rule, Reset: full.Sub(now), Retry: ahead - window}
	}

	l.makeRoom(now)
	l.full[rule.Name+":"+key] = next

	return Verdict{Rule: rule, Allowed: true, Remaining: int((window - next.Sub(now)) / cost), Reset: next.Sub(now)}
}

// makeRoom lets go of those whose quota is free again. Should everybody be busy, all begin anew: what is bounded is memory first.
func (l *local) makeRoom(now time.Time) {
	if len(l.full) < counted {
		return
	}

	for key, full := range l.full {
		if !full.After(now) {
			delete(l.full, key)
		}
	}

	if len(l.full) >= counted {
		clear(l.full)
	}
}
