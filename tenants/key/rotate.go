package key

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/audit"
)

// MaxOverlap is how long two keys can work beside each other at most.
const MaxOverlap = 30 * 24 * time.Hour

// Rotate makes a key that is like another and takes its place: the old one works for the overlap, 0 to [MaxOverlap], and not longer
// than it would have anyhow. The new one lives as long as the old one was made for. The same idempotency key gives the same new key,
// without its text. A key that has been replaced, is revoked or has expired is [fault.Conflict], one of another tenant
// [fault.NotFound]; who may not give what the key can do gets [fault.Forbidden].
func (r *Ring) Rotate(ctx context.Context, key uuid.UUID, token string, overlap time.Duration) (made Made, err error) {
	if overlap < 0 || overlap > MaxOverlap {
		return Made{}, invalid("overlap", "Two keys can work beside each other for 0 to 2592000 seconds.")
	}

	if err := checkToken(token); err != nil {
		return Made{}, err
	}

	err = ent.Tx(ctx, func(ctx context.Context) error {
		if made.Row, err = replaced(ctx, key, token); err != nil || made.Row != nil {
			made.Text = ""

			return err
		}

		made, err = r.rotate(ctx, key, token, overlap)

		return err
	})

	return made, err
}

// replaced gives the key that the idempotency key made in place of the old one; nil when there is none.
func replaced(ctx context.Context, old uuid.UUID, token string) (*db.APIKey, error) {
	row, err := before(ctx, token)
	if err != nil || row == nil {
		return nil, err
	}

	predecessor, err := Get(ctx, old)
	if err != nil {
		return nil, err
	}

	if predecessor.SuccessorID == nil || *predecessor.SuccessorID != row.ID {
		return nil, ErrReused
	}

	return row, nil
}

func (r *Ring) rotate(ctx context.Context, key uuid.UUID, token string, overlap time.Duration) (Made, error) {
	old, err := r.hold(ctx, key)
	if err != nil {
		return Made{}, err
	}

	if old.SuccessorID != nil {
		return Made{}, fault.New(fault.Conflict, "The key has been replaced already.", nil)
	}

	now := ent.Instant(r.Now())
	draft := Draft{Settings: settings(old), IdempotencyKey: token, Mode: Mode(old.Prefix), Role: old.Role}

	if old.ExpiresAt != nil {
		expires := now.Add(old.ExpiresAt.Sub(old.CreatedAt))
		draft.ExpiresAt = &expires
	}

	row, text, err := write(ctx, draft)
	if err != nil {
		return Made{}, err
	}

	end := now.Add(overlap)
	if old.ExpiresAt != nil && old.ExpiresAt.Before(end) {
		end = *old.ExpiresAt
	}

	err = ent.From(ctx).APIKey.UpdateOne(old).SetSuccessorID(row.ID).SetExpiresAt(end).SetRevision(old.Revision + 1).Exec(ctx)
	if err != nil {
		return Made{}, fmt.Errorf("key: rotate: %w", err)
	}

	return Made{row, text}, audit.Record(ctx, audit.Entry{
		Action: "key.rotate", Target: id.Format(id.Key, key), Before: look(old),
		After: map[string]any{"successor": id.Format(id.Key, row.ID), "Last4": row.Last4, "worksUntil": end},
	})
}
