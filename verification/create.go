package verification

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/viewer"
)

// ErrReused is the cause of the conflict that [Create] gives for an idempotency key used before with another draft.
var ErrReused = errors.New("verification: idempotency key reused")

// Create opens a verification. The same idempotency key with the same draft gives the row of the first time and false; with another
// draft it is a conflict with the cause [ErrReused]. A draft out of bounds is a fault of kind invalid that names the field. While the
// subject that the reference names is paused, it is rate-limited with an [ExhaustedError].
func Create(ctx context.Context, draft Draft) (row *db.Verification, created bool, err error) {
	if draft.Flow != "" && (len(draft.Steps) > 0 || draft.StepUp) {
		return nil, false, invalid("steps", "The flow says the steps: give the flow alone.")
	}

	hash, err := draft.complete().hash()
	if err != nil {
		return nil, false, err
	}

	draft = draft.follow().complete()
	if err := draft.check(); err != nil {
		return nil, false, err
	}

	err = ent.Tx(ctx, func(ctx context.Context) error {
		mine, err := insert(ctx, draft, hash)
		if err != nil {
			return err
		}

		row, err = ent.From(ctx).Verification.Query().Where(where.IdempotencyKey(draft.IdempotencyKey)).Only(ctx)
		if err != nil {
			return fmt.Errorf("verification: create: %w", err)
		}

		if created = row.ID == mine; !created {
			return nil
		}

		if err := unpaused(ctx, row, time.Now()); err != nil {
			return err
		}

		return tell(ctx, row.ID, where.StateCreated)
	})
	if err != nil {
		return nil, false, err
	}

	if row.RequestHash != hash {
		return nil, false, fault.New(fault.Conflict, "This idempotency key was used before with another input.", ErrReused,
			fault.Field("input.idempotencyKey"))
	}

	return row, created, nil
}

// lasts is how long the person has; no time at all where a script of a test environment says so.
func (d Draft) lasts(ctx context.Context) time.Duration {
	script := scripted(d.Reference)
	if who, _ := viewer.From(ctx); who.Test() && script != nil && script.Outcome == "" {
		return 0
	}

	return d.ExpiresIn
}

// insert adds the row unless its idempotency key is taken, and gives the id it would have.
func insert(ctx context.Context, draft Draft, hash string) (uuid.UUID, error) {
	id, err := uuid.NewV7()
	if err != nil {
		return uuid.Nil, fmt.Errorf("verification: create: %w", err)
	}

	lot, err := draft.lot()
	if err != nil {
		return uuid.Nil, err
	}

	err = ent.From(ctx).Verification.Create().
		SetID(id).
		SetIdempotencyKey(draft.IdempotencyKey).
		SetRequestHash(hash).
		SetNillableReference(draft.Reference).
		SetSteps(draft.Steps).
		SetMetadata(draft.Metadata).
		SetNillableLanguage(draft.Language).
		SetBinding(draft.Binding).
		SetExpiresAt(time.Now().Add(draft.lasts(ctx))).
		SetMaxRetakes(draft.retakes()).
		SetNillableRedirectURL(draft.RedirectURL).
		SetNillableAlternativeURL(draft.AlternativeURL).
		SetNillableStepUp(lot).
		SetNillableFlow(draft.flow()).
		SetNillableFlowNumber(draft.number()).
		SetNillablePolicy(draft.Policy.name()).
		SetNillablePolicyNumber(draft.Policy.number()).
		SetNillableOpenedBy(opener(ctx)).
		OnConflictColumns(where.FieldTenantID, where.FieldIdempotencyKey).
		DoNothing().
		Exec(ctx)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return uuid.Nil, fmt.Errorf("verification: create: %w", err)
	}

	return id, nil
}

// opener is the prefixed id of who opens a verification; nil for the machine, which has none.
func opener(ctx context.Context) *string {
	who, _ := viewer.From(ctx)
	if who.Kind == viewer.Machine {
		return nil
	}

	return &who.Subject
}
