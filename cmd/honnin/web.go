package main

import (
	"errors"
	"io/fs"
	"net/http"
	"strings"

	"github.com/honnin/honnin/internal/answer"
	admin "github.com/honnin/honnin/web-admin"
	page "github.com/honnin/honnin/web-capture"
)

// policies of the pages' security, one for each: a page may load what is its own, and nothing else.
const (
	ownOnly = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; " +
		"manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
	// GraphiQL's editor writes style elements and starts workers.
	editor = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; " +
		"connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
	// The capture page runs a face detector in WebAssembly, in a worker, and shows what the camera gives. Who may hold it in a frame is
	// said at its end.
	camera = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; " +
		"connect-src 'self' blob:; worker-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors "
)

// probe answers for machines that watch over Honnin.
type probe func(*http.Request) error

// routes puts the edges beside one another; embed says who may hold the capture page in a frame.
func routes(graph, people, capture http.Handler, embed embedding, ready probe) http.Handler {
	mux := http.NewServeMux()

	for _, path := range []string{"/graphql", "/keys/revoke", "/evidence/", "/export/"} {
		mux.Handle(path, graph)
	}

	for _, path := range []string{"/session", "/session/", "/account/", "/mail", "/mail/"} {
		mux.Handle(path, people)
	}

	mux.Handle("/capture/v1/", capture)

	pageFiles, err := page.Files()
	mux.Handle("/capture/", http.StripPrefix("/capture", newSite(pageFiles, err, shield(camera+embed.ancestors(), "camera=(self)"), false)))

	adminFiles, err := admin.Files()
	mux.Handle("/graphiql", graphiql(adminFiles, err))
	mux.Handle("/", newSite(adminFiles, err, shield(ownOnly, "camera=()"), true))

	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		answer.JSON(w, http.StatusOK, map[string]string{"status": "alive"})
	})
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		if err := ready(r); err != nil {
			// Whoever watches asks again and again: the reason is in the answer, not in the log.
			answer.JSON(w, http.StatusServiceUnavailable, map[string]string{"status": "not ready", "reason": reason(err)})

			return
		}

		answer.JSON(w, http.StatusOK, map[string]string{"status": "ready"})
	})

	return mux
}

// reason says which part is not ready, and nothing of its insides.
func reason(err error) string {
	if errors.Is(err, errModels) {
		return errModels.Error()
	}

	if before, _, found := strings.Cut(err.Error(), ":"); found {
		return before + " does not answer"
	}

	return "unknown"
}

// graphiql serves the one page of the console's build that is for developers.
func graphiql(files fs.FS, missing error) http.Handler {
	pages := newSite(files, missing, shield(editor, "camera=()"), false)

	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		shown := r.Clone(r.Context())
		shown.URL.Path = "/graphiql.html"
		pages.ServeHTTP(w, shown)
	})
}

// shield is what every page carries.
func shield(policy, device string) map[string]string {
	return map[string]string{
		"Content-Security-Policy":    policy,
		"Permissions-Policy":         strings.Join([]string{device, "microphone=()", "geolocation=()", "payment=()"}, ", "),
		"Referrer-Policy":            "no-referrer",
		"X-Content-Type-Options":     "nosniff",
		"Cross-Origin-Opener-Policy": "same-origin",
	}
}
