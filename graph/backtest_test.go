package graph_test

import (
	"encoding/json"
	"strconv"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/engine/suite"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/report"
	"github.com/honnin/honnin/ent/db/shadow"
	"github.com/honnin/honnin/internal/id"
)

const (
	changesShown = `changes { was would count sample }`
	backtest     = `query($id: ID!, $last: Int) { policyBacktest(id: $id, last: $last) { __typename ... on PolicyBacktest { reports bare same known untold { count } ` + changesShown + ` newlyApprovedImpostors { count sample } newlyRefusedGenuine { count } } ... on PolicyRefused { findings { rule } } ... on InvalidInput { field } ... on Conflict { code } } }`
	curve        = `query($id: ID!, $threshold: String!) { policyCurve(id: $id, threshold: $threshold) { __typename ... on PolicyCurve { reports untold current points { value approved { share low high } review { share } declined { share } } } ... on InvalidInput { field } } }`
	shadowPolicy = `mutation($input: ShadowPolicyVersionInput!) { moved: shadowPolicyVersion(input: $input) ` + movePolicy + ` }`
	shadowShown  = `query($name: String!) { policy(name: $name) { shadow versions { edges { node { number shadow { verifications same untold ` + changesShown + ` } } } } } }`
)

// reports stores reports of people who were approved with scores of liveness from 0.5 on.
func (k *kit) reports(t *testing.T, n int) []uuid.UUID {
	t.Helper()

	ctx := k.as()
	ids := make([]uuid.UUID, n)

	for i := range n {
		score := 0.5 + float64(i)/float64(2*n)
		findings := make([]engine.Finding, 0, len(suite.Checks()))

		for _, check := range suite.Checks() {
			findings = append(findings, engine.Finding{Check: check.Name, Version: "1", Outcome: engine.Pass, Score: &score})
		}

		data, err := json.Marshal(findings)
		require.NoError(t, err)

		ids[i] = k.create(t, "judged "+strconv.Itoa(i)).ID
		ent.From(ctx).Report.Create().SetVerificationID(ids[i]).SetDecision(report.DecisionApproved).SetReasons([]string{}).
			SetPolicyVersion("1").SetThresholds(decision.Default().Thresholds).SetFindings(data).SetFacts(json.RawMessage(`{}`)).ExecX(ctx)
	}

	return ids
}

func TestABacktestOverTheAPI(t *testing.T) {
	t.Parallel()

	k := light(t)
	admin := k.newKey(t, k.ours, "admin")
	k.reports(t, 20)

	draft := at(k.ask(t, admin, createPolicy, input(map[string]any{"idempotencyKey": "a", "name": "next", "yaml": "extend: default\nthresholds: {passive.score.min: 0.6}\n"})), "createPolicy", "version")
	found := at(k.ask(t, admin, backtest, map[string]any{"id": at(draft, "id")}), "policyBacktest")
	require.Equal(t, []any{20.0, 0.0, 16.0, 0.0}, []any{at(found, "reports"), at(found, "bare"), at(found, "same"), at(found, "known")})
	require.Equal(t, []any{"APPROVED", "DECLINED", 4.0}, []any{at(found, "changes", 0, "was"), at(found, "changes", 0, "would"), at(found, "changes", 0, "count")})
	require.Len(t, at(found, "changes", 0, "sample"), 4)
	require.Regexp(t, `^ver_`, at(found, "changes", 0, "sample", 0))

	drawn := at(k.ask(t, admin, curve, map[string]any{"id": at(draft, "id"), "threshold": "passive.score.min"}), "policyCurve")
	require.Equal(t, []any{20.0, 0.6}, []any{at(drawn, "reports"), at(drawn, "current")})
	require.InDelta(t, 1, at(drawn, "points", 0, "approved", "share"), 0, "at the lowest score all pass")
	require.Less(t, at(drawn, "points", 0, "approved", "low"), 0.9)
	require.Equal(t, "threshold", at(k.ask(t, admin, curve, map[string]any{"id": at(draft, "id"), "threshold": "quality.luck.max"}), "policyCurve", "field"))

	// Of these reports nothing was kept by which a turn of the head could be held against another bound.
	drawn = at(k.ask(t, admin, curve, map[string]any{"id": at(draft, "id"), "threshold": "quality.yaw.max"}), "policyCurve")
	require.Equal(t, []any{0.0, 20.0}, []any{at(drawn, "reports"), at(drawn, "untold")})

	turned := at(k.ask(t, admin, createPolicy, input(map[string]any{"idempotencyKey": "t", "name": "turned", "yaml": "extend: default\nthresholds: {quality.yaw.max: 20}\n"})), "createPolicy", "version")
	found = at(k.ask(t, admin, backtest, map[string]any{"id": at(turned, "id")}), "policyBacktest")
	require.Equal(t, []any{0.0, 20.0}, []any{at(found, "same"), at(found, "untold", "count")})

	for _, last := range []int{0, 20_001} {
		require.Equal(t, "last", at(k.ask(t, admin, backtest, map[string]any{"id": at(draft, "id"), "last": last}), "policyBacktest", "field"))
	}

	wrong := at(k.ask(t, admin, createPolicy, input(map[string]any{"idempotencyKey": "w", "name": "wrong", "yaml": "extend: default\nrules: [{when: x, then: review, reason: x}]\n"})), "createPolicy", "version")
	require.Equal(t, "PolicyRefused", at(k.ask(t, admin, backtest, map[string]any{"id": at(wrong, "id")}), "policyBacktest", "__typename"))
	require.Equal(t, "NotFound", at(k.ask(t, k.other, backtest, map[string]any{"id": at(draft, "id")}), "policyBacktest", "__typename"), "another tenant's")
}

// What a version would have decided is summed, and its publisher sees it beside the changes.
func TestAShadowOverTheAPI(t *testing.T) {
	t.Parallel()

	k := light(t)
	admin := k.newKey(t, k.ours, "admin")
	ids := k.reports(t, 4)
	try := func(version any, on bool) any {
		return at(k.ask(t, admin, shadowPolicy, input(map[string]any{"id": at(version, "id"), "revision": at(version, "revision"), "on": on})), "moved")
	}

	one := at(k.ask(t, admin, createPolicy, input(map[string]any{"idempotencyKey": "a", "name": "default", "yaml": strictly})), "createPolicy", "version")
	require.Equal(t, "MovePolicyVersionPayload", at(try(one, true), "__typename"))
	require.Equal(t, "StaleRevision", at(try(map[string]any{"id": at(one, "id"), "revision": 4}, true), "__typename"))
	require.InDelta(t, 1, at(k.ask(t, admin, shadowShown, map[string]any{"name": "default"}), "policy", "shadow"), 0)

	ctx := k.as()
	version, err := id.Parse(id.PolicyVersion, at(one, "id").(string))
	require.NoError(t, err)

	for i, would := range []shadow.Would{shadow.WouldApproved, shadow.WouldReview, shadow.WouldReview, shadow.WouldUntold} {
		ent.From(ctx).Shadow.Create().SetVerificationID(ids[i]).SetVersionID(version).SetWas(shadow.WasApproved).SetWould(would).SetReasons([]string{}).ExecX(ctx)
	}

	sums := at(k.ask(t, admin, shadowShown, map[string]any{"name": "default"}), "policy", "versions", "edges", 0, "node", "shadow")
	require.Equal(t, []any{4.0, 1.0, 1.0}, []any{at(sums, "verifications"), at(sums, "same"), at(sums, "untold")})
	require.Len(t, at(sums, "changes"), 1)
	require.Equal(t, []any{"APPROVED", "REVIEW", 2.0}, []any{at(sums, "changes", 0, "was"), at(sums, "changes", 0, "would"), at(sums, "changes", 0, "count")})
	require.Len(t, at(sums, "changes", 0, "sample"), 2)

	// Once it is live, it is no shadow any more, and what came of it stays.
	move := k.mover(t, admin)
	at(move(publishPolicy, at(move(validatePolicy, one), "version")), "version")
	after := at(k.ask(t, admin, shadowShown, map[string]any{"name": "default"}), "policy")
	require.Nil(t, at(after, "shadow"))
	require.InDelta(t, 4, at(after, "versions", "edges", 0, "node", "shadow", "verifications"), 0)
	require.Equal(t, "Conflict", at(try(map[string]any{"id": at(one, "id"), "revision": 2}, true), "__typename"))
}
