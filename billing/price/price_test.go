package price_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/billing/price"
	"github.com/honnin/honnin/internal/fault"
)

const standard = `
name: Standard 2026
currency: JPY
zone: Asia/Tokyo
tax: {rate: 10, rounding: down}
due: {months: 1}
prices:
  - {meter: verification, model: unit, unit: 120, free: 100}
  - meter: liveness.passive
    model: graduated
    tiers: [{upTo: 1000, unit: 40}, {upTo: 10000, unit: 30.5}, {unit: 20}]
  - meter: match
    model: volume
    tiers: [{upTo: 500, unit: 10}, {unit: 8}]
fees:
  - {name: Passive liveness, amount: 31000, feature: liveness.passive}
discounts:
  - {name: Launch, percent: 5, meters: [verification], until: 2026-11-16}
minimum: 50000
`

func parsed(t *testing.T, text string) *price.Definition {
	t.Helper()

	read, err := price.Parse([]byte(text))
	require.NoError(t, err)

	return read
}

func TestADefinitionIsWhole(t *testing.T) {
	t.Parallel()

	read := parsed(t, standard)

	text, err := read.Text()
	require.NoError(t, err)

	again := parsed(t, text)
	once, err := json.Marshal(read)
	require.NoError(t, err)
	twice, err := json.Marshal(again)
	require.NoError(t, err)
	require.JSONEq(t, string(once), string(twice))

	stored, err := price.Stored(once)
	require.NoError(t, err)
	kept, err := json.Marshal(stored)
	require.NoError(t, err)
	require.JSONEq(t, string(once), string(kept))
}

// One month by hand: every figure here was computed on paper.
func TestAMonthByHand(t *testing.T) {
	t.Parallel()

	month, err := price.Month("2026-11")
	require.NoError(t, err)

	segments, err := price.Plan(month, []price.Version{{Number: 1, From: "2026-10-01", Definition: parsed(t, standard)}})
	require.NoError(t, err)
	require.Len(t, segments, 2, "a discount ends within the month")
	require.Equal(t, price.Day("2026-11-16"), segments[1].From)
	require.Equal(t, "2026-11-15T15:00:00Z", segments[1].Begin.Format("2006-01-02T15:04:05Z07:00"))

	bill, err := price.Make(price.Input{
		Month: month,
		Parts: []price.Metered{
			{Segment: segments[0], Counts: map[string]int64{"verification": 150, "liveness.passive": 900, "match": 300}},
			{Segment: segments[1], Counts: map[string]int64{"verification": 50, "liveness.passive": 300, "match": 300, "unpriced": 7}},
		},
		Granted: map[string][]price.Period{"liveness.passive": {{From: "2026-11-21", To: "2027-01-01"}}},
	})
	require.NoError(t, err)
	require.NoError(t, bill.Prove())

	type short struct {
		kind     price.Kind
		of       string
		quantity int64
		unit     string
		amount   int64
	}

	var got []short
	for _, line := range bill.Lines {
		got = append(got, short{line.Kind, line.Meter + line.Name, line.Quantity, line.Unit.String(), line.Amount})
	}

	require.Equal(t, []short{
		{price.KindUsage, "liveness.passive", 900, "40", 36000},
		{price.KindUsage, "liveness.passive", 100, "40", 4000},
		{price.KindUsage, "liveness.passive", 200, "30.5", 6100},
		{price.KindUsage, "match", 300, "8", 2400},
		{price.KindUsage, "match", 300, "8", 2400},
		{price.KindFree, "verification", 100, "0", 0},
		{price.KindUsage, "verification", 50, "120", 6000},
		{price.KindUsage, "verification", 50, "120", 6000},
		{price.KindFee, "Passive liveness", 10, "31000", 10333},
		{price.KindDiscount, "Launch", 0, "5", -300},
	}, got)
	require.EqualValues(t, 72933, bill.Net)
	require.EqualValues(t, 7293, bill.Tax, "7293.3, rounded down once")
	require.EqualValues(t, 80226, bill.Total)

	bill.Lines[3].Amount++
	require.ErrorIs(t, bill.Prove(), price.ErrProof)
}

func TestTheLeastThatAMonthCosts(t *testing.T) {
	t.Parallel()

	month, err := price.Month("2026-11")
	require.NoError(t, err)
	segments, err := price.Plan(month, []price.Version{{Number: 1, From: "2026-11-16", Definition: parsed(t, standard)}})
	require.NoError(t, err)

	bill, err := price.Make(price.Input{Month: month, Parts: []price.Metered{{Segment: segments[0], Counts: map[string]int64{"match": 10}}}})
	require.NoError(t, err)
	require.NoError(t, bill.Prove())

	last := bill.Lines[len(bill.Lines)-1]
	require.Equal(t, price.KindMinimum, last.Kind)
	require.EqualValues(t, 25000, bill.Least, "half a month of it")
	require.EqualValues(t, 24900, last.Amount)
	require.EqualValues(t, 25000, bill.Net)
}

// What is taken back beyond what was used leads to a sum below 0.
func TestMoreIsTakenBackThanUsed(t *testing.T) {
	t.Parallel()

	month, err := price.Month("2026-11")
	require.NoError(t, err)

	contract := parsed(t, standard)
	contract.Minimum, contract.Discounts = price.Figure{}, nil
	segments, err := price.Plan(month, []price.Version{{Number: 1, From: "2026-01-01", Definition: contract}})
	require.NoError(t, err)

	bill, err := price.Make(price.Input{Month: month, Parts: []price.Metered{{Segment: segments[0], Counts: map[string]int64{"verification": -3}}}})
	require.NoError(t, err)
	require.NoError(t, bill.Prove())
	require.EqualValues(t, -360, bill.Net)
	require.EqualValues(t, -36, bill.Tax)
}

func TestWhatAContractCannotSay(t *testing.T) {
	t.Parallel()

	basis := "name: a\ncurrency: JPY\nzone: Asia/Tokyo\ntax: {rate: 10, rounding: down}\ndue: {days: 30}\n"
	parsed(t, basis)

	for name, text := range map[string]string{
		"no name":            "currency: JPY\nzone: UTC\ntax: {rate: 10, rounding: down}\n",
		"another currency":   "name: a\ncurrency: XAU\nzone: UTC\ntax: {rate: 10, rounding: down}\n",
		"no zone":            "name: a\ncurrency: JPY\nzone: Local\ntax: {rate: 10, rounding: down}\n",
		"much tax":           "name: a\ncurrency: JPY\nzone: UTC\ntax: {rate: 101, rounding: down}\n",
		"odd rounding":       "name: a\ncurrency: JPY\nzone: UTC\ntax: {rate: 10, rounding: banker}\n",
		"unknown":            basis + "secret: 1\n",
		"two":                basis + "---\n" + basis,
		"an exponent":        basis + "minimum: 1e9999999\n",
		"a negative price":   basis + "prices: [{meter: m, model: unit, unit: -1}]\n",
		"many digits":        basis + "prices: [{meter: m, model: unit, unit: 0.123456789}]\n",
		"twice":              basis + "prices: [{meter: m, model: unit, unit: 1}, {meter: m, model: unit, unit: 1}]\n",
		"no model":           basis + "prices: [{meter: m, unit: 1}]\n",
		"tiers of none":      basis + "prices: [{meter: m, model: unit, unit: 1, tiers: [{unit: 1}]}]\n",
		"unit and tiers":     basis + "prices: [{meter: m, model: volume, unit: 1, tiers: [{unit: 1}]}]\n",
		"no tiers":           basis + "prices: [{meter: m, model: volume}]\n",
		"a gap at the end":   basis + "prices: [{meter: m, model: volume, tiers: [{upTo: 5, unit: 1}]}]\n",
		"no order":           basis + "prices: [{meter: m, model: volume, tiers: [{upTo: 5, unit: 1}, {upTo: 5, unit: 1}, {unit: 1}]}]\n",
		"two without end":    basis + "prices: [{meter: m, model: volume, tiers: [{unit: 1}, {unit: 1}]}]\n",
		"less than free":     basis + "prices: [{meter: m, model: unit, unit: 1, free: -1}]\n",
		"much off":           basis + "discounts: [{name: a, percent: 60}, {name: b, percent: 60}]\n",
		"nothing off":        basis + "discounts: [{name: a, percent: 0}]\n",
		"no day":             basis + "trial: {until: tomorrow}\n",
		"one fee twice":      basis + "fees: [{name: a, amount: 1}, {name: a, amount: 1}]\n",
		"both terms":         "name: a\ncurrency: JPY\nzone: UTC\ntax: {rate: 10, rounding: down}\ndue: {days: 3, months: 1}\n",
		"a year of patience": "name: a\ncurrency: JPY\nzone: UTC\ntax: {rate: 10, rounding: down}\ndue: {days: 365}\n",
	} {
		_, err := price.Parse([]byte(text))
		require.True(t, fault.Is(err, fault.Invalid), name)
	}

	_, err := price.Parse(make([]byte, price.MaxBytes+1))
	require.True(t, fault.Is(err, fault.TooLarge))
}

func TestRegistered(t *testing.T) {
	t.Parallel()

	// The National Tax Agency's own corporate number.
	require.True(t, price.Registered("T7000012050002"))

	for _, wrong := range []string{"", "7000012050002", "T6000012050002", "T7000012050003", "T700001205000", "T70000120500022", "t7000012050002", "T７000012050002"} {
		require.False(t, price.Registered(wrong), wrong)
	}
}

func TestDue(t *testing.T) {
	t.Parallel()

	for _, test := range []struct {
		due          price.Due
		issued, want price.Day
	}{
		{price.Due{}, "2026-12-01", "2026-12-01"},
		{price.Due{Days: 30}, "2028-01-30", "2028-02-29"},
		{price.Due{Months: 1}, "2028-01-31", "2028-02-29"},
		{price.Due{Months: 1}, "2026-12-01", "2027-01-31"},
		{price.Due{Months: 2}, "2026-12-31", "2027-02-28"},
	} {
		require.Equal(t, test.want, test.due.On(test.issued))
	}
}

func TestBurn(t *testing.T) {
	t.Parallel()

	credits := []price.Prepaid{{"never", 100, ""}, {"late", 50, "2027-01-01"}, {"gone", 999, "2026-11-30"}, {"soon", 30, "2026-12-01"}, {"empty", 0, ""}}

	require.Equal(t, []price.Burned{{"soon", 30}, {"late", 50}, {"never", 20}}, price.Burn(100, "2026-11-30", credits))
	require.Equal(t, []price.Burned{{"soon", 10}}, price.Burn(10, "2026-11-30", credits))
	require.Equal(t, []price.Burned{{"late", 50}, {"never", 100}}, price.Burn(1000, "2026-12-01", credits))
	require.Empty(t, price.Burn(0, "2026-11-30", credits))
}
