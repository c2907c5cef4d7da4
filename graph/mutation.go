package graph

import (
	"context"
	"errors"
	"time"

	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/verification"
)

type mutation struct{ api *API }

// CreateVerification opens a verification, or gives the one that the idempotency key opened before.
func (m mutation) CreateVerification(ctx context.Context, input gen.CreateVerificationInput) (gen.CreateVerificationResult, error) {
	draft := draftOf(input)

	err := pin(ctx, &draft)
	if fault.Is(err, fault.NotFound) {
		return refused[gen.CreateVerificationResult](err)
	}

	if err != nil {
		return nil, err
	}

	if input.ExpiresIn != nil {
		seconds := *input.ExpiresIn
		if seconds < 1 || seconds > int(verification.MaxExpiresIn/time.Second) {
			return gen.InvalidInput{Message: "The person must have between 300 and 604800 seconds.", Field: "input.expiresIn"}, nil
		}

		draft.ExpiresIn = time.Duration(seconds) * time.Second
	}

	row, created, err := m.api.open(ctx, draft)
	if errors.Is(err, verification.ErrReused) {
		_, public := fault.Of(err)

		return gen.IdempotencyConflict{Message: public}, nil
	}

	if refused, ok := uncovered(err); ok {
		return refused, nil
	}

	if paused, ok := errors.AsType[*verification.ExhaustedError](err); ok {
		_, public := fault.Of(err)

		return gen.AttemptsExhausted{Message: public, NotBefore: paused.NotBefore}, nil
	}

	if found, ok := fault.Find(err); ok && found.Kind == fault.Invalid {
		return gen.InvalidInput{Message: found.Public, Field: found.Field}, nil
	}

	if err != nil {
		return nil, err
	}

	gather(ctx, row)

	return gen.CreateVerificationPayload{Verification: row, Created: created}, nil
}

// draftOf is the input as a draft, but for its time.
func draftOf(input gen.CreateVerificationInput) verification.Draft {
	draft := verification.Draft{
		IdempotencyKey: input.IdempotencyKey,
		Reference:      input.Reference,
		Steps:          input.Steps,
		Metadata:       input.Metadata,
		Language:       input.Language,
		RedirectURL:    input.RedirectURL,
		AlternativeURL: input.AlternativeURL,
		Retakes:        input.Retakes,
		StepUp:         input.StepUp != nil && *input.StepUp,
	}

	if input.Flow != nil {
		draft.Flow = *input.Flow
	}

	if input.Binding != nil {
		draft.Binding = *input.Binding
	}

	return draft
}

// CancelVerification ends a verification that has not been handed in.
func (mutation) CancelVerification(ctx context.Context, input gen.CancelVerificationInput) (gen.CancelVerificationResult, error) {
	const nothing = "There is no such verification."

	key, err := id.Parse(id.Verification, input.ID)
	if err != nil {
		return gen.NotFound{Message: nothing}, nil //nolint:nilerr // the answer says it
	}

	row, err := verification.Cancel(ctx, key)
	if found, ok := fault.Find(err); ok {
		switch found.Kind { //nolint:exhaustive // every other kind is an error of the whole field
		case fault.NotFound:
			return gen.NotFound{Message: nothing}, nil
		case fault.Conflict:
			return gen.InvalidState{Message: found.Public, State: verification.State(found.State)}, nil
		}
	}

	if err != nil {
		return nil, err
	}

	gather(ctx, row)

	return gen.CancelVerificationPayload{Verification: row}, nil
}
