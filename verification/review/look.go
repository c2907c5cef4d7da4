package review

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/evidence"
	where "github.com/honnin/honnin/ent/db/reviewcase"
	"github.com/honnin/honnin/ent/schema"
)

// Looks is how often the checks try to look at the photograph of an appeal before the reviewer has to do without.
const Looks = 3

// await lets the checks look at the photograph that came with an appeal, if one did.
func await(ctx context.Context, verification uuid.UUID) error {
	came, err := ent.From(ctx).Evidence.Query().
		Where(evidence.VerificationID(verification), evidence.StepEQ(schema.StepAppeal)).Exist(ctx)
	if err != nil || !came {
		return wrap("photograph", err)
	}

	return wrap("photograph", ent.From(ctx).ReviewCase.Update().Where(where.VerificationID(verification)).
		SetLook(where.LookWaiting).SetLookTries(0).SetLookAt(time.Now()).ClearLooked().Exec(ctx))
}

// Unlooked gives cases, of any tenant, with a photograph of an appeal that no check has looked at and that nobody is looking at now, the
// longest waiting first. It needs a viewer over all tenants.
func Unlooked(ctx context.Context, now time.Time, limit int) ([]*db.ReviewCase, error) {
	rows, err := ent.From(ctx).ReviewCase.Query().Where(where.LookEQ(where.LookWaiting), where.LookAtLTE(ent.Instant(now))).
		Order(where.ByLookAt(sql.OrderAsc())).Limit(limit).All(ctx)

	return rows, wrap("unlooked", err)
}

// Look takes the photograph of a case for one worker until the lease ends, and tells whether it got it. After [Looks] tries it is given up.
func Look(ctx context.Context, row *db.ReviewCase, now time.Time, lease time.Duration) (bool, error) {
	update := ent.From(ctx).ReviewCase.Update().
		Where(where.ID(row.ID), where.LookEQ(where.LookWaiting), where.LookTries(row.LookTries), where.LookAtLTE(ent.Instant(now)))

	if row.LookTries >= Looks {
		return false, wrap("give up a look", update.SetLook(where.LookFailed).ClearLookAt().Exec(ctx))
	}

	taken, err := update.AddLookTries(1).SetLookAt(now.Add(lease)).Save(ctx)

	return taken == 1, wrap("look", err)
}

// Looked keeps what the checks found in the photograph of an appeal. Nothing follows from it by itself: the reviewer sees it, and decides.
func Looked(ctx context.Context, row *db.ReviewCase, findings []engine.Finding) error {
	data, err := json.Marshal(findings)
	if err != nil {
		return fmt.Errorf("review: findings: %w", err)
	}

	return wrap("looked", ent.From(ctx).ReviewCase.Update().Where(where.ID(row.ID), where.LookEQ(where.LookWaiting)).
		SetLook(where.LookDone).SetLooked(data).ClearLookAt().Exec(ctx))
}

// Seen gives what the checks found in the photograph of an appeal, in the order they ran; none before they did.
func Seen(row *db.ReviewCase) ([]engine.Finding, error) {
	var findings []engine.Finding

	if len(row.Looked) == 0 {
		return nil, nil
	}

	if err := json.Unmarshal(row.Looked, &findings); err != nil {
		return nil, fmt.Errorf("review: findings: %w", err)
	}

	return findings, nil
}
