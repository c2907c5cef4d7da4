package review

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/reviewcase"
	"github.com/honnin/honnin/verification/policy"
)

// Open makes the case of a verification that a policy sent to review, once, however often it is called. Call it in the commit that
// sends it there.
func Open(ctx context.Context, verification uuid.UUID, by policy.Terms) error {
	err := ent.From(ctx).ReviewCase.Create().
		SetVerificationID(verification).
		SetPriority(by.Rank()).
		SetDueIn(int(by.Due().Seconds())).
		SetDueAt(time.Now().Add(by.Due())).
		SetFourEyes(by.FourEyes).
		SetSeen([]string{}).
		SetBarred([]string{}).
		OnConflictColumns(where.FieldTenantID, where.FieldVerificationID).
		DoNothing().
		Exec(ctx)
	if errors.Is(err, sql.ErrNoRows) { // it is there
		return nil
	}

	return wrap("open", err)
}

// Of gives the case of a verification; nil when it never was in review.
func Of(ctx context.Context, verification uuid.UUID) (*db.ReviewCase, error) {
	row, err := ent.From(ctx).ReviewCase.Query().Where(where.VerificationID(verification)).Only(ctx)
	if db.IsNotFound(err) {
		return nil, nil //nolint:nilnil // as the comment says
	}

	return row, wrap("case", err)
}
