package audit

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/audithead"
	"github.com/honnin/honnin/internal/viewer"
)

// Record adds a link to the chain of the viewer's tenant, in the transaction that the context is in, or in one of its own. From
// here to the end of the transaction nobody else can add one: call it last, after every other row is written, so that the chain is
// held for a moment only and two transactions never wait for one another crosswise.
func Record(ctx context.Context, entry Entry) error {
	who, _ := viewer.From(ctx)
	if who.Tenant == uuid.Nil {
		return fmt.Errorf("%w: %s", ErrTenant, entry.Action)
	}

	if err := checkAction(entry.Action); err != nil {
		return err
	}

	before, err := side(entry.Before)
	if err != nil {
		return err
	}

	after, err := side(entry.After)
	if err != nil {
		return err
	}

	return ent.Tx(ctx, func(ctx context.Context) error {
		head, err := take(ctx)
		if err != nil {
			return err
		}

		return add(ctx, head, &db.Audit{
			TenantID: who.Tenant, Seq: head.Seq, At: ent.Instant(entry.now()),
			ActorKind: string(who.Kind), Actor: clip(who.Subject, maxActor), Reason: clip(who.Reason, maxReason),
			Action: entry.Action, Target: clip(entry.Target, maxTarget), Before: before, After: after,
			Address: clip(who.Origin.Address, maxAddress), Agent: clip(who.Origin.Agent, maxAgent), Request: clip(who.Origin.Request, maxRequest),
			Previous: head.Hash,
		})
	})
}

// side is one side of a change as it is stored.
func side(value any) (json.RawMessage, error) {
	safe, err := plain(value)
	if err != nil || safe == nil {
		return nil, err
	}

	return canonical(safe)
}

// take claims the next position for the transaction: the row of the head is locked by being moved, and whoever comes at the same
// time waits for the commit. It gives the head at its new position with the hash of the link before.
func take(ctx context.Context) (*db.AuditHead, error) {
	heads := ent.From(ctx).AuditHead

	moved, err := heads.Update().AddSeq(1).Save(ctx)
	if err == nil && moved == 0 {
		// The first link of the tenant. Of two at once, both find the one head.
		err = heads.Create().SetHash(genesis()).OnConflictColumns(audithead.FieldTenantID).Ignore().Exec(ctx)
		if err == nil {
			_, err = heads.Update().AddSeq(1).Save(ctx)
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

// add writes the link and lets the head point at it.
func add(ctx context.Context, head *db.AuditHead, row *db.Audit) error {
	hash, err := digest(row)
	if err != nil {
		return err
	}

	create := ent.From(ctx).Audit.Create().
		SetSeq(row.Seq).SetAt(row.At).SetActorKind(row.ActorKind).SetActor(row.Actor).SetReason(row.Reason).
		SetAction(row.Action).SetTarget(row.Target).SetAddress(row.Address).SetAgent(row.Agent).SetRequest(row.Request).
		SetPrevious(row.Previous).SetHash(hash)

	if row.Before != nil {
		create.SetBefore(row.Before)
	}

	if row.After != nil {
		create.SetAfter(row.After)
	}

	if err := create.Exec(ctx); err != nil {
		return fmt.Errorf("audit: record %s: %w", row.Action, err)
	}

	pointed, err := ent.From(ctx).AuditHead.Update().
		Where(audithead.ID(head.ID), audithead.Seq(row.Seq), audithead.Hash(row.Previous)).
		SetHash(hash).Save(ctx)
	if err != nil {
		return fmt.Errorf("audit: point the head: %w", err)
	}

	if pointed != 1 {
		return fmt.Errorf("%w: the head moved under a lock", ErrChain)
	}

	return nil
}
