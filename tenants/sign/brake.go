package sign

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/throttle"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/secret"
)

// BrakeError is why an attempt was not even looked at: too many before it were wrong.
type BrakeError struct {
	// Wait is for how long; every attempt until then is refused in the same way and counts for nothing.
	Wait time.Duration
}

// Error says for how long.
func (b *BrakeError) Error() string { return fmt.Sprintf("sign: braked for %s", b.Wait) }

// errMoved says that somebody else counted at the same moment.
var errMoved = errors.New("sign: counted meanwhile")

// brake is one thing that wrong attempts are counted by.
type brake struct {
	// key names what is counted; only its hash is stored.
	key string
	// free attempts may be wrong before there is any pause. Then each wrong one doubles the pause, from first up to longest.
	free           int
	first, longest time.Duration
	// shared brakes also count for others, so that one success does not prove the other attempts honest.
	shared bool
}

const (
	// forget is after how long without an attempt a count begins anew; remember is that of an account's.
	forget, remember = 24 * time.Hour, 30 * 24 * time.Hour
	// consecutive is how many wrong attempts in a row an account bears before it has one a day.
	consecutive = 100
	daily       = 24 * time.Hour
	// account begins the key of an account's own brake.
	account = "account|"
)

// The brakes on passwords. Attempts from a browser that the person is known by are counted for that browser alone, so that an outsider
// who guesses from everywhere cannot keep the person out. NIST SP 800-63B-4 clause 3.2.2 wants no more than 100 wrong attempts in a row:
// from there on an account has one attempt a day from unknown browsers, and a reset by mail, a passkey or a one-time link opens it again.
func (d *Desk) brakes(email string, known bool, came Came) []brake {
	if known {
		return []brake{{key: "device|" + email + "|" + secret.Digest(came.Device), free: 10, first: 2 * time.Second, longest: 15 * time.Minute}}
	}

	return []brake{
		{key: "pair|" + email + "|" + came.Network, free: 5, first: 2 * time.Second, longest: 15 * time.Minute},
		{key: "network|" + came.Network, free: 50, first: time.Second, longest: 5 * time.Minute, shared: true},
		{key: account + email, free: 20, first: 5 * time.Second, longest: time.Hour},
	}
}

func (b brake) memory() time.Duration {
	if strings.HasPrefix(b.key, account) {
		return remember
	}

	return forget
}

func (b brake) pause(failures int) time.Duration {
	switch {
	case failures <= b.free:
		return 0
	case failures >= consecutive && strings.HasPrefix(b.key, account):
		return daily
	default:
		return min(b.first<<min(failures-b.free-1, 20), b.longest)
	}
}

// attempt counts an attempt as wrong before it is looked at, so that a hundred at once do not pass as one. While any brake holds it
// counts for nothing and is [fault.RateLimited] with [BrakeError]. A right one is taken back with [Desk.forgive].
func (d *Desk) attempt(ctx context.Context, brakes []brake) error {
	slices.SortFunc(brakes, func(a, b brake) int { return strings.Compare(a.key, b.key) })

	for {
		err := ent.Tx(ctx, func(ctx context.Context) error { return d.count(ctx, brakes) })
		if !errors.Is(err, errMoved) {
			return err
		}
	}
}

func (d *Desk) count(ctx context.Context, brakes []brake) error {
	now := d.now()
	rows := make([]*db.Throttle, len(brakes))

	for i, each := range brakes {
		row, err := d.row(ctx, each.key)
		if err != nil {
			return err
		}

		if row.BlockedUntil != nil && now.Before(*row.BlockedUntil) {
			return braked(row.BlockedUntil.Sub(now))
		}

		rows[i] = row
	}

	for i, each := range brakes {
		failures := rows[i].Failures + 1
		if now.Sub(rows[i].LastAt) >= each.memory() {
			failures = 1
		}

		update := ent.From(ctx).Throttle.Update().Where(throttle.ID(rows[i].ID), throttle.Failures(rows[i].Failures)).
			SetFailures(failures).SetLastAt(now)
		if pause := each.pause(failures); pause > 0 {
			update.SetBlockedUntil(now.Add(pause))
		} else {
			update.ClearBlockedUntil()
		}

		changed, err := update.Save(ctx)
		if err != nil {
			return wrapped("count", err)
		}

		if changed == 0 {
			return errMoved
		}
	}

	return nil
}

func braked(wait time.Duration) error {
	wait = wait.Truncate(time.Second) + time.Second

	return fault.New(fault.RateLimited,
		"There were too many wrong attempts. Wait "+wait.String()+", or set a new password by mail.", &BrakeError{Wait: wait})
}

// row gives the count of a key, from nothing if there is none.
func (d *Desk) row(ctx context.Context, key string) (*db.Throttle, error) {
	counts, hash := ent.From(ctx).Throttle, secret.Digest(fault.Secret(key))

	row, err := counts.Query().Where(throttle.Key(hash)).Only(ctx)
	if !db.IsNotFound(err) {
		return row, wrapped("count", err)
	}

	if err := counts.Create().SetKey(hash).SetLastAt(d.now()).OnConflictColumns(throttle.FieldKey).Ignore().Exec(ctx); err != nil {
		return nil, wrapped("count", err)
	}

	row, err = counts.Query().Where(throttle.Key(hash)).Only(ctx)

	return row, wrapped("count", err)
}

// forgive takes an attempt back that was right: what is counted for the person alone begins anew, and what others count by as well
// loses this one attempt. An attempt that could not be judged is taken back everywhere.
func (d *Desk) forgive(ctx context.Context, brakes []brake, right bool) error {
	for _, each := range brakes {
		of := throttle.Key(secret.Digest(fault.Secret(each.key)))

		if right && !each.shared {
			if _, err := ent.From(ctx).Throttle.Delete().Where(of).Exec(ctx); err != nil {
				return wrapped("count", err)
			}

			continue
		}

		_, err := ent.From(ctx).Throttle.Update().Where(of, throttle.FailuresGT(0)).AddFailures(-1).ClearBlockedUntil().Save(ctx)
		if err != nil {
			return wrapped("count", err)
		}
	}

	return nil
}
