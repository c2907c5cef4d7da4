package graph_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/reviewcase"
	"github.com/honnin/honnin/ent/db/usage"
	"github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants"
	"github.com/honnin/honnin/verification/policy"
)

const (
	makeEnvironment = `mutation { createTestEnvironment { __typename ... on CreateTestEnvironmentPayload {
		created testEnvironment { current advancedBy tenant { id name test } } } } }`
	openOne = `mutation($key: String!, $reference: String!) { createVerification(input: {idempotencyKey: $key, reference: $reference}) { __typename
		... on CreateVerificationPayload { verification { id livemode state expiresAt } } ... on UserError { message } } }`
	play = `mutation($id: ID!) { playTestVerification(input: {id: $id}) { __typename
		... on PlayTestVerificationPayload { verification { id state livemode report { decision reasons } timeline { type } } } ... on UserError { message } } }`
	advance = `mutation($by: Int!, $from: Int!) { advanceTestClock(input: {by: $by, advancedBy: $from}) { __typename
		... on AdvanceTestClockPayload { testEnvironment { advancedBy } } ... on TestClockMoved { advancedBy } } }`
)

// tried gives the id of our test environment, and a key of it.
func (k *kit) tried(t *testing.T) (uuid.UUID, fault.Secret) {
	t.Helper()

	made := at(k.ask(t, k.key, makeEnvironment, nil), "createTestEnvironment", "testEnvironment", "tenant")
	of, err := id.Parse(id.Tenant, at(made, "id").(string))
	require.NoError(t, err)

	key, err := tenants.CreateKey(k.system(), of, tenants.Test, "test", "developer")
	require.NoError(t, err)

	return of, key
}

func TestTestEnvironment(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		require.Nil(t, at(k.ask(t, k.key, `{ testEnvironment { current } }`, nil), "testEnvironment"))

		of, key := k.tried(t)
		made := at(k.ask(t, k.key, makeEnvironment, nil), "createTestEnvironment")
		require.Equal(t, false, at(made, "created"), "there is one")
		require.Equal(t, true, at(made, "testEnvironment", "tenant", "test"))
		require.Equal(t, tenants.FirstTenant+"（テスト）", at(made, "testEnvironment", "tenant", "name"))
		require.Equal(t, id.Format(id.Tenant, of), at(made, "testEnvironment", "tenant", "id"))
		require.Equal(t, "Conflict", at(k.ask(t, key, makeEnvironment, nil), "createTestEnvironment", "__typename"), "none of its own")
		require.Equal(t, true, at(k.ask(t, key, `{ testEnvironment { current } }`, nil), "testEnvironment", "current"))
		require.Nil(t, at(k.ask(t, k.newKey(t, k.stranger, "owner"), `{ testEnvironment { current } }`, nil), "testEnvironment"), "another tenant's")

		// Neither kind of key sees a row of the other's, and each says what it is.
		there := at(k.ask(t, key, openOne, map[string]any{"key": "a", "reference": "r"}), "createVerification", "verification")
		here := at(k.ask(t, k.key, openOne, map[string]any{"key": "a", "reference": "r"}), "createVerification", "verification")
		require.Equal(t, false, at(there, "livemode"))
		require.Equal(t, true, at(here, "livemode"))
		require.NotEqual(t, at(there, "id"), at(here, "id"), "the same idempotency key is another one there")

		for _, one := range []struct {
			key        fault.Secret
			own, other any
		}{{key, at(there, "id"), at(here, "id")}, {k.key, at(here, "id"), at(there, "id")}} {
			seen := k.ask(t, one.key, `query($id: ID!) { verification(id: $id) { id } verifications { edges { node { id } } } }`, map[string]any{"id": one.other})
			require.Nil(t, at(seen, "verification"))
			require.Equal(t, one.own, at(seen, "verifications", "edges", 0, "node", "id"))
			require.Nil(t, at(seen, "verifications", "edges", 1))
		}

		// A key of the one kind in the other's rows is no key at all.
		for tenant, mode := range map[uuid.UUID]tenants.Mode{of: tenants.Live, k.ours: tenants.Test} {
			wrong, err := tenants.CreateKey(k.system(), tenant, mode, "wrong", "owner")
			require.NoError(t, err)
			require.Equal(t, string(fault.Unauthenticated), k.try(t, wrong, `{ viewer { kind } }`, nil).kind())
		}

		require.Equal(t, string(fault.Forbidden), k.try(t, key, `{ members { edges { cursor } } }`, nil).kind(), "people are the tenant's")
		require.Equal(t, string(fault.Forbidden), k.try(t, k.newKey(t, k.ours, "reviewer"), makeEnvironment, nil).kind())
	})
}

func TestPlay(t *testing.T) {
	t.Parallel()

	k := light(t)
	of, key := k.tried(t)
	inside := k.inside(of)

	for reference, want := range map[string]struct{ state, reason any }{
		"test:approved":      {"APPROVED", nil},
		"test:retake":        {"APPROVED", nil},
		"test:declined":      {"DECLINED", "passive.presentation_attack"},
		"test:mismatch":      {"DECLINED", "match.different_person"},
		"test:review":        {"REVIEW", "passive.unsure"},
		"test:engine_failed": {"REVIEW", "engine_failed"},
	} {
		for _, again := range []string{"1", "2", "3", "4", "5", "6", "7"} { // a script never pauses anybody
			opened := at(k.ask(t, key, openOne, map[string]any{"key": reference + again, "reference": reference}), "createVerification", "verification", "id")
			played := at(k.ask(t, key, play, map[string]any{"id": opened}), "playTestVerification", "verification")
			require.Equal(t, want.state, at(played, "state"), reference)
			require.Equal(t, want.reason, at(played, "report", "reasons", 0), reference)
			require.Equal(t, false, at(played, "livemode"))
			require.Equal(t, "Conflict", at(k.ask(t, key, play, map[string]any{"id": opened}), "playTestVerification", "__typename"), "over")
		}
	}

	require.Zero(t, ent.From(k.ctx).Usage.Query().Where(usage.EnvironmentNEQ(usage.EnvironmentTest)).CountX(inside), "nothing is billed there")

	ended := at(k.ask(t, key, openOne, map[string]any{"key": "ended", "reference": "test:expired"}), "createVerification", "verification")
	expires, err := time.Parse(time.RFC3339Nano, at(ended, "expiresAt").(string))
	require.NoError(t, err)
	require.False(t, expires.After(time.Now()), "its time is over at once")

	// An ordinary reference is played by nobody, and outside of a test environment every reference is an ordinary one.
	for _, one := range []struct {
		key       fault.Secret
		reference string
	}{{key, "test:"}, {key, "test:Approved"}, {key, "approved"}, {k.key, "test:approved"}, {k.key, "test:expired"}} {
		row := at(k.ask(t, one.key, openOne, map[string]any{"key": one.reference + "?", "reference": one.reference}), "createVerification", "verification")
		require.Equal(t, "Conflict", at(k.ask(t, one.key, play, map[string]any{"id": at(row, "id")}), "playTestVerification", "__typename"), one.reference)

		expires, err := time.Parse(time.RFC3339Nano, at(row, "expiresAt").(string))
		require.NoError(t, err)
		require.True(t, expires.After(time.Now()), one.reference)
	}
}

// inside is a context of a test environment of ours, to look at its rows.
func (k *kit) inside(of uuid.UUID) context.Context {
	return viewer.With(k.ctx, viewer.Viewer{Tenant: of, Home: k.ours, Subject: "key_test", Kind: viewer.Key, Roles: []string{"admin"}})
}

func TestAdvanceTestClock(t *testing.T) {
	t.Parallel()

	k := light(t)
	of, key := k.tried(t)
	inside := k.inside(of)

	k.ask(t, key, openOne, map[string]any{"key": "a", "reference": "a"})
	k.ask(t, k.key, openOne, map[string]any{"key": "a", "reference": "a"})

	there, here := ent.From(k.ctx).Verification.Query().OnlyX(inside), ent.From(k.ctx).Verification.Query().OnlyX(k.as())

	require.InDelta(t, 3600, at(k.ask(t, key, advance, map[string]any{"by": 3600, "from": 0}), "advanceTestClock", "testEnvironment", "advancedBy"), 0)
	require.Equal(t, map[string]any{"__typename": "TestClockMoved", "advancedBy": 3600.0},
		at(k.ask(t, key, advance, map[string]any{"by": 3600, "from": 0}), "advanceTestClock"), "asked for twice, it goes on once")

	moved := ent.From(k.ctx).Verification.Query().Where(verification.ID(there.ID)).OnlyX(inside)
	require.Equal(t, there.ExpiresAt.Add(-time.Hour), moved.ExpiresAt)
	require.Equal(t, there.CreatedAt, moved.CreatedAt, "what has happened keeps its time")
	require.Equal(t, here.ExpiresAt, ent.From(k.ctx).Verification.Query().OnlyX(k.as()).ExpiresAt, "nothing else moves")

	for _, wrong := range []map[string]any{{"by": 0, "from": 3600}, {"by": 31_622_401, "from": 3600}, {"by": -1, "from": 3600}, {"by": 2_000_000_000, "from": 3600}} {
		require.Equal(t, "InvalidInput", at(k.ask(t, key, advance, wrong), "advanceTestClock", "__typename"), wrong)
	}

	require.Equal(t, "Conflict", at(k.ask(t, k.key, advance, map[string]any{"by": 1, "from": 0}), "advanceTestClock", "__typename"), "never outside")
	require.Equal(t, string(fault.Forbidden), k.try(t, k.newKey(t, k.ours, "reviewer"), advance, map[string]any{"by": 1, "from": 0}).kind())
}

func TestClearTestData(t *testing.T) {
	t.Parallel()

	const (
		clearAll = `mutation($key: String!) { clearTestData(input: {idempotencyKey: $key}) { __typename
			... on ClearTestDataPayload { clearing { id state verifications remaining doneAt } } ... on UserError { message } } }`
		history = `query($first: Int!, $after: String) { testClearings(first: $first, after: $after) {
			edges { cursor node { id state remaining } } pageInfo { hasNextPage } } }`
	)

	k := light(t)
	of, key := k.tried(t)
	stranger := k.strangersOwn(t)

	for _, one := range []fault.Secret{key, k.key} {
		k.ask(t, one, openOne, map[string]any{"key": "a", "reference": "a"})
	}

	asked := at(k.ask(t, key, clearAll, map[string]any{"key": "a"}), "clearTestData", "clearing")
	require.Equal(t, "RUNNING", at(asked, "state"))
	require.InDelta(t, 1, at(asked, "remaining"), 0)
	require.Equal(t, at(asked, "id"), at(k.ask(t, key, clearAll, map[string]any{"key": "a"}), "clearTestData", "clearing", "id"), "once")
	require.Equal(t, "Conflict", at(k.ask(t, key, clearAll, map[string]any{"key": "b"}), "clearTestData", "__typename"), "one at a time")
	require.Equal(t, "InvalidInput", at(k.ask(t, key, clearAll, map[string]any{"key": ""}), "clearTestData", "__typename"))
	require.Equal(t, "Conflict", at(k.ask(t, k.key, clearAll, map[string]any{"key": "a"}), "clearTestData", "__typename"), "never outside")
	require.Equal(t, string(fault.Forbidden), k.try(t, k.newKey(t, k.ours, "reviewer"), clearAll, map[string]any{"key": "a"}).kind())

	page := at(k.ask(t, key, history, map[string]any{"first": 1}), "testClearings")
	require.Equal(t, at(asked, "id"), at(page, "edges", 0, "node", "id"))
	require.Equal(t, false, at(page, "pageInfo", "hasNextPage"))
	require.Nil(t, at(k.ask(t, key, history, map[string]any{"first": 1, "after": at(page, "edges", 0, "cursor")}), "testClearings", "edges", 0))

	for _, other := range []fault.Secret{k.key, stranger} {
		require.Nil(t, at(k.ask(t, other, history, map[string]any{"first": 9}), "testClearings", "edges", 0), "nobody else's")
	}

	require.Equal(t, 1, ent.From(k.ctx).Clearing.Query().CountX(k.inside(of)))
}

// strangersOwn is a key of the test environment of another tenant.
func (k *kit) strangersOwn(t *testing.T) fault.Secret {
	t.Helper()

	made := at(k.ask(t, k.newKey(t, k.stranger, "owner"), makeEnvironment, nil), "createTestEnvironment", "testEnvironment", "tenant")
	of, err := id.Parse(id.Tenant, at(made, "id").(string))
	require.NoError(t, err)

	key, err := tenants.CreateKey(k.system(), of, tenants.Test, "test", "owner")
	require.NoError(t, err)

	return key
}

// With the clock, cases become due and leases end, the days in which a person can object are fewer, and a stream that failed is tried again.
func TestAdvanceBringsEverythingNearer(t *testing.T) {
	t.Parallel()

	k := light(t)
	of, key := k.tried(t)
	inside, later := k.inside(of), time.Now().Add(time.Hour).UTC().Truncate(time.Microsecond)
	moved := later.Add(-31 * 24 * time.Hour)

	for _, reference := range []string{"test:review", "test:declined"} {
		opened := at(k.ask(t, key, openOne, map[string]any{"key": reference, "reference": reference}), "createVerification", "verification", "id")
		k.ask(t, key, play, map[string]any{"id": opened})
	}

	client := ent.From(k.ctx)
	before := client.Verification.Query().Where(verification.StateEQ(verification.StateDeclined)).OnlyX(inside)
	client.ReviewCase.Update().SetDueAt(later).SetHolder("usr_a").SetLeasedUntil(later).ExecX(inside)
	client.CaptureSession.Create().SetVerificationID(before.ID).SetOrdinal(1).SetNonce([]byte("n")).SetKey([]byte("k")).SetDevice([]byte(`{}`)).
		SetOpenedAt(later).SetExpiresAt(later).ExecX(inside)
	client.AuditStream.Create().SetURL("https://example.com/").SetSecret([]byte("s")).SetNextAt(later).ExecX(inside)

	require.Equal(t, "AdvanceTestClockPayload", at(k.ask(t, key, advance, map[string]any{"by": 31 * 86400, "from": 0}), "advanceTestClock", "__typename"))

	waiting := client.ReviewCase.Query().OnlyX(inside)
	require.Equal(t, []time.Time{moved, moved}, []time.Time{waiting.DueAt, *waiting.LeasedUntil})
	require.Equal(t, moved, client.CaptureSession.Query().OnlyX(inside).ExpiresAt)
	require.Equal(t, moved, client.AuditStream.Query().OnlyX(inside).NextAt)

	declined := client.Verification.GetX(inside, before.ID)
	require.Equal(t, before.ConcludedAt.Add(-31*24*time.Hour), *declined.ConcludedAt)
	require.Equal(t, before.SubmittedAt, declined.SubmittedAt, "what has happened keeps its time")
}

// A played verification goes to review on the terms of the policy that it is pinned to.
func TestPlayedReviewsKeepTheTerms(t *testing.T) {
	t.Parallel()

	k := light(t)
	of, key := k.tried(t)
	admin, err := tenants.CreateKey(k.system(), of, tenants.Test, "admin", "admin")
	require.NoError(t, err)

	// Where nothing is published, those of the installation's policy hold.
	k.api.Terms = policy.Terms{FourEyes: true, Priority: policy.High}
	first := at(k.ask(t, key, openOne, map[string]any{"key": "first", "reference": "test:review"}), "createVerification", "verification", "id")
	require.Equal(t, "REVIEW", at(k.ask(t, key, play, map[string]any{"id": first}), "playTestVerification", "verification", "state"))
	installed := ent.From(k.ctx).ReviewCase.Query().OnlyX(k.inside(of))
	require.Equal(t, []any{true, 3}, []any{installed.FourEyes, installed.Priority})

	k.api.Terms = policy.Terms{}

	// Without who wrote it: people are looked at outside.
	version := at(k.ask(t, admin, `mutation($input: CreatePolicyInput!) { createPolicy(input: $input) { ... on CreatePolicyPayload { version { id revision } } } }`,
		input(map[string]any{"idempotencyKey": "a", "name": "default", "yaml": "extend: default\nreview: {fourEyes: true}\n"})), "createPolicy", "version")

	for _, verb := range []string{"validatePolicyVersion", "publishPolicyVersion"} {
		version = at(k.ask(t, admin, `mutation($input: MovePolicyVersionInput!) { moved: `+verb+`(input: $input) { ... on MovePolicyVersionPayload { version { id revision } } } }`,
			input(map[string]any{"id": at(version, "id"), "revision": at(version, "revision")})), "moved", "version")
	}

	opened := at(k.ask(t, key, openOne, map[string]any{"key": "a", "reference": "test:review"}), "createVerification", "verification", "id")
	require.Equal(t, "REVIEW", at(k.ask(t, key, play, map[string]any{"id": opened}), "playTestVerification", "verification", "state"))
	require.True(t, ent.From(k.ctx).ReviewCase.Query().Where(reviewcase.IDNEQ(installed.ID)).OnlyX(k.inside(of)).FourEyes)
}
