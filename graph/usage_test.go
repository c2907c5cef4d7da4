package graph_test

import (
	"encoding/csv"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/id"
)

const usageQuery = `query($month: String!, $zone: String! = "Asia/Tokyo", $flow: String, $openedBy: String) {
  usage(month: $month, zone: $zone, flow: $flow, openedBy: $openedBy) {
    from to zone late totals { meter quantity monthBefore soFarBefore } days { day meter quantity } flows { flow meter quantity } openers { openedBy meter quantity }
  }
}`

// spent gives the tenant of the kit usage in two months of Tokyo, and brings it into the sums.
func (k *kit) spent(t *testing.T) *db.Verification {
	t.Helper()

	row := k.create(t, "a")
	november := time.Date(2026, 10, 31, 15, 0, 0, 0, time.UTC)

	for i, one := range []struct {
		at    time.Time
		meter billing.Meter
		flow  string
		key   string
		count int
	}{
		{november.Add(-time.Second), "match", "", "key_1", 1},
		{november, "match", "branch", "key_1", 1},
		{november.Add(25 * time.Hour), "match", "", "key_2", 3},
		{november.Add(26 * time.Hour), "verification", "=branch", "key_2", 1},
		{november.Add(26 * time.Hour), "verification", "branch", "key_2", 0},
		{november.AddDate(0, 1, 0), "match", "", "key_1", 1},
	} {
		ent.From(k.ctx).Usage.Create().SetVerificationID(row.ID).SetMeter(string(one.meter)).SetAttempt(i + 1).SetQuantity(one.count).
			SetFlow(one.flow).SetOpenedBy(one.key).SetAt(one.at).SetBookedAt(one.at).ExecX(k.as())
	}

	_, err := billing.Rebuild(k.as(), true)
	require.NoError(t, err)

	return row
}

func TestUsageOfAMonthBesideTheOneBefore(t *testing.T) {
	t.Parallel()

	k := light(t)
	k.spent(t)
	k.at(time.Date(2026, 12, 20, 0, 0, 0, 0, time.UTC))
	key := k.newKey(t, k.ours, "finance")

	got := at(k.ask(t, key, usageQuery, map[string]any{"month": "2026-11"}), "usage")
	require.Equal(t, "2026-10-31T15:00:00.000000Z", at(got, "from"))
	require.Equal(t, []any{
		map[string]any{"meter": "verification", "quantity": 1.0, "monthBefore": 0.0, "soFarBefore": 0.0},
		map[string]any{"meter": "match", "quantity": 4.0, "monthBefore": 1.0, "soFarBefore": 1.0},
	}, at(got, "totals"))
	require.Equal(t, []any{
		map[string]any{"day": "2026-11-01", "meter": "match", "quantity": 1.0},
		map[string]any{"day": "2026-11-02", "meter": "match", "quantity": 3.0},
		map[string]any{"day": "2026-11-02", "meter": "verification", "quantity": 1.0},
	}, at(got, "days"))
	require.Len(t, at(got, "flows"), 4)
	require.Equal(t, map[string]any{"openedBy": "key_2", "meter": "match", "quantity": 3.0}, at(got, "openers", 0))

	got = at(k.ask(t, key, usageQuery, map[string]any{"month": "2026-11", "flow": "branch", "openedBy": "key_1"}), "usage")
	require.Equal(t, []any{map[string]any{"meter": "match", "quantity": 1.0, "monthBefore": 0.0, "soFarBefore": 0.0}}, at(got, "totals"))

	for name, wrong := range map[string]map[string]any{
		"month": {"month": "november"}, "zone": {"month": "2026-11", "zone": "Local"}, "place": {"month": "2026-11", "zone": "../../etc/passwd"},
	} {
		require.Equal(t, "invalid", k.try(t, key, usageQuery, wrong).Errors[0].Extensions["kind"], name)
	}

	require.Equal(t, "forbidden", k.try(t, k.newKey(t, k.ours, "reviewer"), usageQuery, map[string]any{"month": "2026-11"}).Errors[0].Extensions["kind"])
}

// at has the API take it for that time.
func (k *kit) at(now time.Time) { k.api.Now = func() time.Time { return now } }

const daysQuery = `query($from: String, $to: String, $zone: String, $month: String) {
  usage(from: $from, to: $to, zone: $zone, month: $month) { from to zone late totals { meter quantity monthBefore soFarBefore } openers { openedBy keyName } }
}`

func TestUsageOfSomeDaysBesideAsManyBefore(t *testing.T) {
	t.Parallel()

	k := light(t)
	k.spent(t)
	k.at(time.Date(2026, 12, 20, 0, 0, 0, 0, time.UTC))
	key := k.newKey(t, k.ours, "finance")

	got := at(k.ask(t, key, daysQuery, map[string]any{"from": "2026-11-02", "to": "2026-11-02"}), "usage")
	require.Equal(t, "Asia/Tokyo", at(got, "zone"), "of a tenant without a contract")
	require.Equal(t, "2026-11-01T15:00:00.000000Z", at(got, "from"))
	require.Equal(t, "2026-11-02T15:00:00.000000Z", at(got, "to"))
	require.Equal(t, map[string]any{"meter": "match", "quantity": 3.0, "monthBefore": 1.0, "soFarBefore": 1.0}, at(got, "totals", 1))

	for name, wrong := range map[string]map[string]any{
		"backward": {"from": "2026-11-02", "to": "2026-11-01"}, "long": {"from": "2026-01-01", "to": "2026-04-03"}, "half": {"from": "2026-01-01"},
		"both": {"month": "2026-11", "from": "2026-01-01"}, "neither": {}, "no day": {"from": "2026-02-30", "to": "2026-03-01"},
	} {
		require.Equal(t, "invalid", k.try(t, key, daysQuery, wrong).Errors[0].Extensions["kind"], name)
	}
}

func TestUsageOfARunningMonthIsComparedWithAsMuchOfTheOneBefore(t *testing.T) {
	t.Parallel()

	k := light(t)
	k.spent(t)
	// The tenant's one use of October was in its last second.
	k.at(time.Date(2026, 11, 10, 0, 0, 0, 0, time.UTC))

	got := at(k.ask(t, k.newKey(t, k.ours, "finance"), daysQuery, map[string]any{"month": "2026-11"}), "usage")
	require.Equal(t, map[string]any{"meter": "match", "quantity": 4.0, "monthBefore": 1.0, "soFarBefore": 0.0}, at(got, "totals", 1))
}

func TestUsageThatCameLateIsNotedAndKeysAreNamed(t *testing.T) {
	t.Parallel()

	k := light(t)
	row := k.create(t, "a")
	december := time.Date(2026, 11, 30, 15, 0, 0, 0, time.UTC)
	named := k.ask(t, k.newKey(t, k.ours, "owner"), `{ apiKeys(first: 1) { edges { node { id name } } } }`, nil)
	opener, _ := at(named, "apiKeys", "edges", 0, "node", "id").(string)

	for attempt, used := range []time.Time{december.Add(-time.Hour), december} {
		ent.From(k.ctx).Usage.Create().SetVerificationID(row.ID).SetMeter("match").SetAttempt(attempt + 1).SetOpenedBy(opener).
			SetAt(used).SetBookedAt(december).ExecX(k.as())
	}

	_, err := billing.Rebuild(k.as(), true)
	require.NoError(t, err)

	got := at(k.ask(t, k.newKey(t, k.ours, "finance"), daysQuery, map[string]any{"month": "2026-12"}), "usage")
	require.EqualValues(t, 1, at(got, "late"))
	require.Equal(t, at(named, "apiKeys", "edges", 0, "node", "name"), at(got, "openers", 0, "keyName"))
}

func TestUsageRowsGoDownToTheVerification(t *testing.T) {
	t.Parallel()

	k := light(t)
	row := k.spent(t)
	key := k.newKey(t, k.ours, "finance")

	const query = `query($after: String) { usageRows(month: "2026-11", first: 2, after: $after) {
		edges { node { key verificationId meter attempt quantity at bookedAt late reason note flow openedBy } } pageInfo { hasNextPage endCursor }
	} }`

	first := at(k.ask(t, key, query, nil), "usageRows")
	require.Len(t, at(first, "edges"), 2)
	require.Equal(t, true, at(first, "pageInfo", "hasNextPage"))
	require.Equal(t, id.Format(id.Verification, row.ID), at(first, "edges", 0, "node", "verificationId"))
	require.Equal(t, id.Format(id.Verification, row.ID)+".match.2", at(first, "edges", 0, "node", "key"))
	require.Equal(t, false, at(first, "edges", 0, "node", "late"))

	second := at(k.ask(t, key, query, map[string]any{"after": at(first, "pageInfo", "endCursor")}), "usageRows")
	require.Len(t, at(second, "edges"), 1, "what costs nothing is no line")
	require.Equal(t, false, at(second, "pageInfo", "hasNextPage"))
}

func TestUsageIsExportedWithoutPersonalData(t *testing.T) {
	t.Parallel()

	k := light(t)
	row := k.spent(t)
	export := func(role, query string) (int, string) {
		status, data := k.send(t, http.MethodGet, "/export/usage?"+query, nil,
			http.Header{"Authorization": {"Bearer " + string(k.newKey(t, k.ours, role))}})

		return status, string(data)
	}

	status, text := export("finance", "month=2026-11")
	require.Equal(t, http.StatusOK, status)

	table, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	require.NoError(t, err)
	require.Len(t, table, 4)
	require.Equal(t, "key,verification,meter,attempt,quantity,at,booked_at,late,environment,reason,note,flow,opened_by,price_version", strings.Join(table[0], ","))
	require.Equal(t, id.Format(id.Verification, row.ID), table[1][1])
	require.Equal(t, "'=branch", table[3][11], "no formula for a spreadsheet")

	status, text = export("finance", "month=2026-11&flow=&meter=match")
	require.Equal(t, http.StatusOK, status)
	require.Equal(t, 2, strings.Count(text, "\n"))

	status, _ = export("finance", "month=x")
	require.Equal(t, http.StatusBadRequest, status)

	status, _ = export("reviewer", "month=2026-11")
	require.Equal(t, http.StatusForbidden, status)
}

func TestHeartbeatIsSeenFromBothSides(t *testing.T) {
	t.Parallel()

	k := light(t)
	now := time.Now()
	ent.From(k.ctx).UsagePulse.Create().SetMeter("match").SetState("broken").SetSince(now).SetCheckedAt(now).SetExpected(3).SetSeen(2).ExecX(k.as())
	ent.From(k.ctx).UsagePulse.Create().SetMeter("verification").SetState("ok").SetSince(now).SetCheckedAt(now).ExecX(k.as())

	got := at(k.ask(t, k.newKey(t, k.ours, "finance"), `{ usageHeartbeat { meter state since checkedAt expected seen countedSince lastAt pushLag } }`, nil), "usageHeartbeat")
	require.Len(t, got, 2)
	require.Equal(t, "BROKEN", at(got, 0, "state"))
	require.Nil(t, at(got, 0, "pushLag"))

	const query = `{ platformHeartbeat { tenant { id } pulse { meter state expected seen } } }`

	got = at(k.askAs(t, k.staff(t), query, nil).Data, "platformHeartbeat")
	require.Len(t, got, 1, "what is well needs nobody")
	require.Equal(t, id.Format(id.Tenant, k.ours), at(got, 0, "tenant", "id"))

	require.Equal(t, "forbidden", k.try(t, k.newKey(t, k.ours, "owner"), query, nil).Errors[0].Extensions["kind"])
}
