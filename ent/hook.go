package ent

import (
	"context"
	"fmt"
	"time"

	entgo "entgo.io/ent"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/user"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/viewer"
)

// Instant is the time in the precision that both databases keep: UTC, to the microsecond. What is compared with a column of a row
// must go through it.
func Instant(at time.Time) time.Time { return at.UTC().Truncate(time.Microsecond) }

// precise makes every time that is written an [Instant], so that a row read back equals the row written.
func precise(next entgo.Mutator) entgo.Mutator {
	return db.MutateFunc(func(ctx context.Context, m db.Mutation) (db.Value, error) {
		for _, name := range m.Fields() {
			value, _ := m.Field(name)

			at, ok := value.(time.Time)
			if !ok {
				continue
			}

			if err := m.SetField(name, Instant(at)); err != nil {
				return nil, fmt.Errorf("ent: %s.%s: %w", m.Type(), name, err)
			}
		}

		return next.Mutate(ctx, m)
	})
}

// grows tells whether the table only ever gains rows: what was found, what happened and what was used is not rewritten.
func grows(kind string) bool {
	switch kind {
	case db.TypeReport, db.TypeEvent, db.TypeUsage, db.TypeAudit, db.TypeMessage, db.TypeLawCatalogue,
		db.TypeContract, db.TypeInvoiceLine, db.TypeCreditNote, db.TypeCredit, db.TypePayment, db.TypeReview, db.TypeAppeal:
		return true
	default:
		return false
	}
}

// stays tells whether rows of the table are never deleted, although something of them changes.
func stays(kind string) bool { return kind == db.TypeInvoice }

// clears tells whether the viewer may delete rows of a table that [grows]: those of its own test environment, so that it can be emptied.
// The database asks again. What was done in one stays on record, there as well.
func clears(ctx context.Context, kind string) bool {
	switch kind {
	case db.TypeReport, db.TypeEvent, db.TypeMessage, db.TypeUsage, db.TypeReview, db.TypeAppeal:
		who, _ := viewer.From(ctx)

		return who.Test() && !who.Everywhere()
	default:
		return false
	}
}

// appendOnly refuses every change to a table that [grows] but for what [clears] allows, and every deletion from one that [stays].
func appendOnly(next entgo.Mutator) entgo.Mutator {
	return db.MutateFunc(func(ctx context.Context, m db.Mutation) (db.Value, error) {
		if rewrites(ctx, m) {
			return nil, fmt.Errorf("%w: %s", ErrImmutable, m.Type())
		}

		return next.Mutate(ctx, m)
	})
}

func rewrites(ctx context.Context, m db.Mutation) bool {
	switch kind := m.Type(); {
	case m.Op().Is(entgo.OpCreate):
		return false
	case m.Op().Is(entgo.OpDelete | entgo.OpDeleteOne):
		return stays(kind) || grows(kind) && !clears(ctx, kind)
	default:
		return grows(kind)
	}
}

// apart keeps operators of the installation out of every tenant's members, however a membership comes about. Whether a person is an
// operator never changes.
func apart(next entgo.Mutator) entgo.Mutator {
	return db.MutateFunc(func(ctx context.Context, m db.Mutation) (db.Value, error) {
		joins, ok := m.(*db.MembershipMutation)
		if !ok || !m.Op().Is(entgo.OpCreate) {
			return next.Mutate(ctx, m)
		}

		person, _ := joins.UserID()

		staff, err := joins.Client().User.Query().
			Where(user.ID(person), user.Operator(true)).Exist(viewer.With(ctx, viewer.System("join")))
		if err != nil {
			return nil, fmt.Errorf("ent: join: %w", err)
		}

		if staff {
			return nil, fault.New(fault.Conflict, "An operator of the installation cannot be a member of a tenant.", nil)
		}

		return next.Mutate(ctx, m)
	})
}
