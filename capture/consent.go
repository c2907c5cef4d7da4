package capture

import (
	"context"
	"encoding/json"
	"net/http"

	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/verification"
)

// consent notes to which text the person agreed; it must be the one in force.
func (a *API) consent(w http.ResponseWriter, r *http.Request) {
	err := a.write(w, r, func(ctx context.Context, body []byte) error {
		var given struct {
			Version string `json:"version"`
		}

		if err := json.Unmarshal(body, &given); err != nil {
			return fault.New(fault.Invalid, `Send {"version":"…"}.`, nil)
		}

		if given.Version != consentVersion {
			return fault.New(fault.Invalid, "This is not the text in force, which is "+consentVersion+".", nil, fault.Field("version"))
		}

		if _, err := a.arrive(ctx); err != nil {
			return err
		}

		return verification.Consent(ctx, holder(ctx).Verification, given.Version)
	})
	if err != nil {
		refuse(w, r, err)

		return
	}

	w.WriteHeader(http.StatusNoContent)
}
