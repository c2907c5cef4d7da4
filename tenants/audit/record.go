package audit

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/audithead"
	"github.com/honnin/honnin/internal/viewer"
)

// maxBulk bounds how many links are written by one statement.
const maxBulk = 200

// Record adds a link for each entry to the chain of the viewer's tenant, in the transaction that the context is in, or in one of its
// own. From here to the end of the transaction nobody else can add one: call it last, after every other row is written, so that the
// chain is held for a moment only and two transactions never wait for one another crosswise.
func Record(ctx context.Context, entries ...Entry) error {
	if len(entries) == 0 {
		return nil
	}

	who, _ := viewer.From(ctx)

	rows := make([]*db.Audit, len(entries))
	for i, entry := range entries {
		row, err := entry.row(who)
		if err != nil {
			return err
		}

		rows[i] = row
	}

	return ent.Tx(ctx, func(ctx context.Context) error {
		head, err := take(ctx, int64(len(rows)))
		if err != nil {
			return err
		}

		return add(ctx, head, rows)
	})
}

// row is the link of the entry, without its place in the chain.
func (e Entry) row(who viewer.Viewer) (*db.Audit, error) {
	if who.Tenant == uuid.Nil {
		return nil, fmt.Errorf("%w: %s", ErrTenant, e.Action)
	}

	if err := checkAction(e.Action); err != nil {
		return nil, err
	}

	before, err := side(e.Before)
	if err != nil {
		return nil, err
	}

	after, err := side(e.After)
	if err != nil {
		return nil, err
	}

	return &db.Audit{
		TenantID: who.Tenant, At: ent.Instant(e.now()),
		ActorKind: string(who.Kind), Actor: clip(who.Subject, maxActor), Reason: clip(who.Reason, maxReason),
		Action: e.Action, Target: clip(e.Target, maxTarget), Before: before, After: after,
		Address: clip(who.Origin.Address, maxAddress), Agent: clip(who.Origin.Agent, maxAgent), Request: clip(who.Origin.Request, maxRequest),
	}, nil
}

// side is one side of a change as it is stored.
func side(value any) (json.RawMessage, error) {
	safe, err := plain(value)
	if err != nil || safe == nil {
		return nil, err
	}

	return canonical(safe)
}

// take claims the next n positions for the transaction: the row of the head is locked by being moved, and whoever comes at the same
// time waits for the commit. It gives the head at its new position with the hash of the last link there is.
func take(ctx context.Context, n int64) (*db.AuditHead, error) {
	heads := ent.From(ctx).AuditHead

	moved, err := heads.Update().AddSeq(n).Save(ctx)
	if err == nil && moved == 0 {
		// The first link of the tenant. Of two at once, both find the one head.
		err = heads.Create().SetHash(genesis()).OnConflictColumns(audithead.FieldTenantID).Ignore().Exec(ctx)
		if err == nil {
			_, err = heads.Update().AddSeq(n).Save(ctx)
		}
	}

	if err != nil {
		return nil, fmt.Errorf("audit: take the head: %w", err)
	}

	head, err := heads.Query().Only(ctx)
	if err != nil {
		return nil, fmt.Errorf("audit: take the head: %w", err)
	}

	return head, nil
}

// add writes the links, each behind the one before, and lets the head point at the last.
func add(ctx context.Context, head *db.AuditHead, rows []*db.Audit) error {
	begun := head.Hash
	hash := begun

	for i, row := range rows {
		row.Seq, row.Previous = head.Seq-int64(len(rows)-1-i), hash

		due, err := digest(row)
		if err != nil {
			return err
		}

		row.Hash, hash = due, due
	}

	for part := range slices.Chunk(rows, maxBulk) {
		if err := insert(ctx, part); err != nil {
			return err
		}
	}

	pointed, err := ent.From(ctx).AuditHead.Update().
		Where(audithead.ID(head.ID), audithead.Seq(head.Seq), audithead.Hash(begun)).
		SetHash(hash).Save(ctx)
	if err != nil {
		return fmt.Errorf("audit: point the head: %w", err)
	}

	if pointed != 1 {
		return fmt.Errorf("%w: the head moved under a lock", ErrChain)
	}

	return nil
}

func insert(ctx context.Context, rows []*db.Audit) error {
	links := ent.From(ctx).Audit

	creates := make([]*db.AuditCreate, len(rows))
	for i, row := range rows {
		creates[i] = links.Create().
			SetSeq(row.Seq).SetAt(row.At).SetActorKind(row.ActorKind).SetActor(row.Actor).SetReason(row.Reason).
			SetAction(row.Action).SetTarget(row.Target).SetAddress(row.Address).SetAgent(row.Agent).SetRequest(row.Request).
			SetPrevious(row.Previous).SetHash(row.Hash)

		if row.Before != nil {
			creates[i].SetBefore(row.Before)
		}

		if row.After != nil {
			creates[i].SetAfter(row.After)
		}
	}

	if err := links.CreateBulk(creates...).Exec(ctx); err != nil {
		return fmt.Errorf("audit: record: %w", err)
	}

	return nil
}
