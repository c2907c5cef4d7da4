package graph_test

import (
	"encoding/json"
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/verification"
)

const reportQuery = `query($id: ID!) { verification(id: $id) {
  state submittedAt concludedAt captureUrl timeline { id type at }
  report { id decision reasons policyVersion thresholds createdAt
    findings { check version outcome score reasons measures durationMs models { name sha256 } } }
} }`

func TestReport(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		row := k.create(t, "a")
		k.capture(t, row, 1)

		_, err := verification.Start(k.as(), row.ID)
		require.NoError(t, err)
		require.NoError(t, verification.Consent(k.as(), row.ID, "1"))
		_, err = verification.Submit(k.as(), row.ID)
		require.NoError(t, err)

		score := 0.25
		findings := []engine.Finding{
			{
				Check: "passive", Version: "3", Outcome: engine.Fail, Score: &score, Reasons: []engine.Reason{"looks_like_a_screen"},
				Measures: map[string]float64{"frames": 3}, Models: map[string]string{"b": "22", "a": "11"}, DurationMS: 6.5,
			},
			{Check: "match", Version: "1", Outcome: engine.Skipped},
		}
		decided := decision.Decision{Outcome: decision.Declined, Reasons: []string{"passive.fail"}, Policy: "test-1", Rule: "passive.fail"}

		done, err := verification.Conclude(k.as(), row.ID, verification.Judgement{Findings: findings, Decided: decided, Thresholds: engine.Thresholds{"passive.score.min": 0.5}})
		require.NoError(t, err)
		require.True(t, done)

		got := at(k.ask(t, k.key, reportQuery, map[string]any{"id": id.Format(id.Verification, row.ID)}), "verification")
		require.Equal(t, "DECLINED", at(got, "state"))
		require.Nil(t, at(got, "captureUrl"), "nothing more can be captured")
		require.NotNil(t, at(got, "submittedAt"))
		require.NotNil(t, at(got, "concludedAt"))

		report := at(got, "report")
		require.Regexp(t, `^rep_[0-9a-z]{26}$`, at(report, "id"))
		require.Equal(t, "DECLINED", at(report, "decision"))
		require.Equal(t, []any{"passive.fail"}, at(report, "reasons"))
		require.Equal(t, "test-1", at(report, "policyVersion"))
		require.Equal(t, map[string]any{"passive.score.min": 0.5}, at(report, "thresholds"))
		require.Equal(t, map[string]any{
			"check": "passive", "version": "3", "outcome": "FAIL", "score": 0.25, "reasons": []any{"looks_like_a_screen"},
			"measures": map[string]any{"frames": 3.0}, "durationMs": 6.5,
			"models": []any{map[string]any{"name": "a", "sha256": "11"}, map[string]any{"name": "b", "sha256": "22"}},
		}, at(report, "findings", 0))
		require.Equal(t, map[string]any{
			"check": "match", "version": "1", "outcome": "SKIPPED", "score": nil, "reasons": []any{},
			"measures": map[string]any{}, "durationMs": 0.0, "models": []any{},
		}, at(report, "findings", 1), "what is empty is a list, never null")
	})
}

// A database that is gone is ours to read of in the log; the caller gets a request id to ask with.
func TestFailuresOfOursSayNothing(t *testing.T) {
	t.Parallel()

	k := light(t)
	k.ask(t, k.key, `{ viewer { name } }`, nil) // the gate remembers the key
	require.NoError(t, k.api.DB.Close())

	status, data := k.send(t, http.MethodPost, "/graphql", []byte(`{"query":"{ verifications { edges { cursor } } }"}`), http.Header{
		"Content-Type": {"application/json"}, "Authorization": {"Bearer " + string(k.key)},
	})
	require.Equal(t, http.StatusOK, status)

	var answer said

	require.NoError(t, json.Unmarshal(data, &answer))
	require.Len(t, answer.Errors, 1)
	require.Equal(t, "internal", answer.Errors[0].Extensions["kind"])
	require.Contains(t, answer.Errors[0].Extensions["requestId"], "req_")
	require.NotContains(t, string(data), "sql")
}
