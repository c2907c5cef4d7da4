package billing

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/tenant"
	"github.com/honnin/honnin/ent/db/usagepulse"
	"github.com/honnin/honnin/internal/viewer"
)

const (
	// tenantPage is how many tenants are read at once.
	tenantPage = 500
	// regular is how many acts in the week before make it worth a mail that there are none any more.
	regular = 50
)

// change is a meter that came into another state.
type change struct {
	beat

	before, after usagepulse.State
	name          string
}

// Look looks at every active tenant, keeps what it finds, and tells the operators by mail, once, of what changed: that a meter is broken
// or delayed, that one is well again, and that one in regular use is not used any more. Every change stands in the log. It needs a
// viewer over all tenants. What goes wrong with one tenant does not keep the others from being looked at.
func (m *Monitor) Look(ctx context.Context) error {
	var (
		errs    []error
		changes []change
		last    uuid.UUID
	)

	for {
		tenants, err := ent.From(ctx).Tenant.Query().Where(tenant.IDGT(last), tenant.StateEQ(tenant.StateActive)).
			Order(tenant.ByID()).Limit(tenantPage).All(ctx)
		if err != nil {
			return errors.Join(append(errs, wrapped("tenants", err))...)
		}

		for _, one := range tenants {
			found, err := m.lookAt(ctx, one)
			changes, errs, last = append(changes, found...), append(errs, err), one.ID
		}

		if len(tenants) < tenantPage {
			break
		}
	}

	return errors.Join(append(errs, m.apply(ctx, changes))...)
}

// lookAt keeps what it finds of one tenant, and gives whose state is another one.
func (m *Monitor) lookAt(ctx context.Context, of *db.Tenant) (changes []change, err error) {
	now := m.Now()
	ctx = viewer.With(ctx, viewer.For(of.ID, "usage heartbeat"))

	beats, found, err := m.feel(ctx, of.ID, now)
	if err != nil {
		return nil, fmt.Errorf("billing: heartbeat of tenant %s: %w", of.ID, err)
	}

	err = ent.Tx(ctx, func(ctx context.Context) error {
		changes = nil

		moved, err := found.move(ctx)
		if err != nil || !moved {
			return err
		}

		changes, err = keep(ctx, beats, of.Name, now)

		return err
	})

	return changes, err
}

// keep writes what was found beside the state of each meter, and gives whose state is another one.
func keep(ctx context.Context, beats []beat, name string, now time.Time) ([]change, error) {
	kept, err := ent.From(ctx).UsagePulse.Query().All(ctx)
	if err != nil {
		return nil, wrapped("heartbeat", err)
	}

	before := map[Meter]*db.UsagePulse{}
	for _, one := range kept {
		before[Meter(one.Meter)] = one
	}

	var changes []change

	for _, one := range beats {
		was := before[one.meter]
		one = one.counted(was, now)

		after := one.state(now)
		if was == nil {
			changes = append(changes, change{one, "", after, name})

			continue
		}

		if was.State != after {
			changes = append(changes, change{one, was.State, after, name})
		}

		row := ent.From(ctx).UsagePulse.UpdateOneID(was.ID)
		one.set(row.Mutation(), now)

		if err := row.Exec(ctx); err != nil {
			return nil, wrapped("heartbeat", err)
		}
	}

	return changes, nil
}

// counted is the beat with what was proven before, of a day at most.
func (b beat) counted(was *db.UsagePulse, now time.Time) beat {
	b.countedSince = now

	if was != nil && was.CountedSince != nil && now.Sub(*was.CountedSince) < PulseWindow {
		b.countedSince, b.proven = *was.CountedSince, b.proven+was.Proven
	}

	b.expected, b.seen = b.expected+b.proven, b.seen+b.proven

	return b
}

// set writes what was found beside the state.
func (b beat) set(row *db.UsagePulseMutation, now time.Time) {
	row.SetCheckedAt(ent.Instant(now))
	row.SetExpected(b.expected)
	row.SetSeen(b.seen)
	row.SetProven(b.proven)
	row.SetCountedSince(ent.Instant(b.countedSince))

	if b.lastAt != nil {
		row.SetLastAt(*b.lastAt)
	} else {
		row.ClearLastAt()
	}

	if b.pushLag != nil {
		row.SetPushLag(int(*b.pushLag / time.Second))
	} else {
		row.ClearPushLag()
	}
}

// apply makes the changes and writes the mail of them, all or none. One that another monitor made first is left to that.
func (m *Monitor) apply(ctx context.Context, changes []change) error {
	if len(changes) == 0 {
		return nil
	}

	var mine []change

	err := ent.Tx(ctx, func(ctx context.Context) (err error) {
		var alarming []change

		if mine, alarming, err = m.made(ctx, changes); err != nil {
			return err
		}

		return m.tell(ctx, alarming)
	})
	if err != nil {
		return err
	}

	for _, one := range mine {
		if one.before == "" && (one.after == usagepulse.StateNoUsage || one.after == usagepulse.StateOk) {
			continue // a new tenant, or a meter that was not looked at before and counts
		}

		slog.WarnContext(ctx, "a meter of usage is in another state", "tenant", one.tenant, "meter", one.meter,
			"before", one.before, "after", one.after, "expected", one.expected, "seen", one.seen)
	}

	return nil
}

// made makes the changes, and gives those that were not made by another and of these the ones that somebody should hear of.
func (m *Monitor) made(ctx context.Context, changes []change) (mine, alarming []change, err error) {
	for _, one := range changes {
		made, err := one.make(ctx, m.Now())
		if err != nil {
			return nil, nil, err
		}

		if !made {
			continue
		}

		mine = append(mine, one)

		loud, err := one.alarming(ctx, m.Now())
		if err != nil {
			return nil, nil, err
		}

		if loud {
			alarming = append(alarming, one)
		}
	}

	return mine, alarming, nil
}

// make writes the new state if the one before is still there.
func (c change) make(ctx context.Context, now time.Time) (made bool, err error) {
	if c.before == "" {
		return c.begin(ctx, now)
	}

	row := ent.From(ctx).UsagePulse.Update().Where(usagepulse.TenantID(c.tenant), usagepulse.Meter(string(c.meter)), usagepulse.StateEQ(c.before)).
		SetState(c.after).SetSince(now)
	c.set(row.Mutation(), now)

	changed, err := row.Save(ctx)

	return changed > 0, wrapped("heartbeat", err)
}

// begin writes the first state of a meter.
func (c change) begin(ctx context.Context, now time.Time) (made bool, err error) {
	row := ent.From(ctx).UsagePulse.Create().SetTenantID(c.tenant).SetMeter(string(c.meter)).SetState(c.after).SetSince(now)
	c.set(row.Mutation(), now)

	err = row.OnConflictColumns(usagepulse.FieldTenantID, usagepulse.FieldMeter).DoNothing().Exec(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}

	return err == nil, wrapped("heartbeat", err)
}

// alarming tells whether somebody should hear of the change by mail.
func (c change) alarming(ctx context.Context, now time.Time) (bool, error) {
	trouble := func(state usagepulse.State) bool {
		return state == usagepulse.StateBroken || state == usagepulse.StateDelayed
	}

	if trouble(c.after) || trouble(c.before) {
		return true, nil
	}

	if c.before != usagepulse.StateOk || c.after != usagepulse.StateNoUsage {
		return false, nil
	}

	week, err := Sum(viewer.With(ctx, viewer.For(c.tenant, "usage heartbeat")),
		Filter{From: now.AddDate(0, 0, -8), To: now, Meter: &c.meter}, By{})

	return len(week) > 0 && week[0].Quantity >= regular, err
}
