package capture

import (
	"encoding/json"
	"net/http"

	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/verification"
)

const maxConsent = 4 << 10 // bytes

// consent notes to which text the person agreed; it must be the one in force.
func (a *API) consent(w http.ResponseWriter, r *http.Request) {
	var given struct {
		Version string `json:"version"`
	}

	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxConsent)).Decode(&given); err != nil {
		refuse(w, r, fault.New(fault.Invalid, `Send {"version":"…"}.`, nil))

		return
	}

	if given.Version != consentVersion {
		refuse(w, r, fault.New(fault.Invalid, "This is not the text in force, which is "+consentVersion+".", nil, fault.Field("version")))

		return
	}

	ctx := r.Context()

	if _, err := a.arrive(ctx); err != nil {
		refuse(w, r, err)

		return
	}

	if err := verification.Consent(ctx, holder(ctx).Verification, given.Version); err != nil {
		refuse(w, r, err)

		return
	}

	w.WriteHeader(http.StatusNoContent)
}
