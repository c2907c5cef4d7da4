package graph_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/grant"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/feature"
	"github.com/honnin/honnin/verification"
)

const (
	questioning = "name: Asking\nsteps:\n- {kind: consent}\n- {kind: selfie, liveness: [passive]}\n- kind: questions\n  questions:\n" +
		"  - {id: job, text: {en: Job, ja: 職業}, choices: [{id: nurse, text: {ja: 看護師}}, {id: cook, text: {en: Cook, ja: 調理師}}]}\n" +
		"  - {id: why, text: {ja: 目的}, optional: true}\n  - {id: more, text: {en: More}, optional: true}\noptions: {languages: [ja, en]}\n"

	shownAnswers = `query($id: ID!) { verification(id: $id) { steps answers {
		question text english: text(language: "en") answer choiceText japanese: choiceText(language: "ja") } } }`
)

// answered publishes a flow with questions, opens a verification by it, and walks it to the decision.
func (k *kit) answered(t *testing.T, admin fault.Secret) string {
	t.Helper()

	version := at(k.ask(t, admin, createFlow, input(map[string]any{"idempotencyKey": "q", "name": "asking", "yaml": questioning})), "createFlow", "version")
	require.Empty(t, at(version, "findings"))

	for _, query := range []string{validateFlow, publishFlow} {
		version = at(k.ask(t, admin, query, input(map[string]any{"id": at(version, "id"), "revision": at(version, "revision")})), "moved", "version")
	}

	require.Equal(t, "PUBLISHED", at(version, "state"))

	k.terms(feature.UnboundCapture, grant.StateOn, nil)

	opened := at(k.ask(t, admin, openByFlow, input(map[string]any{"idempotencyKey": "v", "flow": "asking", "binding": "UNBOUND"})), "createVerification", "verification")
	require.Equal(t, []any{"SELFIE", "QUESTIONS"}, at(opened, "steps"))

	shown, ok := at(opened, "id").(string)
	require.True(t, ok)
	key, err := id.Parse(id.Verification, shown)
	require.NoError(t, err)

	_, err = verification.Start(k.as(), key)
	require.NoError(t, err)
	require.NoError(t, verification.Consent(k.as(), key, "1"))
	row, err := verification.Get(k.as(), key)
	require.NoError(t, err)
	k.capture(t, row, 1)

	missing := (*verification.MissingError)(nil)
	_, err = verification.Submit(k.as(), key)
	require.ErrorAs(t, err, &missing)
	require.NoError(t, verification.Answer(k.as(), k.api.Blobs, key, map[string]string{"job": "cook", "why": "<引っ越し> & \"more\""}))
	_, err = verification.Submit(k.as(), key)
	require.NoError(t, err)
	_, err = verification.Claim(k.as(), key, time.Minute)
	require.NoError(t, err)
	_, err = verification.Conclude(k.as(), key, verification.Judgement{
		Findings: []engine.Finding{{Check: "face", Outcome: engine.Pass}}, Decided: decision.Decision{Outcome: decision.Approved, Policy: "1", Reasons: []string{}},
	})
	require.NoError(t, err)

	return shown
}

// What a person answered is shown to those who may see their face, each look on record, and to nobody else.
func TestAnswersOverTheAPI(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		admin := k.newKey(t, k.ours, "admin")
		shown := map[string]any{"id": k.answered(t, admin)}

		require.Equal(t, []any{
			map[string]any{"question": "job", "text": "職業", "english": "Job", "answer": "cook", "choiceText": "調理師", "japanese": "調理師"},
			map[string]any{"question": "why", "text": "目的", "english": "目的", "answer": "<引っ越し> & \"more\"", "choiceText": nil, "japanese": nil},
		}, at(k.ask(t, admin, shownAnswers, shown), "verification", "answers"))

		looked := k.views(t, "verification.view")
		require.Len(t, looked, 1)
		require.JSONEq(t, `{"shown":["answers"]}`, string(looked[0].After), "that they were shown, and not what")

		// Who may not see faces does not see these, nor does another tenant.
		require.Equal(t, "forbidden", k.try(t, k.newKey(t, k.ours, "auditor"), shownAnswers, shown).kind())
		require.Nil(t, at(k.ask(t, k.other, shownAnswers, shown), "verification"))
		require.Len(t, k.views(t, "verification.view"), 1)

		// Without a flow there are none, and nobody can ask for the step.
		plain := map[string]any{"id": id.Format(id.Verification, k.create(t, "plain").ID)}
		require.Empty(t, at(k.ask(t, admin, shownAnswers, plain), "verification", "answers"))
		require.Len(t, k.views(t, "verification.view"), 1, "nothing was shown of them")

		asked := input(map[string]any{"idempotencyKey": "s", "steps": []any{"SELFIE", "QUESTIONS"}})
		require.Equal(t, "input.steps", at(k.ask(t, admin, openByFlow, asked), "createVerification", "field"))

		// They end with the keys.
		ent.From(k.ctx).Tenant.UpdateOneID(k.ours).SetKeyset([]byte{}).ExecX(k.system())
		require.Empty(t, at(k.ask(t, admin, shownAnswers, shown), "verification", "answers"))
	})
}
