package post

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/mail"
	"github.com/honnin/honnin/internal/mail"
	"github.com/honnin/honnin/internal/seal"
	"github.com/honnin/honnin/internal/viewer"
)

const (
	// claim is how long a mail is one office's alone; longer than a delivery may take. When a process is killed, its mails wait so long.
	claim = 2 * time.Minute
	// Attempts is how often a mail is tried, over about four hours.
	Attempts = 12
	// shortest and longest bound the pause between two tries, which doubles.
	shortest, longest = 15 * time.Second, time.Hour
	// page is how many mails one round takes, atOnce how many leave side by side.
	page, atOnce = 100, 4
	// keep is how long it stays known that a mail was sent, or could not be.
	keep = 30 * 24 * time.Hour
)

// Office sends what was written down. Any number may be at work on one database.
type Office struct {
	Box    *seal.Box
	Sender mail.Sender
	Now    func() time.Time
}

// Deliver tries every mail that is due, up to 100, and gives how many left. A mail that fails is tried again later, and given up after
// twelve tries or when the server says that it will never take it; the log says so with the mail's id and without its recipient.
func (o *Office) Deliver(ctx context.Context) (int, error) {
	ctx = viewer.With(ctx, viewer.System("post"))

	due, err := ent.From(ctx).Mail.Query().
		Where(where.SentAtIsNil(), where.FailedAtIsNil(), where.NextAtLTE(o.now())).
		Order(where.ByNextAt(), where.ByID()).Limit(page).All(ctx)
	if err != nil {
		return 0, fmt.Errorf("post: due: %w", err)
	}

	left := make([]bool, len(due))

	group := errgroup.Group{}
	group.SetLimit(atOnce)

	for i, row := range due {
		group.Go(func() error {
			var err error

			// When the process stops, another one goes on; what has begun is finished, so that no server is left in doubt.
			if !stopping(ctx) {
				left[i], err = o.deliver(context.WithoutCancel(ctx), row)
			}

			return err
		})
	}

	err = group.Wait()
	count := 0

	for _, gone := range left {
		if gone {
			count++
		}
	}

	return count, err //nolint:wrapcheck // says where it comes from
}

// deliver sends one mail unless another office has it, and tells whether it left.
func (o *Office) deliver(ctx context.Context, row *db.Mail) (bool, error) {
	claimed, err := ent.From(ctx).Mail.Update().
		Where(where.ID(row.ID), where.Attempts(row.Attempts), where.SentAtIsNil(), where.FailedAtIsNil()).
		AddAttempts(1).SetNextAt(o.now().Add(claim)).Save(ctx)
	if err != nil || claimed == 0 {
		return false, wrapped(err)
	}

	failure := o.send(ctx, row)
	if failure == nil {
		return true, wrapped(ent.From(ctx).Mail.UpdateOneID(row.ID).SetSentAt(o.now()).ClearData().Exec(ctx))
	}

	log := slog.With("mail", row.ID, "template", row.Template, "attempt", row.Attempts+1, "error", failure)

	if row.Attempts+1 >= Attempts || hopeless(failure) {
		log.ErrorContext(ctx, "a mail was given up")

		return false, wrapped(ent.From(ctx).Mail.UpdateOneID(row.ID).SetFailedAt(o.now()).ClearData().Exec(ctx))
	}

	log.WarnContext(ctx, "a mail was put off")

	return false, wrapped(ent.From(ctx).Mail.UpdateOneID(row.ID).SetNextAt(o.now().Add(pause(row.Attempts))).Exec(ctx))
}

// send renders the mail and hands it to the sender.
func (o *Office) send(ctx context.Context, row *db.Mail) error {
	plain, err := o.Box.Open(purpose, row.ID.String(), row.Data)
	if err != nil {
		return fmt.Errorf("post: %w", err)
	}

	var data map[string]string
	if err := json.Unmarshal(plain, &data); err != nil {
		return fmt.Errorf("post: %w: %w", mail.ErrData, err)
	}

	letter, err := mail.Render(row.Template, row.Language, data)
	if err != nil {
		return fmt.Errorf("post: %w", err)
	}

	return o.Sender.Send(ctx, mail.Message{ID: row.ID.String(), To: row.Recipient, At: row.CreatedAt, Letter: letter})
}

// Tidy forgets mails that left, or were given up, more than 30 days ago.
func (o *Office) Tidy(ctx context.Context) error {
	ctx = viewer.With(ctx, viewer.System("post"))
	before := o.now().Add(-keep)

	_, err := ent.From(ctx).Mail.Delete().Where(where.Or(where.SentAtLT(before), where.FailedAtLT(before))).Exec(ctx)

	return wrapped(err)
}

func (o *Office) now() time.Time { return ent.Instant(o.Now()) }

func stopping(ctx context.Context) bool { return ctx.Err() != nil }

// hopeless tells whether the same mail can never leave.
func hopeless(err error) bool {
	for _, kind := range []error{mail.ErrRefused, mail.ErrTemplate, mail.ErrData, seal.ErrBroken} {
		if errors.Is(err, kind) {
			return true
		}
	}

	return false
}

// pause is the wait after a failure, by how many tries there were before it.
func pause(tries int) time.Duration { return min(shortest<<min(tries, 20), longest) }

func wrapped(err error) error {
	if err != nil {
		return fmt.Errorf("post: %w", err)
	}

	return nil
}
