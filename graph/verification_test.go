package graph_test

import (
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/verification"
)

const createQuery = `mutation($input: CreateVerificationInput!) { createVerification(input: $input) {
  __typename
  ... on CreateVerificationPayload { created verification { id state reference metadata steps captureUrl timeline { type } evidence { id } report { id } expiresAt } }
  ... on UserError { message }
  ... on InvalidInput { field }
} }`

func TestCreateVerification(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		input := map[string]any{
			"idempotencyKey": "order-1", "reference": "顧客 7", "metadata": map[string]any{"店": "東京"}, "steps": []string{"SELFIE", "REFERENCE"},
		}
		first := at(k.ask(t, k.key, createQuery, map[string]any{"input": input}), "createVerification")
		require.Equal(t, true, at(first, "created"))

		made := at(first, "verification")
		require.Regexp(t, `^ver_[0-9a-z]{26}$`, at(made, "id"))
		require.Equal(t, "CREATED", at(made, "state"))
		require.Equal(t, "顧客 7", at(made, "reference"))
		require.Equal(t, "東京", at(made, "metadata", "店"))
		require.Equal(t, []any{"SELFIE", "REFERENCE"}, at(made, "steps"))
		require.Contains(t, at(made, "captureUrl"), k.url+"/capture/#cap_")
		require.Equal(t, "verification.created", at(made, "timeline", 0, "type"))
		require.Empty(t, at(made, "evidence"))
		require.Nil(t, at(made, "report"))

		again := at(k.ask(t, k.key, createQuery, map[string]any{"input": input}), "createVerification")
		require.Equal(t, false, at(again, "created"))
		require.Equal(t, made, at(again, "verification"), "a retry gives the same, capture URL included")

		input["reference"] = "another"
		conflict := at(k.ask(t, k.key, createQuery, map[string]any{"input": input}), "createVerification")
		require.Equal(t, "IdempotencyConflict", at(conflict, "__typename"))

		// Another tenant's keys are its own.
		theirs := at(k.ask(t, k.other, createQuery, map[string]any{"input": input}), "createVerification")
		require.Equal(t, true, at(theirs, "created"))
		require.NotEqual(t, at(made, "id"), at(theirs, "verification", "id"))
	})
}

func TestCreateVerificationRefusesInput(t *testing.T) {
	t.Parallel()

	k := light(t)

	for field, input := range map[string]map[string]any{
		"input.idempotencyKey": {"idempotencyKey": ""},
		"input.steps":          {"idempotencyKey": "a", "steps": []string{"REFERENCE"}},
		"input.expiresIn":      {"idempotencyKey": "a", "expiresIn": 299},
		"input.language":       {"idempotencyKey": "a", "language": "fr"},
	} {
		got := at(k.ask(t, k.key, createQuery, map[string]any{"input": input}), "createVerification")
		require.Equal(t, "InvalidInput", at(got, "__typename"), field)
		require.Equal(t, field, at(got, "field"))
		require.NotEmpty(t, at(got, "message"))
	}

	for _, seconds := range []int{0, -1, 604801, 2147483647} {
		got := at(k.ask(t, k.key, createQuery, map[string]any{"input": map[string]any{"idempotencyKey": "a", "expiresIn": seconds}}), "createVerification")
		require.Equal(t, "input.expiresIn", at(got, "field"), seconds)
	}
}

func TestTwentyClientsWithOneKeyOpenOneVerification(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		var (
			all     sync.WaitGroup
			mu      sync.Mutex
			ids     = map[any]int{}
			created int
		)

		for range 20 {
			all.Go(func() {
				answer := at(k.ask(t, k.key, createQuery, map[string]any{"input": map[string]any{"idempotencyKey": "same"}}), "createVerification")

				mu.Lock()
				defer mu.Unlock()

				ids[at(answer, "verification", "id")]++

				if at(answer, "created") == true {
					created++
				}
			})
		}

		all.Wait()
		require.Len(t, ids, 1)
		require.Equal(t, 1, created)
		require.Equal(t, 1, ent.From(k.ctx).Verification.Query().CountX(k.as()))
		require.Equal(t, 1, ent.From(k.ctx).Event.Query().CountX(k.as()), "created once, told once")
	})
}

const cancelQuery = `mutation($id: ID!) { cancelVerification(input: {id: $id}) {
  __typename
  ... on CancelVerificationPayload { verification { state captureUrl timeline { type } } }
  ... on UserError { message }
  ... on InvalidState { state }
} }`

func TestCancelVerification(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		row := k.create(t, "a")
		shown := map[string]any{"id": id.Format(id.Verification, row.ID)}

		theirs := at(k.ask(t, k.other, cancelQuery, shown), "cancelVerification")
		require.Equal(t, "NotFound", at(theirs, "__typename"), "another tenant's")

		for range 2 {
			got := at(k.ask(t, k.key, cancelQuery, shown), "cancelVerification")
			require.Equal(t, "CANCELED", at(got, "verification", "state"), "twice is harmless")
			require.Nil(t, at(got, "verification", "captureUrl"))
			require.Len(t, at(got, "verification", "timeline"), 2)
		}

		submitted := k.create(t, "b")
		k.capture(t, submitted, 1)

		_, err := verification.Start(k.as(), submitted.ID)
		require.NoError(t, err)
		require.NoError(t, verification.Consent(k.as(), submitted.ID, "1"))
		_, err = verification.Submit(k.as(), submitted.ID)
		require.NoError(t, err)

		late := at(k.ask(t, k.key, cancelQuery, map[string]any{"id": id.Format(id.Verification, submitted.ID)}), "cancelVerification")
		require.Equal(t, "InvalidState", at(late, "__typename"))
		require.Equal(t, "SUBMITTED", at(late, "state"))

		for _, wrong := range []string{"", "nonsense", id.Format(id.Evidence, row.ID), row.ID.String()} {
			got := at(k.ask(t, k.key, cancelQuery, map[string]any{"id": wrong}), "cancelVerification")
			require.Equal(t, "NotFound", at(got, "__typename"), wrong)
		}
	})
}

func TestMutationsInOneRequestShowWhatEachDid(t *testing.T) {
	t.Parallel()

	k := light(t)
	row := k.create(t, "a")

	const both = `mutation($id: ID!, $input: CreateVerificationInput!) {
		before: createVerification(input: $input) { ... on CreateVerificationPayload { verification { timeline { type } } } }
		cancelVerification(input: {id: $id}) { ... on CancelVerificationPayload { verification { timeline { type } } } }
		after: createVerification(input: $input) { ... on CreateVerificationPayload { verification { state timeline { type } } } }
	}`

	got := k.ask(t, k.key, both, map[string]any{"id": id.Format(id.Verification, row.ID), "input": map[string]any{"idempotencyKey": "a", "binding": "UNBOUND"}})
	require.Len(t, at(got, "before", "verification", "timeline"), 1)
	require.Len(t, at(got, "cancelVerification", "verification", "timeline"), 2)
	require.Equal(t, "CANCELED", at(got, "after", "verification", "state"))
	require.Len(t, at(got, "after", "verification", "timeline"), 2)
}
