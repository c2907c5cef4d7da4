package capture_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/audit"
	"github.com/honnin/honnin/ent/db/tenant"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/verification"
)

// The page wears the tenant's logo, colour and corners.
func TestThePageWearsTheBrand(t *testing.T) {
	t.Parallel()

	k := light(t)
	_, key := k.open(t)

	ent.From(k.ctx).Brand.Create().SetRadius(4).SetLogo([]byte("png")).ExecX(k.as())
	require.Equal(t, map[string]any{"name": "みなと銀行", "logo": "data:image/png;base64,cG5n", "theme": nil}, k.look(t, key).json(t)["tenant"])

	ent.From(k.ctx).Brand.Update().SetAccent("#0a7d5c").ExecX(k.as())
	require.Equal(t, map[string]any{"accent": "#0a7d5c", "radius": 4.0}, k.look(t, key).json(t)["tenant"].(map[string]any)["theme"])
}

func TestThePersonsWay(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		row, key := k.open(t, schema.StepSelfie, schema.StepReference)

		first := k.look(t, key)
		require.Equal(t, http.StatusOK, first.status)

		seen := first.json(t)
		require.Equal(t, "capturing", seen["state"], "the look itself is the person's coming")
		require.Equal(t, map[string]any{"name": "みなと銀行", "logo": nil, "theme": nil}, seen["tenant"])
		require.Equal(t, []any{
			map[string]any{"name": "consent", "version": "2026-11-01", "done": false},
			map[string]any{"name": "selfie", "frames": map[string]any{"min": 1.0, "max": 5.0}, "done": false},
			map[string]any{"name": "reference", "frames": map[string]any{"min": 1.0, "max": 1.0}, "done": false},
		}, seen["steps"])
		require.Nil(t, seen["language"])
		require.Contains(t, seen, "redirectUrl")
		require.EqualValues(t, 15<<20, seen["limits"].(map[string]any)["maxBytes"])

		require.Equal(t, "conflict", k.submit(t, key).kind(t), "nothing is there yet")
		require.Equal(t, http.StatusNoContent, k.consent(t, key).status)
		require.Equal(t, http.StatusNoContent, k.consent(t, key).status, "twice is harmless")

		image := photograph(t, 1)
		hash := sha256.Sum256(image)

		for range 2 {
			got := k.put(t, key, "selfie/0", image)
			require.Equal(t, http.StatusCreated, got.status)
			require.Equal(t, map[string]any{"frame": 0.0, "sha256": hex.EncodeToString(hash[:]), "bytes": float64(len(image))}, got.json(t))
		}

		require.Equal(t, http.StatusCreated, k.put(t, key, "selfie/4", photograph(t, 2)).status)
		require.Equal(t, "conflict", k.submit(t, key).kind(t), "the reference is missing")
		require.Equal(t, http.StatusCreated, k.put(t, key, "reference/0", photograph(t, 3)).status)
		require.Empty(t, k.rung)

		for range 2 {
			got := k.submit(t, key)
			require.Equal(t, http.StatusAccepted, got.status)
			require.Equal(t, map[string]any{"state": "submitted"}, got.json(t))
		}

		require.Contains(t, k.rung, row.ID)
		require.Equal(t, where.StateSubmitted, ent.From(k.ctx).Verification.GetX(k.as(), row.ID).State)
		require.Equal(t, 3, ent.From(k.ctx).Evidence.Query().CountX(k.as()))
		require.Equal(t, "conflict", k.put(t, key, "selfie/1", image).kind(t), "handed in is handed in")
	})
}

// A document has two sides of which the first is needed, and is for people to look at.
func TestADocumentsSides(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		row, key := k.open(t, schema.StepDocument, schema.StepSelfie)

		shown := func() any { return k.look(t, key).json(t)["steps"].([]any)[1] }
		described := map[string]any{
			"name": "document", "frames": map[string]any{"min": 1.0, "max": 2.0}, "sides": []any{"front", "back"}, "done": false,
		}
		require.Equal(t, described, shown())

		k.consent(t, key)
		k.put(t, key, "selfie/0", photograph(t, 1))

		require.Equal(t, http.StatusCreated, k.put(t, key, "document/1", photograph(t, 2)).status)
		require.Equal(t, described, shown(), "a back alone is no document")
		require.Equal(t, "conflict", k.submit(t, key).kind(t))
		require.Equal(t, http.StatusBadRequest, k.put(t, key, "document/2", photograph(t, 2)).status)

		require.Equal(t, http.StatusCreated, k.put(t, key, "document/0", photograph(t, 3)).status)

		described["done"] = true
		require.Equal(t, described, shown())
		require.Equal(t, http.StatusAccepted, k.submit(t, key).status)

		captured, _, err := verification.Load(k.as(), k.api.Blobs, row.ID, decision.Policy{})
		require.NoError(t, err)
		require.NotContains(t, captured, engine.Kind("document"), "no check reads the document")
	})
}

func TestSubmitOutlivesTheQueue(t *testing.T) {
	t.Parallel()

	k := light(t)
	k.queue = errQueue

	row, key := k.open(t)
	k.consent(t, key)
	k.put(t, key, "selfie/0", photograph(t, 1))
	require.Equal(t, http.StatusAccepted, k.submit(t, key).status, "the sweep repairs it")
	require.Equal(t, where.StateSubmitted, ent.From(k.ctx).Verification.GetX(k.as(), row.ID).State)
}

// Towards the person, what was handed in looks the same whatever became of it: byte for byte, on every route.
func TestTheDecisionNeverShows(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		row, key := k.open(t)
		k.look(t, key)
		k.consent(t, key)
		k.put(t, key, "selfie/0", photograph(t, 1))
		k.submit(t, key)

		routes := map[string]func() answered{
			"look":    func() answered { return k.look(t, key) },
			"upload":  func() answered { return k.put(t, key, "selfie/0", photograph(t, 2)) },
			"consent": func() answered { return k.consent(t, key) },
			"submit":  func() answered { return k.submit(t, key) },
		}

		for name, ask := range routes {
			want := ask()

			for _, state := range []where.State{where.StateApproved, where.StateDeclined, where.StateReview} {
				k.force(t, row, state)

				got := ask()
				require.Equal(t, want.status, got.status, "%s %s", name, state)
				require.Equal(t, string(want.body), string(got.body), "%s %s", name, state)
				require.NotContains(t, string(got.body), string(state))
				require.Len(t, got.header, len(want.header), "%s %s", name, state)
			}

			k.force(t, row, where.StateSubmitted)
		}
	})
}

func TestClosed(t *testing.T) {
	t.Parallel()

	k := light(t)

	for _, state := range []where.State{where.StateCanceled, where.StateExpired} {
		row, key := k.open(t)
		k.force(t, row, state)

		require.Equal(t, "closed", k.look(t, key).json(t)["state"], state)

		for name, got := range map[string]answered{
			"upload": k.put(t, key, "selfie/0", photograph(t, 1)), "consent": k.consent(t, key), "submit": k.submit(t, key),
		} {
			require.Equal(t, http.StatusConflict, got.status, "%s %s", state, name)
			require.Equal(t, "conflict", got.kind(t))
			require.NotContains(t, string(got.body), string(state))
		}
	}
}

func TestUnusableUploads(t *testing.T) {
	t.Parallel()

	k := light(t)
	_, key := k.open(t)
	whole := photograph(t, 1)
	huge := append(append([]byte{}, whole...), make([]byte, 15<<20)...)

	for name, test := range map[string]struct {
		place, media string
		body         []byte
		status       int
		kind         string
	}{
		"no step of ours":    {"passport/0", "image/jpeg", whole, 400, "invalid"},
		"not asked for":      {"reference/0", "image/jpeg", whole, 400, "invalid"},
		"frame beyond":       {"selfie/5", "image/jpeg", whole, 400, "invalid"},
		"frame below":        {"selfie/-1", "image/jpeg", whole, 400, "invalid"},
		"frame no number":    {"selfie/x", "image/jpeg", whole, 400, "invalid"},
		"said to be text":    {"selfie/0", "text/plain", whole, 415, "unsupported"},
		"says nothing":       {"selfie/0", "", whole, 415, "unsupported"},
		"not an image":       {"selfie/0", "image/jpeg", []byte(strings.Repeat("words ", 100)), 415, "unsupported"},
		"cut in the header":  {"selfie/0", "image/jpeg", whole[:20], 422, "truncated"},
		"too large, told":    {"selfie/0", "image/jpeg", huge, 413, "too_large"},
		"an SVG with script": {"selfie/0", "image/svg+xml", []byte(`<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>`), 415, "unsupported"},
	} {
		got := k.do(t, key, http.MethodPut, "/evidence/"+test.place, test.media, bytes.NewReader(test.body))
		require.Equal(t, test.status, got.status, "%s: %s", name, got.body)
		require.Equal(t, test.kind, got.kind(t), name)
	}

	// Without a Content-Length the limit shows only while it streams.
	streamed := k.do(t, key, http.MethodPut, "/evidence/selfie/0", "image/jpeg", struct{ *bytes.Reader }{bytes.NewReader(huge)})
	require.Equal(t, "too_large", streamed.kind(t))
	require.Zero(t, ent.From(k.ctx).Evidence.Query().CountX(k.as()), "nothing of it was kept")
}

func TestConsentNeedsTheTextInForce(t *testing.T) {
	t.Parallel()

	k := light(t)
	_, key := k.open(t)

	for _, body := range []string{``, `nonsense`, `{}`, `{"version":"2020-01-01"}`, `{"version":"` + strings.Repeat("a", 8<<10) + `"}`} {
		got := k.do(t, key, http.MethodPost, "/consent", "application/json", strings.NewReader(body))
		require.Equal(t, "invalid", got.kind(t), body)
	}
}

func TestEveryAnswerIsShielded(t *testing.T) {
	t.Parallel()

	k := light(t)
	_, key := k.open(t)

	for name, got := range map[string]answered{"good": k.look(t, key), "refused": k.look(t, "cap_nonsense"), "nothing": k.do(t, key, http.MethodGet, "/x", "", nil)} {
		require.Equal(t, "nosniff", got.header.Get("X-Content-Type-Options"), name)
		require.Equal(t, "no-store", got.header.Get("Cache-Control"), name)
		require.Equal(t, "no-referrer", got.header.Get("Referrer-Policy"), name)
		require.Contains(t, got.header.Get("Content-Security-Policy"), "default-src 'none'", name)
		require.NotEmpty(t, got.header.Get("X-Request-ID"), name)
	}
}

// What the person did is on record in the tenant's audit log, by whom and from where; the same again is not.
func TestThePersonsDoingsAreOnRecord(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		row, key := k.open(t)
		for range 2 {
			k.look(t, key)
			k.put(t, key, "selfie/0", photograph(t, 1))
		}

		k.consent(t, key)
		k.submit(t, key)
		k.submit(t, key)

		var did []string

		for _, link := range ent.From(k.ctx).Audit.Query().Order(audit.BySeq()).AllX(k.as())[1:] {
			did = append(did, link.Action)
			require.Equal(t, "applicant", link.ActorKind)
			require.Equal(t, id.Format(id.Verification, row.ID), link.Actor)
			require.Equal(t, "127.0.0.1", link.Address)
		}

		require.Equal(t, []string{"verification.start", "capture.open", "evidence.attach", "verification.consent", "verification.submit"}, did)
	})
}

// While the tenant is suspended the person sees a closed verification and nothing changes; afterwards they can go on.
func TestNothingIsCapturedForASuspendedTenant(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		row, key := k.open(t)
		put := func(state tenant.State) {
			ent.From(k.ctx).Tenant.UpdateOneID(k.tenant).SetState(state).ExecX(k.system())
		}

		put(tenant.StateSuspended)

		seen := k.look(t, key)
		require.Equal(t, http.StatusOK, seen.status)
		require.Equal(t, "closed", seen.json(t)["state"])

		for name, got := range map[string]answered{
			"upload": k.put(t, key, "selfie/0", photograph(t, 1)), "consent": k.consent(t, key), "submit": k.submit(t, key),
		} {
			require.Equal(t, http.StatusConflict, got.status, name)
			require.NotContains(t, string(got.body), "suspended", name)
		}

		require.Equal(t, where.StateCreated, ent.From(k.ctx).Verification.GetX(k.as(), row.ID).State)

		put(tenant.StateActive)
		require.Equal(t, "capturing", k.look(t, key).json(t)["state"])
	})
}
