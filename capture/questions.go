package capture

import (
	"context"
	"encoding/json"
	"net/http"

	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/flow"
)

// maxAnswers bounds the answers as JSON, in bytes: each character may be written as two escapes of six.
const maxAnswers = flow.MaxQuestions*(12*flow.MaxAnswer+1<<8) + 1<<10

// questions keeps what the person answered to the tenant's questions, in place of what they answered before.
func (a *API) questions(w http.ResponseWriter, r *http.Request) {
	err := a.writeUpTo(maxAnswers, w, r, func(ctx context.Context, body []byte) error {
		var given struct {
			Answers map[string]string `json:"answers"`
		}

		if err := json.Unmarshal(body, &given); err != nil || given.Answers == nil {
			return fault.New(fault.Invalid, `Send {"answers":{"…":"…"}}.`, nil, fault.Field("answers"))
		}

		if _, err := a.arrive(ctx); err != nil {
			return err
		}

		return verification.Answer(ctx, a.Blobs, holder(ctx).Verification, given.Answers)
	})
	if err != nil {
		refuse(w, r, err)

		return
	}

	w.WriteHeader(http.StatusNoContent)
}
