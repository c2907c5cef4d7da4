package audit

import (
	"context"
	"fmt"
	"math"

	"entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/audit"
	"github.com/honnin/honnin/internal/viewer"
)

// What says how a chain is broken at one place.
type What string

// The ways in which a chain can be broken.
const (
	Missing  What = "missing"  // the link was removed
	Changed  What = "changed"  // the link is not what was hashed: rewritten, or moved to another position
	Unlinked What = "unlinked" // the link does not hold the hash of the one before: one of the two was put there later
	Added    What = "added"    // the position is taken twice, or is none
	Cut      What = "cut"      // the head knows links at the end that are gone
	Beyond   What = "beyond"   // there are links behind the head
	Head     What = "head"     // the head does not point at the last link
)

// Break is one place at which a chain is broken.
type Break struct {
	// Seq is the first position that the break is about, Last the last.
	Seq, Last int64
	What      What
}

// String says it for people.
func (b Break) String() string {
	place := fmt.Sprintf("link %d", b.Seq)
	if b.Last > b.Seq {
		place = fmt.Sprintf("links %d to %d", b.Seq, b.Last)
	}

	return place + ": " + string(b.What)
}

// maxBreaks bounds how many places one look reports.
const maxBreaks = 100

// Checked is what one look at a chain found.
type Checked struct {
	// Links is how many there are. Seq and Hash are the head: whoever keeps them elsewhere can tell later that the chain was rewritten
	// as a whole, which nobody can tell from the database alone.
	Links, Seq int64
	Hash       string
	// Breaks are in the order of the chain, at most a hundred; none means that the chain is whole.
	Breaks []Break
}

// pageLinks is how many links are read at once.
const pageLinks = 500

// Verify walks the chain of a tenant from its first link to its head, while others add to it, and tells where it is broken.
func Verify(ctx context.Context, tenant uuid.UUID) (Checked, error) {
	ctx = viewer.With(ctx, viewer.For(tenant, "verify the audit log"))

	head, err := headOf(ctx)
	if err != nil {
		return Checked{}, err
	}

	found := walk{Checked: Checked{Seq: head.Seq, Hash: head.Hash}, hash: genesis()}

	for after := int64(math.MinInt64); ; {
		rows, err := ent.From(ctx).Audit.Query().
			Where(where.SeqGT(after), where.SeqLTE(head.Seq)).Order(where.BySeq(), where.ByID()).Limit(pageLinks).All(ctx)
		if err != nil {
			return Checked{}, fmt.Errorf("audit: verify: %w", err)
		}

		if len(rows) == 0 {
			break
		}

		for _, row := range rows {
			if err := found.step(row); err != nil {
				return Checked{}, err
			}
		}

		after = rows[len(rows)-1].Seq
	}

	found.end(head)

	err = found.behind(ctx, head)

	return found.Checked, err
}

// headOf is the newest link; position 0 before the first.
func headOf(ctx context.Context) (*db.AuditHead, error) {
	head, err := ent.From(ctx).AuditHead.Query().Only(ctx)
	if db.IsNotFound(err) {
		return &db.AuditHead{Hash: genesis()}, nil
	}

	if err != nil {
		return nil, fmt.Errorf("audit: head: %w", err)
	}

	return head, nil
}

// walk is a look at a chain under way: the position and the hash of the link before.
type walk struct {
	Checked

	seq  int64
	hash string
}

func (w *walk) say(what What, from, to int64) {
	if len(w.Breaks) < maxBreaks {
		w.Breaks = append(w.Breaks, Break{Seq: from, Last: to, What: what})
	}
}

func (w *walk) step(row *db.Audit) error {
	w.Links++

	due, err := digest(row)
	if err != nil {
		return err
	}

	if row.Seq <= w.seq {
		w.say(Added, row.Seq, row.Seq)

		return nil
	}

	gap := row.Seq > w.seq+1
	if gap {
		w.say(Missing, w.seq+1, row.Seq-1)
	}

	switch {
	case due != row.Hash:
		w.say(Changed, row.Seq, row.Seq)
	case !gap && row.Previous != w.hash:
		w.say(Unlinked, row.Seq, row.Seq)
	}

	w.seq, w.hash = row.Seq, row.Hash

	return nil
}

// end compares the last link with the head.
func (w *walk) end(head *db.AuditHead) {
	switch {
	case w.seq < head.Seq:
		w.say(Cut, w.seq+1, head.Seq)
	case w.hash != head.Hash:
		w.say(Head, head.Seq, head.Seq)
	}
}

// behind looks for links that the head does not know. Those that were added since are known to the head of now.
func (w *walk) behind(ctx context.Context, head *db.AuditHead) error {
	last, err := ent.From(ctx).Audit.Query().Where(where.SeqGT(head.Seq)).Order(where.BySeq(sql.OrderDesc())).First(ctx)
	if db.IsNotFound(err) {
		return nil
	}

	if err != nil {
		return fmt.Errorf("audit: verify: %w", err)
	}

	now, err := headOf(ctx)
	if err == nil && last.Seq > now.Seq {
		w.say(Beyond, now.Seq+1, last.Seq)
	}

	return err
}
