package verification

import (
	"context"
	"time"

	"github.com/google/uuid"
	"golang.org/x/sync/errgroup"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/capturesession"
	"github.com/honnin/honnin/ent/db/event"
	"github.com/honnin/honnin/ent/db/evidence"
	"github.com/honnin/honnin/ent/db/moment"
	"github.com/honnin/honnin/ent/db/report"
	"github.com/honnin/honnin/ent/db/shadow"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/internal/blob"
)

// OpenedUntil counts the viewer's verifications that were opened until then.
func OpenedUntil(ctx context.Context, until time.Time) (int, error) {
	count, err := ent.From(ctx).Verification.Query().Where(where.CreatedAtLTE(ent.Instant(until))).Count(ctx)

	return count, wrap("count", err)
}

// Oldest gives up to limit of the viewer's verifications that were opened until then, the oldest first, with the names of their files.
func Oldest(ctx context.Context, until time.Time, limit int) (ids []uuid.UUID, files []string, err error) {
	ids, err = ent.From(ctx).Verification.Query().Where(where.CreatedAtLTE(ent.Instant(until))).
		Order(where.ByCreatedAt(), where.ByID()).Limit(limit).IDs(ctx)
	if err != nil || len(ids) == 0 {
		return nil, nil, wrap("oldest", err)
	}

	err = ent.From(ctx).Evidence.Query().Where(evidence.VerificationIDIn(ids...)).Select(evidence.FieldBlob).Scan(ctx, &files)

	return ids, files, wrap("oldest", err)
}

// erasing is how many files are removed side by side.
const erasing = 8

// Erase removes files, which nobody can read any more then, though rows may still point at them.
func Erase(ctx context.Context, blobs *blob.Store, files []string) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(erasing)

	for _, file := range files {
		group.Go(func() error { return blobs.Delete(ctx, file) })
	}

	return wrap("erase", group.Wait())
}

// Clear deletes verifications of the viewer's test environment with everything of this package that hangs on them, and tells how many of
// them and of their files there were. What others hung on them must be gone before, and their files by [Erase]: one that has more files than these is refused by the
// database. Call it in a transaction.
func Clear(ctx context.Context, ids []uuid.UUID, files []string) (gone, erased int, err error) {
	db := ent.From(ctx)

	// Its fingerprints go with a row of evidence.
	erased, err = db.Evidence.Delete().Where(evidence.VerificationIDIn(ids...), evidence.BlobIn(files...)).Exec(ctx)
	if err != nil {
		return 0, 0, wrap("clear", err)
	}

	// What refers to something else goes before it.
	for _, drop := range []func(context.Context) (int, error){
		db.CaptureSession.Delete().Where(capturesession.VerificationIDIn(ids...)).Exec,
		db.Moment.Delete().Where(moment.VerificationIDIn(ids...)).Exec,
		db.Shadow.Delete().Where(shadow.VerificationIDIn(ids...)).Exec,
		db.Report.Delete().Where(report.VerificationIDIn(ids...)).Exec,
		db.Event.Delete().Where(event.VerificationIDIn(ids...)).Exec,
	} {
		if _, err := drop(ctx); err != nil {
			return 0, 0, wrap("clear", err)
		}
	}

	gone, err = db.Verification.Delete().Where(where.IDIn(ids...)).Exec(ctx)

	return gone, erased, wrap("clear", err)
}

// ClearTallies forgets who was counted for failed tries in the viewer's test environment, and so ends every pause.
func ClearTallies(ctx context.Context) error {
	_, err := ent.From(ctx).Tally.Delete().Exec(ctx)

	return wrap("clear", err)
}
