package platform

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/visit"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/audit"
)

// Bounds of a visit.
const (
	MinReason  = 10 // characters
	MaxReason  = 500
	MaxMinutes = 60
)

// Roles are those that an operator can visit in.
func Roles() []string { return []string{"auditor", "reviewer", "admin"} }

// Stay is a visit to be begun.
type Stay struct {
	Tenant uuid.UUID
	// Reason is why, [MinReason] to [MaxReason] characters; the tenant reads it.
	Reason string
	// Role is one of [Roles].
	Role string
	// Minutes is for how long, 1 to [MaxMinutes].
	Minutes int
}

// Begin lets the operator who asks into the tenant from now on, for as long as said; an earlier visit of theirs that is still open
// ends. Faults: invalid (names the field), not found (no such tenant).
func Begin(ctx context.Context, stay Stay, now time.Time) (row *db.Visit, err error) {
	stay.Reason = strings.TrimSpace(stay.Reason)
	if err := stay.check(); err != nil {
		return nil, err
	}

	who, err := staff(ctx)
	if err != nil {
		return nil, err
	}

	operator, err := id.Parse(id.User, who.Subject)
	if err != nil {
		return nil, fault.New(fault.Forbidden, "Only a person can visit.", err)
	}

	err = ent.Tx(ctx, func(ctx context.Context) error {
		if err := endAll(ctx, who, operator, now); err != nil {
			return err
		}

		known, err := Names(ctx, []uuid.UUID{stay.Tenant})
		if err != nil {
			return err
		}

		if len(known) == 0 {
			return fault.New(fault.NotFound, "There is no such tenant.", nil)
		}

		row, err = stay.begin(ctx, who, operator, now)

		return err
	})

	return row, err
}

func (s Stay) check() error {
	switch length := utf8.RuneCountInString(s.Reason); {
	case length < MinReason || length > MaxReason:
		return fault.New(fault.Invalid, "Say why in 10 to 500 characters: the tenant reads it.", nil, fault.Field("input.reason"))
	case !slices.Contains(Roles(), s.Role):
		return fault.New(fault.Invalid, "A visitor is auditor, reviewer or admin.", nil, fault.Field("input.role"))
	case s.Minutes < 1 || s.Minutes > MaxMinutes:
		return fault.New(fault.Invalid, "A visit lasts 1 to 60 minutes.", nil, fault.Field("input.minutes"))
	default:
		return nil
	}
}

func (s Stay) begin(ctx context.Context, who viewer.Viewer, operator uuid.UUID, now time.Time) (*db.Visit, error) {
	who.Tenant, who.Reason = s.Tenant, s.Reason
	ctx = viewer.With(ctx, who)

	row, err := ent.From(ctx).Visit.Create().
		SetOperatorID(operator).SetReason(s.Reason).SetRole(s.Role).SetExpiresAt(now.Add(time.Duration(s.Minutes) * time.Minute)).
		Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("platform: begin a visit: %w", err)
	}

	return row, audit.RecordAbove(ctx, audit.Entry{
		Action: "visit.begin", Target: id.Format(id.Visit, row.ID), At: now,
		After: map[string]any{"role": s.Role, "expiresAt": row.ExpiresAt},
	})
}

// Current gives the visit that the viewer is on; nil for everybody who is on none.
func Current(ctx context.Context, now time.Time) (*db.Visit, error) {
	who, _ := viewer.From(ctx)

	operator, err := id.Parse(id.User, who.Subject)
	if err != nil || who.Kind != viewer.Operator || who.Tenant == uuid.Nil {
		return nil, nil //nolint:nilerr,nilnil // on none, as the comment says
	}

	row, err := ent.From(ctx).Visit.Query().
		Where(visit.OperatorID(operator), visit.EndedAtIsNil(), visit.ExpiresAtGT(ent.Instant(now))).
		Order(visit.ByCreatedAt(sql.OrderDesc())).First(ctx)
	if db.IsNotFound(err) {
		return nil, nil //nolint:nilnil // on none, as the comment says
	}

	if err != nil {
		return nil, fmt.Errorf("platform: current visit: %w", err)
	}

	return row, nil
}

// End ends the visit that the operator is on; ending one that is over is harmless. Whoever is no operator on a visit is forbidden.
func End(ctx context.Context, now time.Time) error {
	who, _ := viewer.From(ctx)

	operator, err := id.Parse(id.User, who.Subject)
	if err != nil || who.Kind != viewer.Operator {
		return fault.New(fault.Forbidden, "Only an operator on a visit can leave.", err)
	}

	return ent.Tx(ctx, func(ctx context.Context) error { return endAll(ctx, who, operator, now) })
}

// endAll ends every open visit of the operator, each in its tenant's audit log.
func endAll(ctx context.Context, who viewer.Viewer, operator uuid.UUID, now time.Time) error {
	open, err := ent.From(ctx).Visit.Query().
		Where(visit.OperatorID(operator), visit.EndedAtIsNil(), visit.ExpiresAtGT(ent.Instant(now))).All(machine(ctx))
	if err != nil {
		return fmt.Errorf("platform: open visits: %w", err)
	}

	for _, row := range open {
		who.Tenant, who.Reason = row.TenantID, row.Reason

		if _, err := end(viewer.With(ctx, who), row, now); err != nil {
			return err
		}
	}

	return nil
}

// end ends one visit unless it has ended, and tells whether it did.
func end(ctx context.Context, row *db.Visit, now time.Time) (bool, error) {
	ended, err := ent.From(ctx).Visit.Update().Where(visit.ID(row.ID), visit.EndedAtIsNil()).SetEndedAt(now).Save(ctx)
	if err != nil {
		return false, fmt.Errorf("platform: end a visit: %w", err)
	}

	if ended == 0 {
		return false, nil
	}

	return true, audit.RecordAbove(ctx, audit.Entry{
		Action: "visit.end", Target: id.Format(id.Visit, row.ID), At: now,
		After: map[string]any{"operator": id.Format(id.User, row.OperatorID)},
	})
}

// CloseOverdue notes the end of up to limit visits whose time is over, and gives how many. It needs a viewer over all tenants. The
// operator has been outside since then in any case.
func CloseOverdue(ctx context.Context, now time.Time, limit int) (int, error) {
	over, err := ent.From(ctx).Visit.Query().
		Where(visit.EndedAtIsNil(), visit.ExpiresAtLTE(ent.Instant(now))).Order(visit.ByExpiresAt()).Limit(limit).All(ctx)
	if err != nil {
		return 0, fmt.Errorf("platform: overdue visits: %w", err)
	}

	closed := 0

	for _, row := range over {
		err := ent.Tx(viewer.With(ctx, viewer.For(row.TenantID, "the visit's time is over")), func(ctx context.Context) error {
			ended, err := end(ctx, row, row.ExpiresAt)
			if ended {
				closed++
			}

			return err
		})
		if err != nil {
			return closed, err
		}
	}

	return closed, nil
}
