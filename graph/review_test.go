package graph_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/ent"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/internal/browser"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/sign"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/policy"
	"github.com/honnin/honnin/verification/review"
)

// member makes somebody a member of ours and signs them in.
func (k *kit) member(t *testing.T, role string) (cookie *http.Cookie, shown string) {
	t.Helper()

	person := ent.From(k.system()).User.Create().SetEmail(uuid.NewString() + "@example.com").SaveX(k.system())
	ent.From(k.system()).Membership.Create().SetTenantID(k.ours).SetUserID(person.ID).SetRole(role).SetSource("invitation").ExecX(k.system())

	token, err := sign.Begin(k.system(), sign.Proof{User: person.ID, Tenant: k.ours, Method: "password", AAL: 2}, time.Now())
	require.NoError(t, err)

	return &http.Cookie{Name: browser.Session, Value: string(token)}, id.Format(id.User, person.ID)
}

// waiting is the case of a verification of ours, with a picture and a report.
func (k *kit) waiting(t *testing.T, terms policy.Terms) string {
	t.Helper()

	row := k.create(t, uuid.NewString())
	k.capture(t, row, 7)
	ent.From(k.as()).Verification.UpdateOneID(row.ID).SetState(where.StateSubmitted).SetSubmittedAt(time.Now()).ExecX(k.as())

	_, err := verification.Conclude(k.as(), row.ID, verification.Judgement{
		Findings: []engine.Finding{{Check: "passive", Outcome: engine.Fail, Measures: map[string]float64{"passive.live": .2}}},
		Decided:  decision.Decision{Outcome: decision.Review, Reasons: []string{"passive"}, Policy: "p"},
	})
	require.NoError(t, err)
	require.NoError(t, review.Open(k.as(), row.ID, terms))

	waits, err := review.Of(k.as(), row.ID)
	require.NoError(t, err)

	return id.Format(id.ReviewCase, waits.ID)
}

const caseFields = `id state level cause round priority dueAt overdue fourEyes assignee { id email } holder { id email } heldUntil obstacle
	reviews { id round reviewer { id email } verdict reasons note } outcome decidedAt truth revision appeal { words }
	verification { state decidedByReview truth report { decision findings { check outcome measures } } evidence { imageUrl } }`

// claimed asks for one of the verbs of a claim.
func claimed(verb string) string {
	more := map[string]string{"claimReview": `... on AlreadyClaimed { by { id email } until }`, "renewReview": "", "releaseReview": ""}[verb]
	payload := strings.ToUpper(verb[:1]) + verb[1:] + "Payload"

	if verb != "releaseReview" {
		more += " ... on ReviewRefused { obstacle }"
	}

	return `mutation($id: ID!) { answer: ` + verb + `(input: {id: $id}) { __typename ... on UserError { message } ` +
		more + ` ... on ` + payload + ` { case { ` + caseFields + ` } } } }`
}

const decideQuery = `mutation($input: DecideReviewInput!) { answer: decideReview(input: $input) { __typename
	... on UserError { message } ... on StaleRevision { revision } ... on ReviewRefused { obstacle } ... on InvalidInput { field }
	... on DecideReviewPayload { case { ` + caseFields + ` } } } }`

func TestReviewOverTheAPI(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		shown := k.waiting(t, policy.Terms{})
		admin := k.newKey(t, k.ours, "admin")
		mine, me := k.member(t, "reviewer")
		other, _ := k.member(t, "reviewer")
		senior, _ := k.member(t, "senior-reviewer")

		// A program can read the queue, and take nothing.
		queue := k.ask(t, admin, `{ reviewCases { edges { cursor node { id obstacle } } pageInfo { hasNextPage endCursor } } }`, nil)
		require.Equal(t, shown, at(queue, "reviewCases", "edges", 0, "node", "id"))
		require.Equal(t, "NOT_A_REVIEWER", at(queue, "reviewCases", "edges", 0, "node", "obstacle"))
		program := k.ask(t, admin, claimed("claimReview"), map[string]any{"id": shown})
		require.Equal(t, "ReviewRefused", at(program, "answer", "__typename"))

		got := k.person(t, mine, claimed("claimReview"), map[string]any{"id": shown})
		require.Empty(t, got.Errors)
		taken := at(got.Data, "answer", "case")
		require.Equal(t, me, at(taken, "holder", "id"))
		require.NotNil(t, at(taken, "holder", "email"))
		require.Equal(t, "passive", at(taken, "verification", "report", "findings", 0, "check"))
		require.NotNil(t, at(taken, "verification", "evidence", 0, "imageUrl"))

		late := k.person(t, other, claimed("claimReview"), map[string]any{"id": shown})
		require.Equal(t, "AlreadyClaimed", at(late.Data, "answer", "__typename"))
		require.Equal(t, me, at(late.Data, "answer", "by", "id"))
		require.NotNil(t, at(late.Data, "answer", "until"))

		own := k.person(t, mine, `{ myReviewCases { edges { node { id } } } }`, nil)
		require.Equal(t, shown, at(own.Data, "myReviewCases", "edges", 0, "node", "id"))

		said := map[string]any{
			"id": shown, "revision": 0, "idempotencyKey": "a", "verdict": "DECLINE", "reasons": []string{"PRESENTATION_ATTACK"}, "note": "A screen.",
		}
		lost := k.person(t, other, decideQuery, input(said))
		require.Equal(t, "ClaimLost", at(lost.Data, "answer", "__typename"))

		said["revision"] = 3
		stale := k.person(t, mine, decideQuery, input(said))
		require.Equal(t, "StaleRevision", at(stale.Data, "answer", "__typename"))
		require.InDelta(t, 0, at(stale.Data, "answer", "revision"), 0)

		said["revision"] = 0

		for range 2 {
			done := k.person(t, mine, decideQuery, input(said))
			require.Empty(t, done.Errors)
			require.Equal(t, "DECLINED", at(done.Data, "answer", "case", "outcome"))
			require.Equal(t, "IMPOSTOR", at(done.Data, "answer", "case", "verification", "truth"))
			require.Equal(t, true, at(done.Data, "answer", "case", "verification", "decidedByReview"))
			require.Equal(t, "REVIEW", at(done.Data, "answer", "case", "verification", "report", "decision"), "the report stays")
			require.Equal(t, "A screen.", at(done.Data, "answer", "case", "reviews", 0, "note"))
			require.Equal(t, []any{"PRESENTATION_ATTACK"}, at(done.Data, "answer", "case", "reviews", 0, "reasons"))
		}

		said["note"] = "Another."
		again := k.person(t, mine, decideQuery, input(said))
		require.Equal(t, "IdempotencyConflict", at(again.Data, "answer", "__typename"))

		// Only a senior reviewer measures and reopens.
		span := map[string]any{"from": time.Now().Add(-time.Hour).UTC().Format(time.RFC3339), "to": time.Now().Add(time.Hour).UTC().Format(time.RFC3339)}
		const measure = `query($from: Time!, $to: Time!) { reviewAgreement(from: $from, to: $to) { cases complete reviewers { n share { value } kappa { value } }
			approvedOfReview { n count value low high } checks { check agreement { n share { value low high } } unanswered } liveness { apcer { n count value high } bpcer { n value } } } }`

		require.NotEmpty(t, k.person(t, mine, measure, span).Errors)
		figures := k.person(t, senior, measure, span)
		require.Empty(t, figures.Errors)
		require.Equal(t, map[string]any{"n": 1., "count": 0., "value": 0., "high": 0.7934506856227626}, at(figures.Data, "reviewAgreement", "liveness", "apcer"))
		require.Nil(t, at(figures.Data, "reviewAgreement", "liveness", "bpcer", "value"), "of nobody")

		const reopen = `mutation($input: ReopenReviewInput!) { answer: reopenReview(input: $input) { __typename ... on UserError { message } ... on ReopenReviewPayload { case { ` + caseFields + ` } } } }`

		back := k.person(t, senior, reopen, input(map[string]any{"id": shown, "revision": 1, "idempotencyKey": "r", "reason": "Look once more."}))
		require.Empty(t, back.Errors)
		require.Equal(t, "REOPENED", at(back.Data, "answer", "case", "cause"))
		require.Equal(t, "REVIEW", at(back.Data, "answer", "case", "verification", "state"))
	})
}

func TestACaseIsAssignedToWhoReviews(t *testing.T) {
	t.Parallel()

	k := light(t)
	shown := k.waiting(t, policy.Terms{FourEyes: true})
	senior, _ := k.member(t, "senior-reviewer")
	one, reviewer := k.member(t, "reviewer")
	_, accountant := k.member(t, "finance")

	const assign = `mutation($input: AssignReviewInput!) { answer: assignReview(input: $input) { __typename ... on UserError { message } ... on InvalidInput { field }
		... on AssignReviewPayload { case { revision assignee { id email } } } } }`

	for _, nobody := range []string{accountant, "usr_x", id.Format(id.User, uuid.New())} {
		got := k.person(t, senior, assign, input(map[string]any{"id": shown, "revision": 0, "assignee": nobody}))
		require.Equal(t, "input.assignee", at(got.Data, "answer", "field"), nobody)
	}

	got := k.person(t, senior, assign, input(map[string]any{"id": shown, "revision": 0, "assignee": reviewer}))
	require.Equal(t, reviewer, at(got.Data, "answer", "case", "assignee", "id"))

	late := k.person(t, senior, claimed("claimReview"), map[string]any{"id": shown})
	require.Equal(t, "ASSIGNED_TO_ANOTHER", at(late.Data, "answer", "obstacle"), "%v", late)

	require.Equal(t, "ClaimReviewPayload", at(k.person(t, one, claimed("claimReview"), map[string]any{"id": shown}).Data, "answer", "__typename"))
	require.Equal(t, "RenewReviewPayload", at(k.person(t, one, claimed("renewReview"), map[string]any{"id": shown}).Data, "answer", "__typename"))
	require.Nil(t, at(k.person(t, one, claimed("releaseReview"), map[string]any{"id": shown}).Data, "answer", "case", "holder"))

	// What somebody was shown of it is on record.
	logged := k.ask(t, k.newKey(t, k.ours, "admin"), `{ auditLog(first: 100) { edges { node { action } } } }`, nil)
	require.Contains(t, actions(logged), "verification.view")
	require.Contains(t, actions(logged), "review.assign")
}

// What is counted is what is listed: by the same filters, of the own tenant alone, for whoever may read the queue.
func TestTheQueueIsCounted(t *testing.T) {
	t.Parallel()

	k := light(t)
	mine, me := k.member(t, "reviewer")
	senior, _ := k.member(t, "senior-reviewer")
	accountant, _ := k.member(t, "finance")

	const both = `query($filter: ReviewCaseFilter) { reviewCount(filter: $filter) reviewCases(first: 100, filter: $filter) { edges { node { id } } } }`

	count := func(filter map[string]any) float64 {
		t.Helper()

		got := k.person(t, mine, both, map[string]any{"filter": filter})
		require.Empty(t, got.Errors)
		require.Len(t, at(got.Data, "reviewCases", "edges"), int(at(got.Data, "reviewCount").(float64)), "%v", filter)

		return at(got.Data, "reviewCount").(float64)
	}

	require.Zero(t, count(nil))

	var cases []string
	for _, terms := range []policy.Terms{{}, {Priority: policy.High, DueIn: "1h"}, {DueIn: "2h"}, {DueIn: "3h"}} {
		cases = append(cases, k.waiting(t, terms))
	}

	require.InDelta(t, 4, count(nil), 0)
	require.InDelta(t, 2, count(map[string]any{"dueBefore": time.Now().Add(150 * time.Minute).UTC().Format(time.RFC3339)}), 0)

	// One is taken, one is left to somebody, one goes to the senior reviewers, one is decided.
	claim := func(shown string) {
		require.Equal(t, "ClaimReviewPayload", at(k.person(t, mine, claimed("claimReview"), map[string]any{"id": shown}).Data, "answer", "__typename"))
	}
	say := func(shown, verdict, reason string) {
		claim(shown)

		said := input(map[string]any{"id": shown, "revision": 0, "idempotencyKey": shown, "verdict": verdict, "reasons": []string{reason}})
		require.Equal(t, "DecideReviewPayload", at(k.person(t, mine, decideQuery, said).Data, "answer", "__typename"))
	}

	claim(cases[0])
	k.person(t, senior, `mutation($input: AssignReviewInput!) { assignReview(input: $input) { __typename } }`, input(map[string]any{"id": cases[1], "revision": 0, "assignee": me}))
	say(cases[2], "ESCALATE", "UNSURE")
	say(cases[3], "APPROVE", "GENUINE_PERSON")

	for _, test := range []struct {
		filter map[string]any
		want   float64
	}{
		{nil, 3},
		{map[string]any{"free": true}, 1},
		{map[string]any{"free": false}, 2},
		{map[string]any{"level": "NORMAL"}, 2},
		{map[string]any{"level": "SENIOR", "free": true}, 1},
		{map[string]any{"assignee": me}, 1},
		{map[string]any{"states": []string{"DECIDED"}}, 1},
		{map[string]any{"states": []string{"DECIDED", "ESCALATED", "OPEN", "SECOND"}}, 4},
	} {
		require.InDelta(t, test.want, count(test.filter), 0, "%v", test.filter)
	}

	require.Zero(t, at(k.ask(t, k.other, both, nil), "reviewCount"), "another tenant's")
	require.NotEmpty(t, k.person(t, accountant, both, nil).Errors)
}

func actions(answer map[string]any) []any {
	var list []any

	edges, _ := at(answer, "auditLog", "edges").([]any)
	for _, edge := range edges {
		list = append(list, at(edge, "node", "action"))
	}

	return list
}
