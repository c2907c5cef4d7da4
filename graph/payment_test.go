package graph_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/collection"
	"github.com/honnin/honnin/graph/gen"
)

// Without an account at Stripe everything else works, and what needs one says so.
func TestPaymentsWithoutStripe(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		key := k.newKey(t, k.ours, "admin")

		require.Nil(t, at(k.ask(t, key, `{ paymentAccount { state } }`, nil), "paymentAccount"))

		for _, name := range []string{"createCheckoutLink", "createPaymentPortalLink"} {
			asked := k.ask(t, key, `mutation { `+name+`(input: {idempotencyKey: "a"}) { __typename ... on Conflict { code } } }`, nil)
			require.Equal(t, "Conflict", at(asked, name, "__typename"))
			require.Equal(t, "no_cards", at(asked, name, "code"))

			asked = k.ask(t, key, `mutation { `+name+`(input: {idempotencyKey: ""}) { __typename } }`, nil)
			require.Equal(t, "InvalidInput", at(asked, name, "__typename"))
		}

		require.NotEmpty(t, k.try(t, k.newKey(t, k.ours, "reviewer"), `{ paymentAccount { state } }`, nil).Errors, "a reviewer may not")
		require.NotEmpty(t, k.try(t, key, `{ paymentDifferences { kind } }`, nil).Errors, "operators alone")
		require.Nil(t, at(k.askAs(t, k.staff(t), `{ paymentDifferences { kind } }`, nil).Data, "paymentDifferences"), "nobody collects")
	})
}

// What has begun goes on; what costs is not begun.
func TestNothingIsBegunWhileAnInvoiceIsOverdue(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		const create = `mutation($key: String!) { createVerification(input: {idempotencyKey: $key}) { __typename } }`

		key := k.newKey(t, k.ours, "admin")
		open := func(idempotent string) any {
			return at(k.ask(t, key, create, map[string]any{"key": idempotent}), "createVerification", "__typename")
		}

		require.Equal(t, "CreateVerificationPayload", open("before"))

		ctx := k.as()
		row := ent.From(ctx).Collection.Create().SetState(collection.StateRestricted).SetCardBrand("visa").SaveX(ctx)
		require.Equal(t, "PaymentOverdue", open("during"))
		require.Equal(t, "CreateVerificationPayload", open("before"), "a retry begins nothing")
		require.Equal(t, "RESTRICTED", at(k.ask(t, key, `{ paymentAccount { state cardBrand graceUntil } }`, nil), "paymentAccount", "state"))
		require.Nil(t, at(k.ask(t, k.other, `{ paymentAccount { state } }`, nil), "paymentAccount"), "another tenant's")

		ent.From(ctx).Collection.UpdateOne(row).SetState(collection.StateCurrent).ExecX(ctx)
		require.Equal(t, "CreateVerificationPayload", open("during"))
	})
}

// The API names every difference that there can be, and no other.
func TestEveryDifferenceHasAName(t *testing.T) {
	t.Parallel()

	written, err := os.ReadFile("../billing/stripe/difference.go")
	require.NoError(t, err)

	kinds := []gen.PaymentDifferenceKind{}
	for _, found := range regexp.MustCompile(`Kind = "([a-z_]+)"`).FindAllStringSubmatch(string(written), -1) {
		kinds = append(kinds, gen.PaymentDifferenceKind(strings.ToUpper(found[1])))
	}

	require.ElementsMatch(t, gen.AllPaymentDifferenceKind, kinds)
}
