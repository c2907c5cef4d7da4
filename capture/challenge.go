package capture

import (
	"context"
	"encoding/json"
	"net/http"
	"time"

	"github.com/honnin/honnin/engine/motion"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/answer"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/verification"
)

// Motions say how challenges are drawn. They come from the policy, which holds films against the same figures.
type Motions struct {
	// Moves is how many moves a challenge asks for, Seconds how long the person has for each.
	Moves, Seconds int
}

type drawn struct {
	Challenge      string        `json:"challenge"`
	Moves          []motion.Move `json:"moves"`
	SecondsPerMove int           `json:"secondsPerMove"`
	ExpiresAt      string        `json:"expiresAt"`
}

// challenge draws what the person is asked to do, in place of what was drawn before.
func (a *API) challenge(w http.ResponseWriter, r *http.Request) {
	var got verification.Drawn

	if _, err := a.arrive(r.Context()); err != nil {
		refuse(w, r, err)

		return
	}

	err := a.write(w, r, func(ctx context.Context, _ []byte) (err error) {
		got, err = verification.Draw(ctx, a.Signer, holder(ctx).Verification, a.Motions.Moves, a.Motions.Seconds)

		return err
	})
	if err != nil {
		refuse(w, r, err)

		return
	}

	answer.JSON(w, http.StatusCreated, drawn{got.Token, got.Moves, got.Seconds, got.Expires.UTC().Format(time.RFC3339)})
}

// alternative leaves a step that the person cannot do to somebody's judgement.
func (a *API) alternative(w http.ResponseWriter, r *http.Request) {
	err := a.write(w, r, func(ctx context.Context, body []byte) error {
		var given struct {
			Step schema.Step `json:"step"`
		}

		if err := json.Unmarshal(body, &given); err != nil || given.Step != schema.StepMotion {
			return fault.New(fault.Invalid, "Only motions can be left out.", err, fault.Field("step"))
		}

		return verification.Forgo(ctx, holder(ctx).Verification)
	})
	if err != nil {
		refuse(w, r, err)

		return
	}

	w.WriteHeader(http.StatusNoContent)
}
