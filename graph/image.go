package graph

import (
	"net/http"
	"strconv"

	"github.com/honnin/honnin/internal/answer"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/audit"
	"github.com/honnin/honnin/verification"
)

// image gives the bytes of one piece of evidence as captured. It is personal data: nothing keeps it, and nothing but an image
// element can make use of it.
func (a *API) image(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()

	if err := a.allowed(ctx, "evidence:read"); err != nil {
		answer.Error(ctx, w, err)

		return
	}

	key, err := id.Parse(id.Evidence, r.PathValue("id"))
	if err != nil {
		answer.Error(ctx, w, fault.New(fault.NotFound, "There is no such evidence.", err))

		return
	}

	row, image, err := verification.Image(ctx, a.Blobs, key)
	if err != nil {
		answer.Error(ctx, w, err)

		return
	}

	// Whoever sees a face is on record before; when that fails, nobody sees it.
	if err := audit.Record(ctx, audit.Entry{Action: "evidence.view", Target: id.Format(id.Evidence, row.ID)}); err != nil {
		answer.Error(ctx, w, err)

		return
	}

	for name, value := range map[string]string{
		"Content-Type":                 row.ContentType,
		"Content-Length":               strconv.Itoa(len(image)),
		"Content-Disposition":          "inline",
		"Content-Security-Policy":      "default-src 'none'; sandbox",
		"Cross-Origin-Resource-Policy": "same-origin",
		"X-Content-Type-Options":       "nosniff",
		"Cache-Control":                "no-store",
	} {
		w.Header().Set(name, value)
	}

	_, _ = w.Write(image) //nolint:gosec // its type is read from its bytes, and the policy above lets nothing run
}
