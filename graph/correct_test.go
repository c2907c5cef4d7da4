package graph_test

import (
	"errors"
	"maps"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/id"
)

const correctMutation = `mutation($input: CorrectUsageInput!) { correctUsage(input: $input) {
	__typename ... on CorrectUsagePayload { usage { key attempt quantity late reason note priceVersion } } ... on InvalidInput { field } ... on UserError { message }
} }`

// Platform finance puts usage right; the tenant sees it, with the reason, where it is billed; and who did it is on record.
func TestPlatformFinancePutsUsageRight(t *testing.T) {
	t.Parallel()

	k := light(t)
	row := k.create(t, "a")
	closed := time.Now().Add(-time.Hour)
	ent.From(k.ctx).Usage.Create().SetVerificationID(row.ID).SetMeter("match").SetAt(closed.Add(-time.Hour)).SetBookedAt(closed.Add(-time.Hour)).ExecX(k.as())
	require.NoError(t, billing.Close(k.as(), closed, time.Now()))

	wanted := map[string]any{
		"tenant": id.Format(id.Tenant, k.ours), "idempotencyKey": "a", "verificationId": id.Format(id.Verification, row.ID), "meter": "match",
		"attempt": 2, "quantity": -1, "reason": "our camera was broken",
	}
	staff := k.staff(t)
	ask := func(change map[string]any) any {
		asked := maps.Clone(wanted)
		maps.Copy(asked, change)

		return at(k.askAs(t, staff, correctMutation, input(asked)).Data, "correctUsage")
	}

	for range 2 {
		got := ask(nil)
		require.Equal(t, "CorrectUsagePayload", at(got, "__typename"), got)
		require.Equal(t, map[string]any{
			"key": id.Format(id.Verification, row.ID) + ".match.2", "attempt": 2.0, "quantity": -1.0, "late": true, "reason": "correction",
			"note": "our camera was broken", "priceVersion": nil,
		}, at(got, "usage"))
	}

	for name, test := range map[string]struct {
		change map[string]any
		want   string
	}{
		"another under the key": {map[string]any{"quantity": 1}, "IdempotencyConflict"},
		"not the next":          {map[string]any{"idempotencyKey": "b", "attempt": 2, "quantity": 1}, "Conflict"},
		"too much":              {map[string]any{"idempotencyKey": "b", "attempt": 3}, "InvalidInput"},
		"no reason":             {map[string]any{"reason": ""}, "InvalidInput"},
		"no key":                {map[string]any{"idempotencyKey": ""}, "InvalidInput"},
		"no verification":       {map[string]any{"verificationId": "x"}, "NotFound"},
		"no tenant":             {map[string]any{"tenant": "x"}, "NotFound"},
	} {
		require.Equal(t, test.want, at(ask(test.change), "__typename"), name)
	}

	require.Equal(t, "input.reason", at(ask(map[string]any{"reason": ""}), "field"))
	require.Equal(t, "forbidden", k.try(t, k.newKey(t, k.ours, "owner"), correctMutation, input(wanted)).Errors[0].Extensions["kind"])

	log := k.ask(t, k.newKey(t, k.ours, "owner"), `{ auditLog(first: 1, filter: {action: "usage.correct"}) { edges { node { target after } } } }`, nil)
	require.Equal(t, id.Format(id.Verification, row.ID), at(log, "auditLog", "edges", 0, "node", "target"))

	const look = `query($t: ID!, $v: ID!) { platformVerificationUsage(tenant: $t, verificationId: $v) { meter attempt quantity reason } }`

	seen := map[string]any{"t": wanted["tenant"], "v": wanted["verificationId"]}
	require.Equal(t, []any{
		map[string]any{"meter": "match", "attempt": 1.0, "quantity": 1.0, "reason": "concluded"},
		map[string]any{"meter": "match", "attempt": 2.0, "quantity": -1.0, "reason": "correction"},
	}, at(k.askAs(t, staff, look, seen).Data, "platformVerificationUsage"), "what a correction is made of")

	for _, none := range []map[string]any{{"t": wanted["tenant"], "v": "x"}, {"t": id.Format(id.Tenant, k.stranger), "v": wanted["verificationId"]}} {
		require.Equal(t, []any{}, at(k.askAs(t, staff, look, none).Data, "platformVerificationUsage"), "another tenant's is not there")
	}

	require.Equal(t, "forbidden", k.try(t, k.newKey(t, k.ours, "owner"), look, seen).Errors[0].Extensions["kind"])

	rows := k.ask(t, k.newKey(t, k.ours, "finance"), `query($m: String!) { usageRows(month: $m, zone: "UTC") { edges { node { reason note late } } } }`,
		map[string]any{"m": closed.UTC().Format("2006-01")})
	require.Contains(t, at(rows, "usageRows", "edges"), map[string]any{"node": map[string]any{"reason": "correction", "note": "our camera was broken", "late": true}})
}

var errPrinter = errors.New("the printer is on fire")

func TestPlatformFinanceSeesWhatCannotBeClosed(t *testing.T) {
	t.Parallel()

	k := light(t)
	now := time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)

	const query = `{ platformRevenue(month: "2026-11") { failures { tenant { id } since triedAt problem } } }`

	staff := k.staff(t)
	require.Empty(t, at(k.askAs(t, staff, query, nil).Data, "platformRevenue", "failures"))
	require.NoError(t, billing.Stuck(k.as(), errPrinter, now))
	require.NoError(t, billing.Stuck(k.as(), errPrinter, now.Add(time.Minute)))
	require.Equal(t, map[string]any{
		"tenant": map[string]any{"id": id.Format(id.Tenant, k.ours)}, "since": "2026-12-01T00:00:00.000000Z", "triedAt": "2026-12-01T00:01:00.000000Z",
		"problem": "the printer is on fire",
	}, at(k.askAs(t, staff, query, nil).Data, "platformRevenue", "failures", 0))
}
