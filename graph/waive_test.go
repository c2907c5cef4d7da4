package graph_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/reviewcase"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/verification/policy"
	"github.com/honnin/honnin/verification/review"
)

const waiveQuery = `mutation($input: WaiveReviewBarInput!) { answer: waiveReviewBar(input: $input) { __typename
	... on UserError { message } ... on StaleRevision { revision } ... on InvalidInput { field } ... on Conflict { code }
	... on WaiveReviewBarPayload { case { id stranded waived waivedFor revision obstacle } } } }`

// Only an owner lets those who saw a case decide its appeal, while nobody else can, once; the reason is sealed.
func TestAnOwnerWaivesTheBarOfAnAppeal(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		shown := k.waiting(t, policy.Terms{})
		owner, _ := k.member(t, "owner")
		reviewer, _ := k.member(t, "reviewer")
		admin, _ := k.member(t, "admin")
		saw := []string{}
		for _, one := range ent.From(k.as()).Membership.Query().AllX(k.as()) {
			saw = append(saw, id.Format(id.User, one.UserID))
		}

		ent.From(k.as()).ReviewCase.Update().SetCause(reviewcase.CauseAppeal).SetBarred(saw).ExecX(k.as())

		key, err := id.Parse(id.ReviewCase, shown)
		require.NoError(t, err)
		row, err := review.Get(k.as(), key)
		require.NoError(t, err)
		tell, err := review.Strand(viewer.With(k.ctx, viewer.For(k.ours, "test")), row, k.api.Authority.Table().Of, false)
		require.NoError(t, err)
		require.True(t, tell)

		stands := k.person(t, reviewer, `query($id: ID!) { reviewCase(id: $id) { stranded waived waivedFor obstacle } }`, map[string]any{"id": shown})
		require.Equal(t, map[string]any{"stranded": true, "waived": false, "waivedFor": nil, "obstacle": "SEEN_BEFORE"}, at(stands.Data, "reviewCase"))

		said := map[string]any{"id": shown, "revision": 0, "idempotencyKey": "w", "reason": "There are three of us."}

		require.NotEmpty(t, k.person(t, admin, waiveQuery, input(said)).Errors, "an admin does not")
		require.NotEmpty(t, k.person(t, reviewer, waiveQuery, input(said)).Errors)

		short := map[string]any{"id": shown, "revision": 0, "idempotencyKey": "w", "reason": "too short"}
		require.Equal(t, "input.reason", at(k.person(t, owner, waiveQuery, input(short)).Data, "answer", "field"))
		short["reason"], short["revision"] = said["reason"], 7
		require.Equal(t, "StaleRevision", at(k.person(t, owner, waiveQuery, input(short)).Data, "answer", "__typename"))

		// Another tenant's case is none.
		theirs := k.ask(t, k.newKey(t, k.stranger, "owner"), waiveQuery, input(said))
		require.Equal(t, "NotFound", at(theirs, "answer", "__typename"))

		for range 2 {
			done := k.person(t, owner, waiveQuery, input(said))
			require.Empty(t, done.Errors)
			require.Equal(t, map[string]any{
				"id": shown, "stranded": false, "waived": true, "waivedFor": said["reason"], "revision": 1., "obstacle": nil,
			}, at(done.Data, "answer", "case"))
		}

		said["reason"] = "There are four of us."
		require.Equal(t, "IdempotencyConflict", at(k.person(t, owner, waiveQuery, input(said)).Data, "answer", "__typename"))
		said["idempotencyKey"] = "x"
		require.Equal(t, "waived", at(k.person(t, owner, waiveQuery, input(said)).Data, "answer", "code"))

		require.Equal(t, "ClaimReviewPayload", at(k.person(t, reviewer, claimed("claimReview"), map[string]any{"id": shown}).Data, "answer", "__typename"))

		logged := k.ask(t, k.newKey(t, k.ours, "admin"), `{ auditLog(first: 100) { edges { node { action after target } } } }`, nil)
		require.Contains(t, actions(logged), "review.waive")
		require.NotContains(t, fmt.Sprint(logged), "three of us")
	})
}
