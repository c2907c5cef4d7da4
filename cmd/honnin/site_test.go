package main

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	page "github.com/honnin/honnin/web-capture"
)

func pages() fstest.MapFS {
	return fstest.MapFS{
		"index.html":            {Data: []byte("<!doctype html><title>Console</title>")},
		"assets/app-1a2b3c.js":  {Data: []byte(strings.Repeat("let a = 1;", 200))},
		"assets/wasm-1a.wasm":   {Data: []byte{0, 'a', 's', 'm'}},
		"icon.svg":              {Data: []byte("<svg/>")},
		"assets/big-1a.wasm":    {Data: bytes.Repeat([]byte("plain "), 500)},
		"assets/big-1a.wasm.gz": {Data: []byte("by gzip")},
		"assets/both-1a.css":    {Data: bytes.Repeat([]byte("plain "), 500)},
		"assets/both-1a.css.gz": {Data: []byte("by gzip")},
		"assets/both-1a.css.br": {Data: []byte("by brotli")},
	}
}

// answered is an answer read to its end.
type answered struct {
	status int
	header http.Header
	body   string
}

func get(t *testing.T, handler http.Handler, method, path string, header http.Header) answered {
	t.Helper()

	request := httptest.NewRequest(method, path, nil)
	if header != nil {
		request.Header = header
	}

	recorder := httptest.NewRecorder()
	handler.ServeHTTP(recorder, request)

	return answered{recorder.Code, recorder.Header(), recorder.Body.String()}
}

func TestSite(t *testing.T) {
	t.Parallel()

	routed := newSite(pages(), nil, shield(ownOnly, "camera=()"), true)

	for path, want := range map[string]struct {
		status      int
		kind, cache string
	}{
		"/":                      {200, "text/html; charset=utf-8", "no-cache"},
		"/index.html":            {200, "text/html; charset=utf-8", "no-cache"},
		"/verifications/ver_1":   {200, "text/html; charset=utf-8", "no-cache"},
		"/sign-in":               {200, "text/html; charset=utf-8", "no-cache"},
		"/icon.svg":              {200, "image/svg+xml", "no-cache"},
		"/assets/app-1a2b3c.js":  {200, "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"},
		"/assets/wasm-1a.wasm":   {200, "application/wasm", "public, max-age=31536000, immutable"},
		"/assets/gone.js":        {404, "text/plain; charset=utf-8", ""},
		"/../../etc/passwd.txt":  {404, "text/plain; charset=utf-8", ""},
		"/assets/big-1a.wasm.gz": {404, "text/plain; charset=utf-8", ""},
		"/assets":                {200, "text/html; charset=utf-8", "no-cache"},
		"/favicon.ico":           {404, "text/plain; charset=utf-8", ""},
	} {
		got := get(t, routed, http.MethodGet, path, nil)
		require.Equal(t, want.status, got.status, path)
		require.Equal(t, want.kind, got.header.Get("Content-Type"), path)
		require.Equal(t, want.cache, got.header.Get("Cache-Control"), path)
		require.Equal(t, ownOnly, got.header.Get("Content-Security-Policy"), path)
		require.Equal(t, "nosniff", got.header.Get("X-Content-Type-Options"), path)
		require.NotContains(t, got.body, "root:")
	}

	require.Equal(t, http.StatusMethodNotAllowed, get(t, routed, http.MethodPost, "/", nil).status)
	require.Equal(t, http.StatusNotFound, get(t, newSite(pages(), nil, nil, false), http.MethodGet, "/verifications", nil).status)
}

func TestSiteSparesTheLine(t *testing.T) {
	t.Parallel()

	handler := newSite(pages(), nil, nil, false)
	packed := get(t, handler, http.MethodGet, "/assets/app-1a2b3c.js", http.Header{"Accept-Encoding": {"br, gzip"}})
	require.Equal(t, "gzip", packed.header.Get("Content-Encoding"))
	require.Equal(t, "Accept-Encoding", packed.header.Get("Vary"))
	require.Less(t, len(packed.body), 200)

	plain := get(t, handler, http.MethodGet, "/assets/app-1a2b3c.js", nil)
	require.Empty(t, plain.header.Get("Content-Encoding"))
	require.Len(t, plain.body, 2000)

	again := get(t, handler, http.MethodGet, "/assets/app-1a2b3c.js", http.Header{"If-None-Match": {plain.header.Get("ETag")}})
	require.Equal(t, http.StatusNotModified, again.status)
}

// What the build compressed is sent as it is.
func TestSiteSendsTheBuildsOwnCopies(t *testing.T) {
	t.Parallel()

	handler := newSite(pages(), nil, nil, false)
	plain := strings.Repeat("plain ", 500)

	for _, row := range []struct{ path, accept, encoding, body string }{
		{"/assets/big-1a.wasm", "gzip, deflate, br, zstd", "gzip", "by gzip"},
		{"/assets/big-1a.wasm", "br", "", plain},
		{"/assets/big-1a.wasm", "", "", plain},
		{"/assets/big-1a.wasm", "gzip;q=0, identity", "", plain},
		{"/assets/big-1a.wasm", "GZIP;q=0.5", "gzip", "by gzip"},
		{"/assets/big-1a.wasm", "notgzip", "", plain},
		{"/assets/both-1a.css", "gzip, br", "br", "by brotli"},
		{"/assets/both-1a.css", "gzip, br;q=0", "gzip", "by gzip"},
	} {
		got := get(t, handler, http.MethodGet, row.path, http.Header{"Accept-Encoding": {row.accept}})
		require.Equal(t, http.StatusOK, got.status, row)
		require.Equal(t, row.encoding, got.header.Get("Content-Encoding"), row)
		require.Equal(t, row.body, got.body, row)
		require.Equal(t, "Accept-Encoding", got.header.Get("Vary"), row)
		require.Equal(t, "public, max-age=31536000, immutable", got.header.Get("Cache-Control"), row)

		again := get(t, handler, http.MethodGet, row.path, http.Header{
			"Accept-Encoding": {row.accept}, "If-None-Match": {got.header.Get("ETag")},
		})
		require.Equal(t, http.StatusNotModified, again.status, row)
		require.Empty(t, again.body)
	}
}

// The real pages: what is largest goes over the line compressed by the build, and costs the server no memory of its own.
func TestTheBuiltPageIsCompressed(t *testing.T) {
	t.Parallel()

	files, err := page.Files()
	if err != nil {
		require.ErrorContains(t, err, "run make build") // the Go tests need no npm; with it, this is the page that is shipped

		return
	}

	large, err := fs.Glob(files, "assets/*.wasm")
	require.NoError(t, err)
	require.NotEmpty(t, large)

	handler := newSite(files, nil, nil, false)
	got := get(t, handler, http.MethodGet, "/"+large[0], http.Header{"Accept-Encoding": {"gzip"}})
	require.Equal(t, "gzip", got.header.Get("Content-Encoding"))

	unpacked, err := gzip.NewReader(strings.NewReader(got.body))
	require.NoError(t, err)

	body, err := io.ReadAll(unpacked)
	require.NoError(t, err)

	want, err := fs.ReadFile(files, large[0])
	require.NoError(t, err)
	require.True(t, bytes.Equal(want, body))
}

var errUnbuilt = errors.New("the console is not built, run make build")

func TestSiteThatIsNotBuiltSaysSo(t *testing.T) {
	t.Parallel()

	got := get(t, newSite(nil, errUnbuilt, nil, true), http.MethodGet, "/", nil)
	require.Equal(t, http.StatusServiceUnavailable, got.status)
	require.Contains(t, got.body, "run make build")
}

func TestRoutes(t *testing.T) {
	t.Parallel()

	named := func(name string) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, name) })
	}

	var notReady error

	handler := routes(named("graph"), named("people"), named("capture"), nil, func(*http.Request) error { return notReady })

	for path, want := range map[string]string{
		"/graphql": "graph", "/evidence/evd_1": "graph", "/export/audit": "graph", "/export/usage": "graph",
		"/session": "people", "/session/password": "people", "/account/name": "people", "/mail": "people",
		"/capture/v1/verification": "capture", "/capture/v1/": "capture",
		"/healthz": `{"status":"alive"}`, "/readyz": `{"status":"ready"}`,
	} {
		require.Equal(t, want, get(t, handler, http.MethodGet, path, nil).body, path)
	}

	notReady = errModels
	got := get(t, handler, http.MethodGet, "/readyz", nil)
	require.Equal(t, http.StatusServiceUnavailable, got.status)
	require.Contains(t, got.body, "models are still being loaded")

	notReady = errors.Join(errUnbuilt)
	require.NotContains(t, get(t, handler, http.MethodGet, "/readyz", nil).body, "console", "insides stay inside")

	// The page with the camera, and it alone, may use one.
	require.Contains(t, get(t, handler, http.MethodGet, "/capture/", nil).header.Get("Permissions-Policy"), "camera=(self)")
	require.Contains(t, get(t, handler, http.MethodGet, "/", nil).header.Get("Permissions-Policy"), "camera=()")
	require.Contains(t, get(t, handler, http.MethodGet, "/capture/", nil).header.Get("Content-Security-Policy"), "'wasm-unsafe-eval'")
	require.Contains(t, get(t, handler, http.MethodGet, "/capture/", nil).header.Get("Content-Security-Policy"), "frame-ancestors 'none'")
	require.NotContains(t, get(t, handler, http.MethodGet, "/", nil).header.Get("Content-Security-Policy"), "unsafe")
}
