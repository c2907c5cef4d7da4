package graph_test

import (
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/grant"
	"github.com/honnin/honnin/tenants/feature"
)

const paidQuery = `mutation($input: CreateVerificationInput!) { createVerification(input: $input) {
  __typename
  ... on CreateVerificationPayload { created }
  ... on UserError { message }
  ... on FeatureNotGranted { feature }
  ... on QuotaExceeded { feature quota resetsAt }
} }`

// terms puts a grant of our tenant into another state, past its verb.
func (k *kit) terms(key feature.Key, state grant.State, quota *int64) {
	update := ent.From(k.ctx).Grant.Update().Where(grant.Feature(string(key))).SetState(state)
	if quota != nil {
		update.SetQuota(*quota)
	}

	update.ExecX(k.as())
}

// pay opens a verification through the API.
func (k *kit) pay(t *testing.T, key string, steps ...string) map[string]any {
	t.Helper()

	variables := map[string]any{"input": map[string]any{"idempotencyKey": key, "steps": steps}}
	answer := k.try(t, k.key, paidQuery, variables)

	// What took too long on a busy machine is asked again, as a client would; the key makes that harmless.
	for answer.kind() == "unavailable" {
		answer = k.try(t, k.key, paidQuery, variables)
	}

	require.Empty(t, answer.Errors)

	got, _ := at(answer.Data, "createVerification").(map[string]any)

	return got
}

func TestWhatIsNotGrantedIsRefusedAtCreation(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		k.terms(feature.Match, grant.StateOff, nil)
		require.Equal(t, true, k.pay(t, "a", "SELFIE")["created"])

		refused := k.pay(t, "b", "REFERENCE", "SELFIE")
		require.Equal(t, "FeatureNotGranted", refused["__typename"])
		require.Equal(t, "match", refused["feature"])
		require.Contains(t, refused["message"], "requestFeature")

		k.terms(feature.PassiveLiveness, grant.StateOff, nil)
		require.Equal(t, "liveness.passive", k.pay(t, "c", "SELFIE", "REFERENCE")["feature"])
		require.Equal(t, false, k.pay(t, "a", "SELFIE")["created"], "a retry of what was granted then")
		require.Equal(t, 1, ent.From(k.ctx).Verification.Query().CountX(k.as()))

		used, err := feature.Used(k.as(), feature.PassiveLiveness, time.Now())
		require.NoError(t, err)
		require.EqualValues(t, 1, used, "what is refused is no use, and a retry neither")
	})
}

func TestEachStepHasItsFeature(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		all := []string{"DOCUMENT", "MOTION", "REFERENCE", "SELFIE"}
		require.Equal(t, true, k.pay(t, "all", all...)["created"])

		for _, key := range []feature.Key{feature.Document, feature.Match, feature.ActiveLiveness, feature.PassiveLiveness} {
			used, err := feature.Used(k.as(), key, time.Now())
			require.NoError(t, err)
			require.EqualValues(t, 1, used, key)

			k.terms(key, grant.StateOff, nil)
			require.Equal(t, string(key), k.pay(t, string(key), all...)["feature"])
		}

		require.Equal(t, 1, ent.From(k.ctx).Verification.Query().CountX(k.as()))
	})
}

// Motions that may be asked for later take the contract at once, and not beside those asked for anyway.
func TestAStepUpTakesTheFeature(t *testing.T) {
	t.Parallel()

	k := light(t)
	open := func(key string, steps ...string) any {
		wanted := map[string]any{"idempotencyKey": key, "steps": steps, "stepUp": true}

		return at(k.ask(t, k.key, paidQuery, map[string]any{"input": wanted}), "createVerification")
	}

	require.Equal(t, true, at(open("a", "SELFIE"), "created"))

	used, err := feature.Used(k.as(), feature.ActiveLiveness, time.Now())
	require.NoError(t, err)
	require.EqualValues(t, 1, used)

	require.Equal(t, "InvalidInput", at(open("b", "SELFIE", "MOTION"), "__typename"))
	k.terms(feature.ActiveLiveness, grant.StateOff, nil)
	require.Equal(t, "liveness.active", at(open("c", "SELFIE"), "feature"))
}

// Fifty clients at once over HTTP, each with a retry: as many verifications as the quota says.
func TestFiftyClientsAtAQuota(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		const quota = 20

		k.terms(feature.PassiveLiveness, grant.StateOn, new(int64(quota)))

		var (
			all     sync.WaitGroup
			mu      sync.Mutex
			answers = map[any]int{}
		)

		for n := range 50 {
			all.Go(func() {
				for range 2 {
					got := k.pay(t, strconv.Itoa(n), "SELFIE")

					mu.Lock()
					answers[got["__typename"]]++
					mu.Unlock()
				}
			})
		}

		all.Wait()
		require.Equal(t, map[any]int{"CreateVerificationPayload": 2 * quota, "QuotaExceeded": 2 * (50 - quota)}, answers)
		require.Equal(t, quota, ent.From(k.ctx).Verification.Query().CountX(k.as()))

		refused := k.pay(t, "late", "SELFIE")
		require.Equal(t, "liveness.passive", refused["feature"])
		require.InDelta(t, quota, refused["quota"], 0)

		resets, err := time.Parse(time.RFC3339, refused["resetsAt"].(string))
		require.NoError(t, err)
		require.Equal(t, 1, resets.Day())
		require.True(t, resets.After(time.Now()))
	})
}

const requestQuery = `mutation($feature: String!) { requestFeature(input: {feature: $feature, note: "for the branch in Osaka"}) {
  __typename
  ... on RequestFeaturePayload { feature { key state requestedAt } }
  ... on InvalidInput { field }
} }`

func TestRequestFeature(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		ent.From(k.ctx).User.Create().SetEmail("staff@example.com").SetOperator(true).ExecX(k.system())

		admin := k.newKey(t, k.ours, "admin")

		for range 2 {
			got := at(k.ask(t, admin, requestQuery, map[string]any{"feature": "chip"}), "requestFeature", "feature")
			require.Equal(t, "chip", at(got, "key"))
			require.Equal(t, "OFF", at(got, "state"))
			require.NotNil(t, at(got, "requestedAt"))
		}

		mail := ent.From(k.ctx).Mail.Query().OnlyX(k.system())
		require.Equal(t, "staff@example.com", mail.Recipient)
		require.Equal(t, "feature-requested", mail.Template)

		got := at(k.ask(t, admin, requestQuery, map[string]any{"feature": "telepathy"}), "requestFeature")
		require.Equal(t, "input.feature", at(got, "field"))

		require.NotEmpty(t, k.try(t, k.key, requestQuery, map[string]any{"feature": "age"}).Errors, "a developer asks for nothing")

		list, _ := at(k.ask(t, k.key, `{ features { key state used quota limit resetsAt revision } }`, nil), "features").([]any)
		require.Len(t, list, len(feature.Catalogue()))
		require.Equal(t, "liveness.passive", at(list, 0, "key"))
		require.Equal(t, "ON", at(list, 0, "state"))
		require.Nil(t, at(list, 0, "quota"))
	})
}

// A trial is over at its end by the clock of the API.
func TestATrialEnds(t *testing.T) {
	t.Parallel()

	k := light(t)
	ends := ent.Instant(time.Now().Add(time.Hour))

	ent.From(k.ctx).Grant.Update().Where(grant.Feature("match")).SetState(grant.StateTrial).SetTrialEndsAt(ends).ExecX(k.as())
	require.Equal(t, true, k.pay(t, "a", "SELFIE", "REFERENCE")["created"])

	k.api.Now = func() time.Time { return ends }
	k.api.Handler() // takes the clock up
	require.Equal(t, "match", k.pay(t, "b", "SELFIE", "REFERENCE")["feature"])
}
