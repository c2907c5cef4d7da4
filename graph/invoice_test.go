package graph_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
)

const standardContract = "name: Standard\ncurrency: JPY\nzone: Asia/Tokyo\ntax: {rate: 10, rounding: down}\ndue: {months: 1}\nreview: true\n" +
	"fees: [{name: Base, amount: 1000}]\nprices: [{meter: verification, model: unit, unit: 100}]\n"

// From a contract to a paid invoice: what platform finance does, and what the tenant's finance sees of it.
func TestAnInvoiceFromContractToPayment(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		staff, ours := k.staff(t), id.Format(id.Tenant, k.ours)
		begin := time.Now().UTC().AddDate(0, -1, 0).Format("2006-01") + "-01"
		month := begin[:7]

		agree := `mutation($input: AgreeContractInput!) { agreeContract(input: $input) { __typename ... on AgreeContractPayload { contract { number yaml } } ... on UserError { message } } }`
		offer := map[string]any{"tenant": ours, "idempotencyKey": "a", "yaml": standardContract, "effectiveFrom": begin}
		got := k.askAs(t, staff, agree, input(offer))
		require.EqualValues(t, 1, at(got.Data, "agreeContract", "contract", "number"), got)
		require.EqualValues(t, 1, at(k.askAs(t, staff, agree, input(offer)).Data, "agreeContract", "contract", "number"))

		offer["yaml"] = "name: x"
		require.Equal(t, "InvalidInput", at(k.askAs(t, staff, agree, input(offer)).Data, "agreeContract", "__typename"))

		finance := k.newKey(t, k.ours, "finance")
		draft := k.ask(t, finance, `query($m: String!) { invoiceDraft(month: $m) { total { currency amount minor } lines { kind title amount { amount } } } forecast { days daysLeft bill { total { amount } } } budget { alerted } }`,
			map[string]any{"m": month})
		require.Equal(t, map[string]any{"currency": "JPY", "amount": "1100", "minor": float64(1100)}, at(draft, "invoiceDraft", "total"))

		whatIf := `query($t: ID!, $m: String!, $c: String!) { platformWhatIf(tenant: $t, month: $m, contract: $c) { __typename ... on Bill { total { minor } } } }`
		other := map[string]any{"t": ours, "m": month, "c": strings.ReplaceAll(standardContract, "1000", "3000")}
		require.EqualValues(t, 3300, at(k.askAs(t, staff, whatIf, other).Data, "platformWhatIf", "total", "minor"), "nothing is written down")
		require.NotEmpty(t, k.try(t, finance, whatIf, other).Errors, "operators alone")

		other["c"] = "name: x"
		require.Equal(t, "InvalidInput", at(k.askAs(t, staff, whatIf, other).Data, "platformWhatIf", "__typename"))

		other["t"] = id.Format(id.Tenant, uuid.New())
		require.Equal(t, "NotFound", at(k.askAs(t, staff, whatIf, other).Data, "platformWhatIf", "__typename"))

		closed, err := k.api.Invoices.Close(k.ctx, k.ours)
		require.NoError(t, err)
		require.Equal(t, 1, closed)

		list := `{ platformInvoices(first: 1, state: DRAFT) { edges { node { id tenantId revision month hold left { minor } lines { id line { kind amount { minor } } usage { whole edges { node { verificationId } } } } } } } }`
		node := at(k.askAs(t, staff, list, nil).Data, "platformInvoices", "edges", 0, "node")
		require.Equal(t, ours, at(node, "tenantId"))
		require.Equal(t, month, at(node, "month"))
		require.EqualValues(t, 1000, at(node, "lines", 0, "line", "amount", "minor"))

		of := map[string]any{"tenant": ours, "id": at(node, "id")}
		line := `query($id: ID!, $line: ID!) { invoice(id: $id) { line(id: $line) { id line { kind } } } }`
		one := map[string]any{"id": at(node, "id"), "line": at(node, "lines", 0, "id")}
		require.Equal(t, at(node, "lines", 0, "id"), at(k.ask(t, finance, line, one), "invoice", "line", "id"))

		one["line"] = at(node, "id")
		require.Nil(t, at(k.ask(t, finance, line, one), "invoice", "line"))
		issued := k.askAs(t, staff, `mutation($input: IssueInvoiceInput!) { issueInvoice(input: $input) { ... on IssueInvoicePayload { invoice { number revision issuer { name } payer { name } left { minor } } } } }`, input(of))
		require.Contains(t, at(issued.Data, "issueInvoice", "invoice", "number"), "INV-", issued)
		require.Equal(t, "My company", at(issued.Data, "issueInvoice", "invoice", "payer", "name"))

		stale := map[string]any{"tenant": ours, "id": at(node, "id"), "revision": at(node, "revision"), "reason": "wrong price"}
		void := k.askAs(t, staff, `mutation($input: VoidInvoiceInput!) { voidInvoice(input: $input) { __typename } }`, input(stale))
		require.Equal(t, "StaleRevision", at(void.Data, "voidInvoice", "__typename"), void)

		note := k.askAs(t, staff, `mutation($input: CreditInvoiceInput!) { creditInvoice(input: $input) { ... on CreditInvoicePayload { creditNote { number total { minor } } invoice { left { minor } } } } }`,
			input(map[string]any{"tenant": ours, "id": at(node, "id"), "idempotencyKey": "n", "net": 100, "reason": "did not work"}))
		require.EqualValues(t, 110, at(note.Data, "creditInvoice", "creditNote", "total", "minor"), note)

		paid := k.askAs(t, staff, `mutation($input: RecordPaymentInput!) { recordPayment(input: $input) { ... on RecordPaymentPayload { payment { method amount { amount } } invoice { state settledAt } } ... on UserError { message } } }`,
			input(map[string]any{"tenant": ours, "id": at(node, "id"), "idempotencyKey": "p", "amount": 990, "receivedAt": time.Now().UTC().Format(time.RFC3339)}))
		require.Equal(t, "PAID", at(paid.Data, "recordPayment", "invoice", "state"), paid)

		seen := k.ask(t, finance, `query($id: ID!) { invoice(id: $id) { state paid { amount } payments { amount { amount } } creditNotes { reason } } contracts { yaml } credits { left { amount } } payer { revision contacts } }`, map[string]any{"id": at(node, "id")})
		require.Equal(t, "990", at(seen, "invoice", "payments", 0, "amount", "amount"))
		require.Nil(t, at(k.ask(t, k.other, `query($id: ID!) { invoice(id: $id) { id } }`, map[string]any{"id": at(node, "id")}), "invoice"), "another tenant's is not there")

		k.ledger(t)
		k.desk(t, staff, ours, at(node, "id"))

		shown, _ := at(node, "id").(string)
		for format, want := range map[string]string{"pdf": "%PDF-", "csv": "number,kind", "json": `{"number":"INV-`} {
			status, body := k.send(t, http.MethodGet, "/export/invoice/"+shown+"?format="+format, nil, http.Header{"Authorization": {"Bearer " + string(finance)}})
			require.Equal(t, http.StatusOK, status)
			require.True(t, strings.HasPrefix(string(body), want), "%s: %.40s", format, body)
		}

		for key, want := range map[fault.Secret]int{k.other: http.StatusNotFound, k.newKey(t, k.ours, "reviewer"): http.StatusForbidden} {
			status, _ := k.send(t, http.MethodGet, "/export/invoice/"+shown, nil, http.Header{"Authorization": {"Bearer " + string(key)}})
			require.Equal(t, want, status)
		}

		sums := k.askAs(t, staff, `query($m: String!) { platformRevenue(month: $m) { sums { net { amount } noted { amount } credited { amount } paid { amount } open { amount } count } unbilled { name } } }`, map[string]any{"m": month})
		require.Equal(t, map[string]any{"net": map[string]any{"amount": "1000"}, "noted": map[string]any{"amount": "110"}, "credited": map[string]any{"amount": "0"}, "paid": map[string]any{"amount": "990"}, "open": map[string]any{"amount": "0"}, "count": float64(1)},
			at(sums.Data, "platformRevenue", "sums", 0))
	})
}

func TestWhoPays(t *testing.T) {
	t.Parallel()

	k := light(t)
	finance := k.newKey(t, k.ours, "finance")
	update := `mutation($input: UpdatePayerInput!) { updatePayer(input: $input) { __typename ... on UpdatePayerPayload { payer { name orderNumber contacts budget revision } } } }`
	got := k.ask(t, finance, update, input(map[string]any{"revision": 0, "name": "Payer", "orderNumber": "PO-1", "contacts": []any{"Fin@Example.com", "fin@example.com"}, "budget": 5000}))
	require.Equal(t, map[string]any{"name": "Payer", "orderNumber": "PO-1", "contacts": []any{"fin@example.com"}, "budget": float64(5000), "revision": float64(1)}, at(got, "updatePayer", "payer"))

	require.Equal(t, "StaleRevision", at(k.ask(t, finance, update, input(map[string]any{"revision": 0, "contacts": []any{}})), "updatePayer", "__typename"))
	require.Equal(t, "InvalidInput", at(k.ask(t, finance, update, input(map[string]any{"revision": 1, "contacts": []any{"nobody"}})), "updatePayer", "__typename"))
	require.Equal(t, 1, ent.From(k.ctx).Payer.Query().CountX(k.system()))

	odd := k.ask(t, finance, `{ whatIf(month: "2026-11", contract: "name: a") { __typename } invoiceDraft(month: "2026-11") { month } budget { alerted } forecast { days } }`, nil)
	require.Equal(t, "InvalidInput", at(odd, "whatIf", "__typename"))
	require.Nil(t, at(odd, "invoiceDraft"))
}
