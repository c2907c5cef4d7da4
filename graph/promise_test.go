package graph_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/vektah/gqlparser/v2/ast"
)

// unkeyed says of every mutation that takes neither an idempotency key nor the revision of what it changes why a retry is harmless.
func unkeyed() map[string]string {
	const (
		same  = "asks for how something is to stand: asking again finds it so"
		name  = "the name is taken by then: nothing is made twice"
		state = "only one state allows it, and it ends that state"
	)

	return map[string]string{
		"createTestEnvironment": "there is one at most: asking again gives it",
		"advanceTestClock":      "takes where the clock stood, and answers TestClockMoved when it stands elsewhere",
		"playTestVerification":  state,
		"issueInvoice":          state,
		"closeAgain":            state,
		"claimReview":           "whoever has a case has it",
		"renewReview":           "counts from the time of the call: asking again is asking later",
		"releaseReview":         same,
		"suspendTenant":         same, "resumeTenant": same,
		"suspendMember": same, "reinstateMember": same, "removeMember": same, "leaveTenant": same,
		"inviteMember": "an address that is invited already is a conflict", "resendInvitation": "the link before ends: there is one", "revokeInvitation": same,
		"acceptInvitation": "the link works once",
		"createRole":       name, "deleteRole": same,
		"revokeApiKey":     same,
		"createConnection": name, "addDomain": name, "verifyDomain": same, "removeDomain": same,
		"addToPolicyList": same, "importPolicyList": same, "removeFromPolicyList": same, "withdrawFromPolicyList": same, "restoreToPolicyList": same,
		"setTwoPersonPublish": same,
		"cancelVerification":  same,
		"requestFeature":      same,
		"installLawCatalogue": "a catalogue that is not newer is refused",
		"beginVisit":          "the visit before ends: there is one at a time", "endVisit": same,
		"testAuditStream": "says nothing but that it is a test, and changes nothing",
	}
}

// unversioned says of every mutation that changes something with a revision and does not take the revision why none can be overwritten.
func unversioned() map[string]string {
	const state = "it goes by the state alone, which the same statement looks at"

	return map[string]string{
		"claimReview":   "of two at once one wins, and the other learns who: AlreadyClaimed",
		"renewReview":   "for whoever has the case alone: ClaimLost",
		"releaseReview": "for whoever has the case alone",
		"suspendTenant": state, "resumeTenant": state,
		"suspendMember": state, "reinstateMember": state,
		"issueInvoice": state, "closeAgain": state,
		"rotateApiKey":  "adds a key beside it; the old one keeps what was decided of it",
		"recordPayment": "adds a payment, under a lock and within what is owed",
		"creditInvoice": "adds a credit note, under a lock and within what is owed",
		"revokeApiKey":  state,
	}
}

// onlyKeyed are the mutations with an idempotency key that cannot have been used with another input.
func onlyKeyed() map[string]string {
	return map[string]string{
		"rotateWebhookSecret": "a secret has no other input; for how long the old ones go on was decided the first time",
	}
}

func given(schema *ast.Schema, field *ast.FieldDefinition) *ast.Definition {
	if argument := field.Arguments.ForName("input"); argument != nil {
		return schema.Types[argument.Type.Name()]
	}

	return &ast.Definition{}
}

func required(of *ast.Definition, name string) bool {
	field := of.Fields.ForName(name)

	return field != nil && (field.Type.NonNull || name == "revision")
}

// A retry of a mutation does nothing twice.
func TestEveryMutationCanBeRepeated(t *testing.T) {
	t.Parallel()

	schema, reasons, keyed := written(t), unkeyed(), onlyKeyed()

	for _, field := range schema.Mutation.Fields {
		if strings.HasPrefix(field.Name, "__") {
			continue
		}

		input := given(schema, field)
		_, listed := reasons[field.Name]
		safe := required(input, "idempotencyKey") || required(input, "revision")
		require.NotEqual(t, listed, safe, "%s takes an idempotencyKey, or a revision, or stands in unkeyed with a reason", field.Name)
		delete(reasons, field.Name)

		if required(input, "idempotencyKey") && len(input.Fields) > 1 {
			_, alone := keyed[field.Name]
			require.NotEqual(t, alone, answers(schema, field, "IdempotencyConflict"), "%s says when a key was used for something else", field.Name)
			delete(keyed, field.Name)
		}
	}

	require.Empty(t, reasons, "of no mutation")
	require.Empty(t, keyed, "of no mutation")
}

// Whoever changes what has a revision says which one they read, and is told by a type of its own when it is another by now.
func TestEveryChangeOfAVersionedThingNamesItsRevision(t *testing.T) {
	t.Parallel()

	schema, reasons := written(t), unversioned()
	missing := []string{}

	for _, field := range schema.Mutation.Fields {
		input := given(schema, field)

		if input.Fields.ForName("revision") != nil {
			require.True(t, answers(schema, field, "StaleRevision"), "%s answers StaleRevision", field.Name)

			continue
		}

		if input.Fields.ForName("id") != nil && changes(schema, field) {
			if _, listed := reasons[field.Name]; !listed {
				missing = append(missing, field.Name)
			}

			delete(reasons, field.Name)
		}
	}

	require.Empty(t, missing, "these take the revision, or stand in unversioned with a reason")
	require.Empty(t, reasons, "of no mutation that could need it")
	require.Equal(t, ast.NonNullNamedType("Int", nil).String(), schema.Types["StaleRevision"].Fields.ForName("revision").Type.String())
}

// answers tells whether a member of the mutation's result is of the name.
func answers(schema *ast.Schema, field *ast.FieldDefinition, name string) bool {
	return slices.Contains(schema.Types[field.Type.Name()].Types, name)
}

// changes tells whether what a mutation gives back has a revision.
func changes(schema *ast.Schema, field *ast.FieldDefinition) bool {
	for _, one := range schema.Types[field.Type.Name()].Types {
		for _, shown := range schema.Types[one].Fields {
			if kind := schema.Types[shown.Type.Name()]; strings.HasSuffix(one, "Payload") && kind.Fields.ForName("revision") != nil {
				return true
			}
		}
	}

	return false
}
