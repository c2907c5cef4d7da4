package capture_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine/decision"
)

// own are the parts of an answer that differ from verification to verification whatever happens: its id, and when it expires.
func own() *regexp.Regexp {
	return regexp.MustCompile(`ver_[0-9a-z]{26}|"\d{4}-\d\d-\d\dT[^"]*"`)
}

// knocked is what every door says once there is a decision, the refusals among them.
func (k *kit) knocked(t *testing.T, key string) string {
	t.Helper()

	handler, said := k.api.Handler(), strings.Builder{}

	for _, door := range [][3]string{
		{http.MethodGet, "verification", ""},
		{http.MethodPost, "session", `{}`},
		{http.MethodPost, "consent", `{"version":"2026-11-01"}`},
		{http.MethodPut, "evidence/selfie/0", "\xff\xd8"},
		{http.MethodPut, "evidence/motion/0", "\xff\xd8"},
		{http.MethodPost, "challenge", `{}`},
		{http.MethodPost, "alternative", `{"step":"motion"}`},
		{http.MethodPost, "submit", ""},
		{http.MethodPost, "events", `{"events":[]}`},
		{http.MethodGet, "nowhere", ""},
	} {
		request := httptest.NewRequest(door[0], "/capture/v1/"+door[1], strings.NewReader(door[2]))
		request.Header.Set("Authorization", "Bearer "+key)
		request.Header.Set("Content-Type", "application/json")

		if door[0] == http.MethodPut {
			request.Header.Set("Content-Type", "image/jpeg")
		}

		answer := httptest.NewRecorder()
		handler.ServeHTTP(answer, request)
		fmt.Fprintf(&said, "%s %s: %d %s %s\n", door[0], door[1], answer.Code, written(t, answer.Header()), own().ReplaceAllString(answer.Body.String(), "•"))
	}

	return said.String()
}

// Not only the outcome is silent: every other door says the same bytes, whatever the reason was.
func TestNoHintsAtAnyOtherDoor(t *testing.T) {
	t.Parallel()

	for _, outcome := range []decision.Outcome{decision.Declined, decision.Review} {
		k := light(t)
		dice := rand.New(rand.NewPCG(3, 4))
		want := ""

		for _, name := range slices.Sorted(maps.Keys(failures())) {
			for range 3 {
				_, key := k.failed(t, dice, failures()[name], outcome)

				got := k.knocked(t, key)
				if want == "" {
					want = got
				}

				require.Equal(t, want, got, name)
			}
		}

		require.NotContains(t, want, "secret")
		require.Contains(t, want, "GET verification: 200")
		require.Contains(t, want, "POST submit: 202")
	}
}
