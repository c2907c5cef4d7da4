package graph_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/usage"
	"github.com/honnin/honnin/ent/db/user"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/feature"
	"github.com/honnin/honnin/tenants/sign"
	"github.com/honnin/honnin/verification/policy"
)

// visiting signs an operator in and takes them to us as a reviewer.
func (k *kit) visiting(t *testing.T) fault.Secret {
	t.Helper()
	k.staff(t)

	person := ent.From(k.ctx).User.Query().Where(user.Operator(true)).OnlyX(k.system())
	token, err := sign.Begin(k.ctx, sign.Proof{User: person.ID, Method: "link"}, time.Now())
	require.NoError(t, err)

	_, begun := k.byCookie(t, token, `mutation($tenant: ID!) { beginVisit(input: {tenant: $tenant, reason: "they left it to us", role: "reviewer", minutes: 5}) {
		... on BeginVisitPayload { visit { id } } } }`, map[string]any{"tenant": id.Format(id.Tenant, k.ours)})
	visit, ok := at(begun.Data, "beginVisit", "visit", "id").(string)
	require.True(t, ok, begun.Errors)

	who, err := k.api.Gate.Session(k.ctx, token)
	require.NoError(t, err)
	token, err = k.api.Desk.Visit(viewer.With(k.ctx, who), visit)
	require.NoError(t, err)

	return token
}

// left leaves our reviews to the staff, so many a month.
func (k *kit) left(t *testing.T, quota int64) {
	t.Helper()
	require.NoError(t, feature.Initial(k.system(), k.ours, feature.Review))
	ent.From(k.as()).Grant.Update().SetQuota(quota).ExecX(k.as())
}

// The staff decides only where the tenant left its reviews to it; each case is then counted once, in the commit of the decision.
func TestTheStaffReviewsWhereItIsLeftToIt(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		token, first, second := k.visiting(t), k.waiting(t, policy.Terms{}), k.waiting(t, policy.Terms{})
		claim := func(key string) map[string]any {
			_, got := k.byCookie(t, token, claimed("claimReview"), map[string]any{"id": key})
			require.Empty(t, got.Errors)

			return at(got.Data, "answer").(map[string]any)
		}

		require.Equal(t, "NOT_A_REVIEWER", claim(first)["obstacle"])
		k.left(t, 1)

		decide := func(key string) map[string]any {
			_, got := k.byCookie(t, token, decideQuery, map[string]any{"input": map[string]any{
				"id": key, "revision": at(claim(key), "case", "revision"), "idempotencyKey": key, "verdict": "APPROVE", "reasons": []string{"GENUINE_PERSON"},
			}})
			require.Empty(t, got.Errors)

			return at(got.Data, "answer").(map[string]any)
		}
		rows := func() int {
			return ent.From(k.ctx).Usage.Query().Where(usage.Meter("review"), usage.ReasonEQ(usage.ReasonReviewed)).CountX(k.as())
		}

		decided := decide(first)
		require.Equal(t, "DecideReviewPayload", decided["__typename"], decided)
		require.Equal(t, 1, rows())

		_, seen := k.byCookie(t, token, `query($id: ID!) { reviewCase(id: $id) { reviews { reviewer { staff email } } } }`, map[string]any{"id": first})
		require.Equal(t, map[string]any{"staff": true, "email": nil}, at(seen.Data, "reviewCase", "reviews", 0, "reviewer"))

		require.Equal(t, "QuotaExceeded", decide(second)["__typename"])
		require.Equal(t, 1, rows(), "nothing is decided that is not covered, and nothing counted")
	})
}

// What the tenant's own people decide costs nothing.
func TestOurOwnReviewsCostNothing(t *testing.T) {
	t.Parallel()

	k := light(t)
	cookie, _ := k.member(t, "reviewer")
	key := k.waiting(t, policy.Terms{})
	token := fault.Secret(cookie.Value)

	_, got := k.byCookie(t, token, claimed("claimReview"), map[string]any{"id": key})
	_, got = k.byCookie(t, token, decideQuery, map[string]any{"input": map[string]any{
		"id": key, "revision": at(got.Data, "answer", "case", "revision"), "idempotencyKey": uuid.NewString(), "verdict": "APPROVE",
		"reasons": []string{"GENUINE_PERSON"},
	}})
	require.Equal(t, "DecideReviewPayload", at(got.Data, "answer", "__typename"), got)
	require.Zero(t, ent.From(k.ctx).Usage.Query().Where(usage.Meter("review")).CountX(k.as()))
}
