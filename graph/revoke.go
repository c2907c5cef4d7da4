package graph

import (
	"encoding/json"
	"net/http"

	"github.com/honnin/honnin/internal/answer"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/origin"
)

const maxRevoke = 4 << 10 // bytes

// revokeKey makes a key refused that whoever found it presents. The answer is the same whether there was such a key or not.
func (a *API) revokeKey(w http.ResponseWriter, r *http.Request) {
	var given struct {
		Key string `json:"key"`
	}

	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxRevoke)).Decode(&given); err != nil || given.Key == "" {
		answer.Error(r.Context(), w, fault.New(fault.Invalid, `Send {"key":"hk_…"}.`, nil))

		return
	}

	if err := a.keys().RevokeByHolder(r.Context(), fault.Secret(given.Key), origin.Of(r)); err != nil {
		answer.Error(r.Context(), w, err)

		return
	}

	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusNoContent)
}
