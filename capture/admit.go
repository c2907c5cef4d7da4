package capture

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/answer"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/origin"
	"github.com/honnin/honnin/internal/pass"
	"github.com/honnin/honnin/internal/token"
	"github.com/honnin/honnin/internal/viewer"
)

type boundKey struct{}

// holder is what the pass of the request is bound to.
func holder(ctx context.Context) pass.Bound {
	bound, _ := ctx.Value(boundKey{}).(pass.Bound)

	return bound
}

// admit lets in who holds a pass. A cookie is never looked at, so another site can do nothing in the person's name.
func (a *API) admit(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		text, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")

		bound, err := pass.Open(a.Signer, text, a.Now())
		if err != nil {
			sentence := "This link does not work. Open the one that you were given."
			if errors.Is(err, token.ErrExpired) {
				sentence = "The time for this link is over. Ask for a new one."
			}

			answer.Error(r.Context(), w, fault.New(fault.Unauthenticated, sentence, err))

			return
		}

		if bound.Appeal != strings.HasPrefix(r.URL.Path, appealing) { // each opens what it is for
			answer.Error(r.Context(), w, fault.New(fault.Unauthenticated, "This link does not work. Open the one that you were given.", nil))

			return
		}

		ctx := context.WithValue(r.Context(), boundKey{}, bound)
		ctx = viewer.With(ctx, viewer.Viewer{
			Tenant:  bound.Tenant,
			Subject: id.Format(id.Verification, bound.Verification),
			Kind:    viewer.Applicant,
			Roles:   []string{"applicant"},
			Origin:  origin.Of(r),
		})

		next.ServeHTTP(w, r.WithContext(ent.With(ctx, a.DB)))
	})
}

// refuse answers with an error that a verb gave. A conflict names the state inside, which the person must not learn.
func refuse(w http.ResponseWriter, r *http.Request, err error) {
	switch found, ok := fault.Find(err); {
	case ok && found.Kind == fault.Conflict && found.State != "":
		err = fault.New(fault.Conflict, "This is closed: nothing more can be captured.", err)
	case ok && found.Kind == fault.NotFound:
		err = fault.New(fault.Unauthenticated, "This link does not work. Open the one that you were given.", err)
	}

	answer.Error(r.Context(), w, err)
}
