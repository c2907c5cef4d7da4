package graph_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/vektah/gqlparser/v2/ast"
)

// short says of every list that is no connection how long it can become.
func short() map[string]string {
	const (
		asked    = "as long as the input that made it, which is bounded"
		document = "a document of 256 KB at most says it"
		rules    = "a policy has 100 rules at most"
		fixed    = "as many as the code knows: no use makes it longer"
		hundred  = "100, the worst or the newest first"
		twenty   = "20, the newest"
		contract = "one for each amendment of one contract"
		month    = "one for each meter and day, of 92 days at most"
		one      = "what belongs to one verification: one capture with three retakes"
	)

	return map[string]string{
		"APIKey.flows": "100", "APIKey.networks": "100", "APIKey.scopes": fixed, "Role.permissions": fixed, "Viewer.permissions": fixed,
		"PermissionNotHeld.permissions": fixed, "Query.givablePermissions": fixed, "Query.features": fixed, "Query.platformFeatures": fixed,
		"Query.roles": "50 of one's own, and the built-in ones", "Query.connections": "20", "Query.domains": "50", "Factors.passkeys": "20",
		"Viewer.sessions": "50", "Viewer.memberships": "the tenants that have invited one person",
		"Verification.steps": one, "Verification.evidence": one, "Verification.answers": "20: so many questions a flow has at most", "Verification.timeline": "one for each move; a case is reopened by hand",
		"Report.findings": fixed, "Report.reasons": fixed, "Finding.reasons": fixed, "Finding.models": fixed,
		"Appeal.evidence": "three frames", "AppealExamination.findings": fixed, "ReviewCase.reviews": "two for each round, and a round is begun by hand",
		"Review.reasons": "5", "ReviewAgreement.checks": fixed,
		"BacktestMistake.sample": twenty, "BacktestUntold.sample": twenty, "DecisionChange.sample": twenty,
		"PolicyBacktest.changes": "9: three decisions became three", "PolicyShadow.changes": "9: three decisions became three", "PolicyCurve.points": "20",
		"FlowAtRisk.findings": document, "FlowFinding.successors": document, "FlowFinding.values": fixed, "FlowCheck.findings": document, "FlowRefused.findings": document, "FlowVersion.findings": document,
		"FlowVersion.changes": document, "Query.flowsAtRisk": "100: a tenant has so many flows at most",
		"PolicyFindings.findings": rules, "PolicyRefused.findings": rules, "PolicyVersion.findings": rules, "PolicyVersion.changes": rules,
		"PolicyListUse.rules": rules, "PolicyList.uses": "100 policies, with a published version and drafts each",
		"ImportPolicyListPayload.entries": asked, "PolicyListEntriesPayload.entries": asked, "PolicyListRefused.lines": hundred,
		"LawOverride.catalogue": document, "LawOverride.periods": document, "LawPeriod.evidence": document,
		"WebhookDelivery.attempts": "50", "WebhookEndpoint.blocked": fixed, "WebhookEndpoint.types": "100", "WebhookEndpoint.secrets": "5",
		"Invoice.lines": contract, "Invoice.taxes": contract, "Invoice.payments": "written by hand or by card, one invoice’s",
		"Invoice.creditNotes": "written by hand, one invoice’s", "Bill.lines": contract, "Bill.taxes": contract,
		"Payer.contacts": "10", "Query.contracts": contract, "Query.platformContracts": contract, "CreditConnection.left": "one for each currency",
		"Revenue.sums": "one for each currency", "Revenue.failures": hundred, "Revenue.unbilled": hundred,
		"Query.platformVerificationUsage": one, "Query.platformHeartbeat": hundred, "Query.platformRequests": hundred, "Query.usageHeartbeat": fixed,
		"Query.platformUsage": "one for each tenant and meter with usage in one month: for operators alone", "Query.paymentDifferences": "as many as differ, and none as a rule: for operators alone",
		"Query.funnel":    "one for each day, class of device, step and hint of 92 days, all from fixed lists",
		"UsageMonth.days": month, "UsageMonth.flows": "one for each meter and flow; 100 flows at most", "UsageMonth.openers": hundred, "UsageMonth.totals": fixed,
	}
}

// What can become long is a Relay connection, which has a length of 1 to 100, 25 or so when none is given, and a cursor.
func TestEveryListIsAConnection(t *testing.T) {
	t.Parallel()

	schema, lengths := written(t), short()
	missing := []string{}

	for _, kind := range schema.Types {
		if kind.BuiltIn || kind.Kind != ast.Object {
			continue
		}

		for _, field := range kind.Fields {
			name := kind.Name + "." + field.Name

			switch of := field.Type.Name(); {
			case strings.HasPrefix(field.Name, "__"):
			case strings.HasSuffix(of, "Connection") && schema.Types[of].Fields.ForName("edges") != nil:
				require.Equal(t, "Int", field.Arguments.ForName("first").Type.String(), name)
				require.NotNil(t, field.Arguments.ForName("first").DefaultValue, name)
				require.Equal(t, "String", field.Arguments.ForName("after").Type.String(), name)
			case field.Type.Elem != nil && field.Name != "edges":
				if _, listed := lengths[name]; !listed {
					missing = append(missing, name)
				}

				delete(lengths, name)
			}
		}

		if edges := kind.Fields.ForName("edges"); edges != nil {
			require.Equal(t, "PageInfo!", kind.Fields.ForName("pageInfo").Type.String(), kind.Name)

			edge := schema.Types[edges.Type.Name()]
			require.Equal(t, "String!", edge.Fields.ForName("cursor").Type.String(), kind.Name)
			require.NotNil(t, edge.Fields.ForName("node"), kind.Name)
		}
	}

	require.Empty(t, missing, "make these connections, or say in short how long they can become")
	require.Empty(t, lengths, "of no list")
}
