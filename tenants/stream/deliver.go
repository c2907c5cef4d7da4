package stream

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strconv"
	"time"

	"entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/audithead"
	where "github.com/honnin/honnin/ent/db/auditstream"
	"github.com/honnin/honnin/ent/db/predicate"
	"github.com/honnin/honnin/internal/hook"
	"github.com/honnin/honnin/internal/viewer"
)

const (
	// claim is how long a stream is one carrier's alone; longer than a delivery may take. When a process is killed, its streams wait so
	// long.
	claim = 30 * time.Second
	// shortest and longest bound the pause after failures, which doubles.
	shortest, longest = 5 * time.Second, time.Hour
)

// Due gives the ids of streams that have something to deliver now, by tenant, up to limit. It needs a viewer over all tenants.
func (c *Carrier) Due(ctx context.Context, limit int) ([]*db.AuditStream, error) {
	rows, err := ent.From(ctx).AuditStream.Query().
		Where(where.Enabled(true), where.NextAtLTE(ent.Instant(c.Now())), behind).
		Order(where.ByNextAt(), where.ByID()).Limit(limit).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("stream: due: %w", err)
	}

	return rows, nil
}

// behind keeps streams whose chain goes on behind their position.
func behind(s *sql.Selector) {
	head := sql.Dialect(s.Dialect()).Table(audithead.Table)

	s.Where(sql.Exists(sql.Dialect(s.Dialect()).Select().From(head).Where(sql.And(
		sql.ColumnsEQ(head.C(audithead.FieldTenantID), s.C(where.FieldTenantID)),
		sql.ColumnsGT(head.C(audithead.FieldSeq), s.C(where.FieldDelivered)),
	))))
}

// Outcome is what came of trying to deliver.
type Outcome struct {
	// Taken says that the webhook took links: there may be more.
	Taken bool
	// Lame says that the webhook did not answer well, or not soon.
	Lame bool
}

// Deliver sends the next few links of a tenant's stream, unless it is not due or in another carrier's hands.
func (c *Carrier) Deliver(ctx context.Context, tenant uuid.UUID) (Outcome, error) {
	ctx = viewer.With(ctx, viewer.For(tenant, "stream the audit log"))
	now := ent.Instant(c.Now())

	claimed, err := ent.From(ctx).AuditStream.Update().
		Where(where.Enabled(true), where.NextAtLTE(now)).SetNextAt(now.Add(claim)).Save(ctx)
	if err != nil || claimed == 0 {
		return Outcome{}, wrapped(err)
	}

	row, err := Show(ctx)
	if err != nil || row == nil {
		return Outcome{}, err
	}

	next, err := gather(ctx, tenant, row.Delivered)
	if err != nil {
		return Outcome{}, err
	}

	if next.last == row.Delivered { // nothing new
		return Outcome{}, wrapped(settle(ctx, row, func(update *db.AuditStreamUpdate) { update.SetNextAt(now) }))
	}

	answer := c.send(ctx, row, next)
	if answer.Failure == "" {
		return Outcome{Taken: true, Lame: answer.Slow()}, wrapped(settle(ctx, row, func(update *db.AuditStreamUpdate) {
			update.SetDelivered(next.last).SetFailures(0).SetLastError("").SetNextAt(now).SetAnsweredAt(c.Now())
		}))
	}

	return Outcome{Lame: true}, wrapped(settle(ctx, row, func(update *db.AuditStreamUpdate) {
		update.AddFailures(1).SetLastError(said(answer)).SetNextAt(c.Now().Add(pause(row.Failures)))
	}))
}

// settle writes what came of a delivery, unless the stream was changed meanwhile: then it counts as not delivered.
func settle(ctx context.Context, row *db.AuditStream, set func(*db.AuditStreamUpdate)) error {
	update := ent.From(ctx).AuditStream.Update().Where(where.ID(row.ID), ours(row.Revision))
	set(update)

	return update.Exec(ctx)
}

// ours holds a change to the row as it was read.
func ours(revision int) predicate.AuditStream { return where.Revision(revision) }

func (c *Carrier) send(ctx context.Context, row *db.AuditStream, next batch) hook.Answer {
	secret, err := c.secret(ctx, row)
	if err != nil {
		return hook.Answer{Failure: hook.Unsigned}
	}

	return c.Sender.Send(ctx, hook.Message{ID: next.id, URL: row.URL, Secrets: secret, Body: next.body})
}

// said is a machine's word for what went wrong.
func said(answer hook.Answer) string {
	if answer.Failure == hook.Refused || answer.Failure == hook.Redirected {
		return string(answer.Failure) + " " + strconv.Itoa(answer.Status)
	}

	return string(answer.Failure)
}

// pause is the wait after a failure, by how many there were before it; it spreads.
func pause(failures int) time.Duration {
	wait := min(shortest<<min(failures, 20), longest)

	return wait + rand.N(wait/5) //nolint:gosec // spreads retries, keeps no secret
}

func wrapped(err error) error {
	if err != nil {
		return fmt.Errorf("stream: deliver: %w", err)
	}

	return nil
}
