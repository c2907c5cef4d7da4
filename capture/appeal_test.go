package capture_test

import (
	"bytes"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/capture"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/internal/pass"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/edition"
	"github.com/honnin/honnin/verification/flow"
	"github.com/honnin/honnin/verification/review"
)

// declined is a verification by a flow that the policy declined, and the pass of its person to object.
func (k *kit) declined(t *testing.T) (row *db.Verification, key string) {
	t.Helper()

	return k.declinedBy(t, verification.Unbound, flow.Options{})
}

// declinedBy is the same by a flow with options, and with writes that must be bound or need not.
func (k *kit) declinedBy(t *testing.T, binding verification.Binding, options flow.Options) (row *db.Verification, key string) {
	t.Helper()

	walk := &flow.Definition{Name: "n", Steps: []flow.Step{{Kind: flow.Consent}, {Kind: flow.Selfie, Liveness: []string{"passive"}}}, Options: options}
	name := uuid.NewString()
	version, err := edition.Create(k.as(), edition.Flow, name, name, walk)
	require.NoError(t, err)

	row, _, err = verification.Create(k.as(), verification.Draft{
		IdempotencyKey: name, Binding: binding, Flow: name, Pinned: &verification.Pinned{Number: version.Number, Definition: walk},
	})
	require.NoError(t, err)

	ent.From(k.as()).Verification.UpdateOneID(row.ID).SetState(where.StateSubmitted).SetSubmittedAt(time.Now()).ExecX(k.as())
	_, err = verification.Conclude(k.as(), row.ID, verification.Judgement{
		Decided: decision.Decision{Outcome: decision.Declined, Reasons: []string{"passive"}, Policy: "p"},
	})
	require.NoError(t, err)

	row, err = verification.Get(k.as(), row.ID)
	require.NoError(t, err)
	until, err := review.Appealable(k.as(), row, time.Now())
	require.NoError(t, err)
	key, err = pass.Sign(k.api.Signer, pass.Bound{Tenant: row.TenantID, Verification: row.ID, Expires: until, Appeal: true})
	require.NoError(t, err)

	return row, key
}

func TestAPersonObjects(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		row, key := k.declined(t)
		k.api.Pace = capture.Pace{Grid: time.Millisecond, Hold: time.Second}

		outcome := k.do(t, k.pass(t, row), http.MethodGet, "/outcome", "", nil)
		require.Equal(t, key, outcome.json(t)["appeal"], "the outcome leads there")
		require.NotContains(t, string(outcome.body), "passive")

		looked := k.do(t, key, http.MethodGet, "/appeal", "", nil)
		require.Equal(t, "open", looked.json(t)["state"])
		require.Equal(t, map[string]any{"name": "みなと銀行", "logo": nil, "theme": nil}, looked.json(t)["tenant"])
		require.NotContains(t, string(looked.body), "passive")

		picture := photograph(t, 3)
		for _, frame := range []string{"0", "0", "2"} {
			require.Equal(t, http.StatusCreated, k.do(t, key, http.MethodPut, "/appeal/evidence/"+frame, "image/jpeg", bytes.NewReader(picture)).status)
		}

		for path, media := range map[string]string{"3": "image/jpeg", "-1": "image/jpeg", "x": "image/jpeg", "1": "text/plain"} {
			require.GreaterOrEqual(t, k.do(t, key, http.MethodPut, "/appeal/evidence/"+path, media, bytes.NewReader(picture)).status, 400, path)
		}

		for _, body := range []string{``, `{}`, `{"words":"` + strings.Repeat("x", review.MaxWords+1) + `"}`, strings.Repeat("x", 30<<10)} {
			got := k.do(t, key, http.MethodPost, "/appeal", "application/json", strings.NewReader(body))
			require.GreaterOrEqual(t, got.status, 400)
			require.Less(t, got.status, 500)
		}

		for range 2 {
			require.Equal(t, http.StatusCreated, k.do(t, key, http.MethodPost, "/appeal", "application/json", strings.NewReader(`{"words":"It is me."}`)).status)
		}

		require.Equal(t, "sent", k.do(t, key, http.MethodGet, "/appeal", "", nil).json(t)["state"])
		require.Equal(t, http.StatusConflict, k.do(t, key, http.MethodPost, "/appeal", "application/json", strings.NewReader(`{"words":"More."}`)).status)
		require.Equal(t, http.StatusConflict, k.do(t, key, http.MethodPut, "/appeal/evidence/1", "image/jpeg", bytes.NewReader(picture)).status)
		require.Equal(t, 2, ent.From(k.as()).Evidence.Query().CountX(k.as()))
	})
}

// A pass opens what it is for: one to capture no appeal, and one to object nothing else.
func TestAPassForAnAppealOpensNothingElse(t *testing.T) {
	t.Parallel()

	k := light(t)
	row, key := k.declined(t)

	for path, method := range map[string]string{
		"/verification": http.MethodGet, "/outcome": http.MethodGet, "/submit": http.MethodPost, "/consent": http.MethodPost,
	} {
		require.Equal(t, http.StatusUnauthorized, k.do(t, key, method, path, "", nil).status, path)
	}

	require.Equal(t, http.StatusUnauthorized, k.do(t, k.pass(t, row), http.MethodGet, "/appeal", "", nil).status)
	require.Equal(t, http.StatusUnauthorized, k.do(t, key+"x", http.MethodGet, "/appeal", "", nil).status)
}
