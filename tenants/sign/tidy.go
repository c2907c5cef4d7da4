package sign

import (
	"context"
	"time"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/challenge"
	"github.com/honnin/honnin/ent/db/session"
	"github.com/honnin/honnin/ent/db/throttle"
)

// remains is how long a session or token that is over can still be looked at, should somebody ask what happened.
const remains = 24 * time.Hour

// Tidy forgets questions, links, resets, devices, sessions and counts that are over. Workers call it now and then.
func Tidy(ctx context.Context, now time.Time) error {
	ctx, now = machine(ctx), ent.Instant(now)
	client := ent.From(ctx)

	if _, err := client.Challenge.Delete().Where(challenge.ExpiresAtLT(now)).Exec(ctx); err != nil {
		return wrapped("tidy", err)
	}

	if _, err := client.Session.Delete().Where(session.ExpiresAtLT(now.Add(-remains))).Exec(ctx); err != nil {
		return wrapped("tidy", err)
	}

	_, err := client.Throttle.Delete().Where(throttle.LastAtLT(now.Add(-remember))).Exec(ctx)

	return wrapped("tidy", err)
}
