package stripe

import (
	"errors"
	"io"
	"net/http"
	"time"

	"github.com/stripe/stripe-go/v76/webhook"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/notice"
	"github.com/honnin/honnin/internal/answer"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/viewer"
)

const (
	maxBody = 1 << 20
	// tolerance is how old a webhook may be: an older one was written down by somebody and sent again.
	tolerance = 5 * time.Minute
)

// Handler takes webhooks at POST /stripe/webhook over the database. It believes only what is signed, writes down that something happened,
// once for each event, and answers at once; [Till.Hear] looks into it.
func (t *Till) Handler(database *ent.DB) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
		if err != nil {
			answer.Error(r.Context(), w, fault.New(fault.Invalid, "The message is too long, or was cut short.", err))

			return
		}

		event, err := webhook.ConstructEventWithTolerance(body, r.Header.Get("Stripe-Signature"), string(t.hook), tolerance)
		if err != nil {
			answer.Error(r.Context(), w, fault.New(fault.Unauthenticated, "The message is not signed by Stripe, is too old, or is of another version.", err))

			return
		}

		about := ""
		if event.Data != nil {
			about, _ = event.Data.Object["id"].(string)
		}

		ctx := viewer.With(ent.With(r.Context(), database), viewer.System("hear from Stripe"))

		err = ent.From(ctx).Notice.Create().SetEvent(event.ID).SetType(string(event.Type)).SetObject(about).SetHappenedAt(time.Unix(event.Created, 0)).
			OnConflictColumns(notice.FieldEvent).Ignore().Exec(ctx)
		if err != nil {
			answer.Error(ctx, w, errors.Join(fault.New(fault.Unavailable, "Please send it again.", nil), err))

			return
		}

		w.WriteHeader(http.StatusNoContent)
	})
}
