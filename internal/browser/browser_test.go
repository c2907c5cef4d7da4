package browser_test

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/browser"
	"github.com/honnin/honnin/internal/fault"
)

func guard(t *testing.T, base string) *browser.Guard {
	t.Helper()

	made, err := browser.New(base)
	require.NoError(t, err)

	return made
}

func request(t *testing.T, method string, header map[string]string, cookie bool) *http.Request {
	t.Helper()

	made := httptest.NewRequestWithContext(t.Context(), method, "https://id.example.com/session", nil)
	for name, value := range header {
		made.Header.Set(name, value)
	}

	if cookie {
		made.AddCookie(&http.Cookie{Name: browser.Session, Value: "token"})
	}

	return made
}

func TestCredential(t *testing.T) {
	t.Parallel()

	ours := guard(t, "https://id.example.com")

	for name, test := range map[string]struct {
		method string
		header map[string]string
		cookie bool
		want   fault.Kind
	}{
		"our page":                     {"POST", map[string]string{"X-Honnin-CSRF": "1", "Sec-Fetch-Site": "same-origin", "Origin": "https://id.example.com"}, true, ""},
		"a program":                    {"POST", map[string]string{"X-Honnin-CSRF": "1"}, true, ""},
		"an old browser":               {"POST", map[string]string{"X-Honnin-CSRF": "1", "Origin": "https://id.example.com"}, true, ""},
		"no header":                    {"POST", map[string]string{"Sec-Fetch-Site": "same-origin"}, true, fault.Forbidden},
		"another header":               {"POST", map[string]string{"X-Honnin-CSRF": "0"}, true, fault.Forbidden},
		"another site":                 {"POST", map[string]string{"X-Honnin-CSRF": "1", "Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}, true, fault.Forbidden},
		"a sister site":                {"POST", map[string]string{"X-Honnin-CSRF": "1", "Sec-Fetch-Site": "same-site", "Origin": "https://blog.example.com"}, true, fault.Forbidden},
		"another site, an old browser": {"POST", map[string]string{"X-Honnin-CSRF": "1", "Origin": "https://evil.example"}, true, fault.Forbidden},
		"a page without an origin":     {"POST", map[string]string{"X-Honnin-CSRF": "1", "Origin": "null"}, true, fault.Forbidden},
		"deleting from another site":   {"DELETE", map[string]string{"X-Honnin-CSRF": "1", "Sec-Fetch-Site": "cross-site"}, true, fault.Forbidden},
		"an image on our page":         {"GET", map[string]string{"Sec-Fetch-Site": "same-origin"}, true, ""},
		"nobody":                       {"POST", map[string]string{"X-Honnin-CSRF": "1"}, false, fault.Unauthenticated},
	} {
		token, err := ours.Credential(request(t, test.method, test.header, test.cookie))
		if test.want == "" {
			require.NoError(t, err, name)
			require.Equal(t, fault.Secret("token"), token)
		} else {
			require.True(t, fault.Is(err, test.want), "%s: %v", name, err)
		}
	}
}

// A form of another site can send files without asking first. It gets no further than any other request of that site.
func TestMultipart(t *testing.T) {
	t.Parallel()

	var body bytes.Buffer

	form := multipart.NewWriter(&body)
	require.NoError(t, form.WriteField("operations", `{"query":"mutation { … }"}`))
	require.NoError(t, form.Close())

	for _, site := range []string{"cross-site", "same-site", "same-origin"} {
		sent := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "https://id.example.com/graphql", &body)
		sent.Header.Set("Content-Type", form.FormDataContentType())
		sent.Header.Set("Sec-Fetch-Site", site)
		sent.AddCookie(&http.Cookie{Name: browser.Session, Value: "token"})

		_, err := guard(t, "https://id.example.com").Credential(sent)
		require.True(t, fault.Is(err, fault.Forbidden), "a form cannot carry the header: %s", site)
	}
}

func TestCookies(t *testing.T) {
	t.Parallel()

	for base, secure := range map[string]bool{"https://id.example.com": true, "http://127.0.0.1:8080": false} {
		w := httptest.NewRecorder()
		guard(t, base).Give(w, browser.Session, "token", time.Hour)
		guard(t, base).Give(w, browser.Device, "", time.Hour)

		cookies := w.Result().Cookies()
		require.Len(t, cookies, 2)
		require.Equal(t, "token", cookies[0].Value)
		require.Equal(t, 3600, cookies[0].MaxAge)
		require.Equal(t, secure, cookies[0].Secure)
		require.True(t, cookies[0].HttpOnly)
		require.Equal(t, http.SameSiteLaxMode, cookies[0].SameSite)
		require.Empty(t, cookies[0].Domain)
		require.Negative(t, cookies[1].MaxAge, "taken back")
	}

	known := request(t, http.MethodPost, nil, false)
	require.Empty(t, browser.Known(known))
	known.AddCookie(&http.Cookie{Name: browser.Device, Value: "device"})
	require.Equal(t, fault.Secret("device"), browser.Known(known))
}

func TestBaseURL(t *testing.T) {
	t.Parallel()

	for _, bad := range []string{"", "id.example.com", "ftp://id.example.com", "https://", "http://a b"} {
		_, err := browser.New(bad)
		require.ErrorIs(t, err, browser.ErrBaseURL, bad)
	}
}
