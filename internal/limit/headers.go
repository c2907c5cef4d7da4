package limit

import (
	"fmt"
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Write tells the caller of the verdicts: RateLimit-Policy and RateLimit as in draft-ietf-httpapi-ratelimit-headers-10 (q is the
// quota, w the window in seconds, r what remains, t the seconds until the quota is whole again), and Retry-After (RFC 9110, clause
// 10.2.3) when one of them refuses. It reports whether all allow.
func Write(header http.Header, verdicts ...Verdict) (allowed bool) {
	allowed = true
	policies, states := make([]string, len(verdicts)), make([]string, len(verdicts))
	wait := time.Duration(0)

	for i, verdict := range verdicts {
		policies[i] = fmt.Sprintf("%q;q=%d;w=%d", verdict.Name, verdict.PerMinute, int(window.Seconds()))
		states[i] = fmt.Sprintf("%q;r=%d;t=%d", verdict.Name, verdict.Remaining, seconds(verdict.Reset))

		if !verdict.Allowed {
			allowed, wait = false, max(wait, verdict.Retry)
		}
	}

	header.Set("Ratelimit-Policy", strings.Join(policies, ", "))
	header.Set("Ratelimit", strings.Join(states, ", "))

	if !allowed {
		header.Set("Retry-After", strconv.Itoa(max(seconds(wait), 1)))
	}

	return allowed
}

// seconds rounds up, so that whoever waits as long as told is not refused again.
func seconds(d time.Duration) int { return int(math.Ceil(d.Seconds())) }
