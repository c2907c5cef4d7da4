package capture

import (
	"encoding/json"
	"net/http"
	"slices"

	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/verification"
)

const (
	maxEvents     = 50       // of one upload
	maxEventBytes = 16 << 10 // of one upload
)

// happening is one thing on the page. When it happened is kept to the day, by the server's clock.
type happening struct {
	Type string `json:"type"`
	Step string `json:"step"`
	Hint string `json:"hint"`
}

func (h happening) known() bool {
	return slices.Contains(momentTypes(), h.Type) && slices.Contains(momentSteps(), h.Step) &&
		(h.Hint == "" || slices.Contains(hintWords(), h.Hint) || slices.Contains(pageHints(), h.Hint))
}

// events notes what happened on the page, in words of closed lists, so that no text of anybody's can be among it.
func (a *API) events(w http.ResponseWriter, r *http.Request) {
	var given struct {
		Events []happening `json:"events"`
	}

	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxEventBytes)).Decode(&given); err != nil || len(given.Events) > maxEvents {
		refuse(w, r, fault.New(fault.Invalid, `Send {"events":[…]}, at most 50.`, nil))

		return
	}

	seen, from := map[verification.Moment]int{}, class(r)

	for _, each := range given.Events {
		if !each.known() {
			refuse(w, r, fault.New(fault.Invalid, "There is no such event.", nil, fault.Field("events")))

			return
		}

		seen[verification.Moment{Type: each.Type, Step: each.Step, Hint: each.Hint, Device: from}]++
	}

	ctx := r.Context()
	if err := verification.Note(ctx, holder(ctx).Verification, a.Now(), seen); err != nil {
		refuse(w, r, err)

		return
	}

	w.WriteHeader(http.StatusNoContent)
}
