package verification

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/fault"
)

// StepConsent is the name under which a missing consent is reported; it is no step with evidence.
const StepConsent schema.Step = "consent"

// MissingError is the cause of the conflict that [Submit] gives while something is still to be done.
type MissingError struct {
	// Step is what is missing, [StepConsent] included.
	Step schema.Step
}

// Error names the step.
func (e *MissingError) Error() string { return "verification: missing: " + string(e.Step) }

// Submit hands the evidence in: from here on it can only be judged. It needs the consent and what every step needs at least ([Done]), or
// else is a conflict with a [MissingError]. A second submit is harmless. While the subject or the device is paused, it is rate-limited
// with an [ExhaustedError]. Who calls it must enqueue the verification afterwards; if that fails, the sweep does it.
func Submit(ctx context.Context, id uuid.UUID) (row *db.Verification, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		// First of all it holds the row, so that nothing is captured between the look and the move.
		refused := touch(ctx, id, nil)
		if refused != nil && !fault.Is(refused, fault.Conflict) {
			return refused
		}

		if row, err = Get(ctx, id); err != nil {
			return err
		}

		if row.State == where.StateSubmitted || Concluded(row.State) {
			return nil
		}

		if refused != nil {
			return refused
		}

		if err := complete(ctx, row); err != nil {
			return err
		}

		return submit(ctx, id, &row)
	})

	return row, err
}

func submit(ctx context.Context, id uuid.UUID, row **db.Verification) error {
	now := ent.Instant(time.Now())

	if err := count(ctx, *row, now); err != nil {
		return err
	}

	moved, err := move(ctx, id, VerbSubmit, where.StateSubmitted, func(u *db.VerificationUpdate) {
		u.SetSubmittedAt(now).ClearHint()
	})
	if err != nil {
		return err
	}

	if *row, err = Get(ctx, id); err != nil {
		return err
	}

	if !moved {
		return closed(*row)
	}

	return tell(ctx, id, where.StateSubmitted)
}

// complete says which step still lacks something.
func complete(ctx context.Context, row *db.Verification) error {
	if row.ConsentVersion == nil {
		return missing(StepConsent)
	}

	done, err := Done(ctx, row)
	if err != nil {
		return err
	}

	for _, step := range row.Steps {
		if !done(step) {
			return missing(step)
		}
	}

	return nil
}

func missing(step schema.Step) error {
	return fault.New(fault.Conflict, "The step "+string(step)+" is still to be done.", &MissingError{Step: step},
		fault.Field("steps."+string(step)))
}
