package capture_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/audit"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/edition"
	"github.com/honnin/honnin/verification/flow"
)

const work = "I sell second-hand instruments 🎻."

// asking is a flow with questions before its selfie.
func asking() *flow.Definition {
	text := func(ja, en string) map[string]string { return map[string]string{"ja": ja, "en": en} }

	return &flow.Definition{Name: "Asking", Steps: []flow.Step{
		{Kind: flow.Consent},
		{Kind: flow.Questions, Questions: []flow.Question{
			{ID: "purpose", Text: text("目的", "Purpose"), Choices: []flow.Choice{
				{ID: "savings", Text: text("貯蓄", "Savings")}, {ID: "trade", Text: text("商売", "Trade")},
			}},
			{ID: "work", Text: text("お仕事", "Your work")},
			{ID: "more", Text: text("その他", "Anything else"), Optional: true},
		}},
		{Kind: flow.Selfie, Liveness: []string{"passive"}},
	}}
}

// asked opens a verification by the flow that asks, and gives its row and the person's pass.
func (k *kit) asked(t *testing.T, binding verification.Binding) (*db.Verification, string) {
	t.Helper()

	name := uuid.NewString()
	version, err := edition.Create(k.as(), edition.Flow, name, name, asking())
	require.NoError(t, err)

	row, _, err := verification.Create(k.as(), verification.Draft{
		IdempotencyKey: name, Binding: binding, Flow: name, Pinned: &verification.Pinned{Number: version.Number, Definition: asking()},
	})
	require.NoError(t, err)

	key := k.pass(t, row)
	if binding == verification.Bound {
		k.pages[key] = newPage(t)
	}

	return row, key
}

func (k *kit) answer(t *testing.T, key, body string) answered {
	t.Helper()

	return k.do(t, key, http.MethodPost, "/questions", "application/json", strings.NewReader(body))
}

// said are the answers of a verification by question.
func (k *kit) said(t *testing.T, row *db.Verification) map[string]string {
	t.Helper()

	list, err := verification.Answers(k.as(), k.api.Blobs, row)
	require.NoError(t, err)

	answers := map[string]string{}
	for _, one := range list {
		answers[one.Question()] = one.Answer
	}

	return answers
}

func TestThePersonAnswers(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		row, key := k.asked(t, verification.Bound)
		shown := func() any { return k.look(t, key).json(t)["steps"].([]any)[1] }
		described := map[string]any{"name": "questions", "done": false, "questions": []any{
			map[string]any{"id": "purpose", "text": map[string]any{"ja": "目的", "en": "Purpose"}, "choices": []any{
				map[string]any{"id": "savings", "text": map[string]any{"ja": "貯蓄", "en": "Savings"}},
				map[string]any{"id": "trade", "text": map[string]any{"ja": "商売", "en": "Trade"}},
			}},
			map[string]any{"id": "work", "text": map[string]any{"ja": "お仕事", "en": "Your work"}},
			map[string]any{"id": "more", "text": map[string]any{"ja": "その他", "en": "Anything else"}, "optional": true},
		}}
		require.Equal(t, described, shown())

		k.consent(t, key)
		k.put(t, key, "selfie/0", photograph(t, 1))
		require.Equal(t, "steps.questions", k.submit(t, key).json(t)["error"].(map[string]any)["field"], "nothing was answered")

		got := k.answer(t, key, `{"answers":{"purpose":"savings","work":"None","more":"A dog"}}`)
		require.Equal(t, http.StatusNoContent, got.status, string(got.body))
		require.Empty(t, got.body)

		// What is said anew takes the place of all that was said before.
		require.Equal(t, http.StatusNoContent, k.answer(t, key, `{"answers":{"purpose":"trade","work":"  `+work+` ","more":null}}`).status)
		require.Equal(t, map[string]string{"purpose": "trade", "work": work}, k.said(t, row))

		described["done"] = true
		require.Equal(t, described, shown(), "what was answered is not given back")

		require.Equal(t, http.StatusAccepted, k.submit(t, key).status)
		require.Equal(t, "conflict", k.answer(t, key, `{"answers":{"purpose":"savings","work":"b"}}`).kind(t), "handed in is handed in")

		// Whoever is asked for another photograph need not answer again, and can.
		done, err := verification.Reopen(k.as(), k.api.Blobs, row.ID, verification.Again{Steps: row.Steps, Hint: "too_dark", Retake: true})
		require.NoError(t, err)
		require.True(t, done)
		require.Equal(t, described, shown())
		require.Equal(t, map[string]string{"purpose": "trade", "work": work}, k.said(t, row))

		k.put(t, key, "selfie/0", photograph(t, 2))
		require.Equal(t, http.StatusAccepted, k.submit(t, key).status)

		_, err = verification.Conclude(k.as(), row.ID, verification.Judgement{Decided: decision.Decision{Outcome: decision.Approved, Reasons: []string{}, Policy: "p"}})
		require.NoError(t, err)
		require.Equal(t, where.StateApproved, ent.From(k.ctx).Verification.GetX(k.as(), row.ID).State)

		k.sealedAway(t, row)
	})
}

// sealedAway holds that what was answered lies sealed in one row, bound to its verification, and nowhere else; and ends with the keys.
func (k *kit) sealedAway(t *testing.T, row *db.Verification) {
	t.Helper()

	kept := ent.From(k.ctx).Remark.Query().OnlyX(k.as())
	require.Equal(t, row.ID, kept.VerificationID, "erased with the rest of what is known of the person")
	require.Empty(t, kept.Plain)

	client := ent.From(k.ctx)
	everything, err := json.Marshal([]any{
		client.Verification.Query().AllX(k.as()), client.Audit.Query().Where(audit.ActionNEQ("flow.draft")).AllX(k.as()),
		client.Event.Query().AllX(k.as()), client.Report.Query().AllX(k.as()), client.Message.Query().AllX(k.as()),
	})
	require.NoError(t, err)

	for _, secret := range []string{"instruments", "trade", "savings"} {
		require.NotContains(t, string(kept.Sealed), secret)
		require.NotContains(t, string(everything), secret)
	}

	require.Equal(t, 2, client.Audit.Query().Where(audit.Action("questions.answer")).CountX(k.as()), "that they answered is on record")

	other, key := k.asked(t, verification.Bound)
	require.Equal(t, http.StatusNoContent, k.answer(t, key, `{"answers":{"purpose":"savings","work":"b"}}`).status)
	client.Remark.Update().SetSealed(kept.Sealed).ExecX(k.as())

	_, err = verification.Answers(k.as(), k.api.Blobs, other)
	require.Error(t, err, "another verification's cannot stand in for them")

	client.Tenant.UpdateOneID(k.tenant).SetKeyset([]byte{}).ExecX(k.system())
	require.Empty(t, k.said(t, row))
	require.Equal(t, "conflict", k.answer(t, key, `{"answers":{"purpose":"savings","work":"b"}}`).kind(t), "nothing is written in the clear instead")
}

func TestAnswersThatAreRefused(t *testing.T) {
	t.Parallel()

	k := light(t)
	_, key := k.asked(t, verification.Unbound)
	long := strings.Repeat("楽", flow.MaxAnswer)

	for name, test := range map[string]struct{ body, kind, field string }{
		"nothing":            {``, "invalid", "answers"},
		"no JSON":            {`nonsense`, "invalid", "answers"},
		"no answers":         {`{}`, "invalid", "answers"},
		"no text":            {`{"answers":{"purpose":7,"work":"a"}}`, "invalid", "answers"},
		"required and none":  {`{"answers":{}}`, "invalid", "answers.purpose"},
		"required and blank": {`{"answers":{"purpose":"trade","work":"　 "}}`, "invalid", "answers.work"},
		"no such question":   {`{"answers":{"purpose":"trade","work":"a","age":"7"}}`, "invalid", "answers.age"},
		"no name at all":     {`{"answers":{"purpose":"trade","work":"a","My name is Hanako":"7"}}`, "invalid", "answers"},
		"no such choice":     {`{"answers":{"purpose":"gambling","work":"a"}}`, "invalid", "answers.purpose"},
		"too long":           {`{"answers":{"purpose":"trade","work":"` + long + `a"}}`, "invalid", "answers.work"},
		"two lines":          {`{"answers":{"purpose":"trade","work":"a\nb"}}`, "invalid", "answers.work"},
		"two lines as well":  {`{"answers":{"purpose":"trade","work":"a\u2028b"}}`, "invalid", "answers.work"},
		"a control":          {`{"answers":{"purpose":"trade","work":"a\u0000b"}}`, "invalid", "answers.work"},
		"far too long":       {`{"answers":{"work":"` + strings.Repeat("a", 256<<10) + `"}}`, "invalid", ""},
	} {
		got := k.answer(t, key, test.body)
		require.Equal(t, test.kind, got.kind(t), name)
		require.NotContains(t, string(got.body), "gambling", name)
		require.NotContains(t, string(got.body), "Hanako", name)

		field, _ := got.json(t)["error"].(map[string]any)["field"].(string)
		require.Equal(t, test.field, field, name)
	}

	require.Zero(t, ent.From(k.ctx).Remark.Query().CountX(k.as()))
	require.Equal(t, http.StatusNoContent, k.answer(t, key, `{"answers":{"purpose":"trade","work":"`+long+`"}}`).status)
	require.Equal(t, http.StatusBadRequest, k.put(t, key, "questions/0", photograph(t, 1)).status, "no picture answers")

	// Answers are bound to the page like everything else, where a verification is bound.
	_, bound := k.asked(t, verification.Bound)
	delete(k.pages, bound)
	require.Equal(t, verification.CodeUnbound, k.answer(t, bound, `{"answers":{"purpose":"trade","work":"a"}}`).code(t))
	require.Equal(t, 1, ent.From(k.ctx).Remark.Query().CountX(k.as()), "and leave nothing behind")
}

// Without a flow nothing is asked, and nothing can be answered.
func TestNoQuestionsWithoutAFlow(t *testing.T) {
	t.Parallel()

	k := light(t)
	_, key := k.open(t)
	require.NotContains(t, string(k.look(t, key).body), "questions")
	require.Equal(t, "invalid", k.answer(t, key, `{"answers":{}}`).kind(t))

	_, _, err := verification.Create(k.as(), verification.Draft{IdempotencyKey: "q", Steps: []schema.Step{schema.StepSelfie, schema.StepQuestions}})
	require.ErrorContains(t, err, "Questions stand in a flow")
}

// The most that can be said fits: every question, at its longest, in the longest characters.
func TestTheLongestAnswersFit(t *testing.T) {
	t.Parallel()

	k := light(t)
	walk, name := asking(), "longest"
	walk.Steps[1].Questions = nil
	answers := map[string]string{}

	for i := range flow.MaxQuestions {
		id := strings.Repeat("q", 38) + string(rune('a'+i))
		walk.Steps[1].Questions = append(walk.Steps[1].Questions, flow.Question{ID: id, Text: map[string]string{"ja": "問"}})
		answers[id] = strings.Repeat("𠮟", flow.MaxAnswer)
	}

	version, err := edition.Create(k.as(), edition.Flow, name, name, walk)
	require.NoError(t, err)
	row, _, err := verification.Create(k.as(), verification.Draft{
		IdempotencyKey: name, Binding: verification.Unbound, Flow: name, Pinned: &verification.Pinned{Number: version.Number, Definition: walk},
	})
	require.NoError(t, err)

	text, err := json.Marshal(map[string]any{"answers": answers})
	require.NoError(t, err)

	escaped := strings.ReplaceAll(string(text), "𠮟", `\ud842\udf9f`)
	require.Equal(t, http.StatusNoContent, k.answer(t, k.pass(t, row), escaped).status)
	require.Equal(t, answers, k.said(t, row))
}
