package invoice_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/billing/invoice"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/testkit/database"
)

func TestAlertsOfABudget(t *testing.T) {
	t.Parallel()

	k := start(t, database.SQLite(t))
	budget := int64(1000)
	k.agree(t, plain, "2026-11-01")
	k.address(t, &budget)

	alert := func(want bool) {
		t.Helper()

		told, err := k.Alert(k.bare, k.tenant)
		require.NoError(t, err)
		require.Equal(t, want, told)
	}

	alert(false)
	k.use(t, tokyo(t, "2026-11-05 00:00:00"), 4) // 484 with tax
	alert(false)
	k.use(t, tokyo(t, "2026-11-06 00:00:00"), 1) // 588
	alert(true)
	alert(false)
	k.use(t, tokyo(t, "2026-11-07 00:00:00"), 5) // above 1000 at once
	alert(true)
	alert(false)
	require.Equal(t, 2, k.mails("budget-reached"))

	stands, err := k.BudgetOf(k.ctx)
	require.NoError(t, err)
	require.Equal(t, 100, stands.Alerted)
	require.EqualValues(t, 1000, stands.Amount)

	k.now = tokyo(t, "2026-12-05 00:00:00")
	alert(false)
}

// A budget is of one currency: it is that of the contract when it is set, and says nothing of a month in another.
func TestABudgetIsOfOneCurrency(t *testing.T) {
	t.Parallel()

	k := start(t, database.SQLite(t))
	budget := int64(1000)
	k.agree(t, plain, "2026-11-01")
	k.address(t, &budget)
	k.use(t, tokyo(t, "2026-12-05 00:00:00"), 500)
	k.agree(t, strings.Replace(plain, "JPY", "USD", 1), "2026-12-01")

	k.now = tokyo(t, "2026-12-06 00:00:00")
	told, err := k.Alert(k.bare, k.tenant)
	require.NoError(t, err)
	require.False(t, told, "a thousand yen are not ten dollars")

	stands, err := k.BudgetOf(k.ctx)
	require.NoError(t, err)
	require.Nil(t, stands)

	pays, err := invoice.PayerOf(k.ctx)
	require.NoError(t, err)
	require.Equal(t, "JPY", pays.BudgetCurrency)

	pays, err = k.Address(k.ctx, pays.Revision, invoice.Payer{Language: "ja", Budget: &budget})
	require.NoError(t, err)
	require.Equal(t, "USD", pays.BudgetCurrency)

	told, err = k.Alert(k.bare, k.tenant)
	require.NoError(t, err)
	require.True(t, told)

	_, err = k.Address(k.ctx, pays.Revision, invoice.Payer{Language: "ja", Budget: &budget, Currency: "GBP"})
	require.True(t, fault.Is(err, fault.Invalid))
}

func TestAForecastSaysItsBasis(t *testing.T) {
	t.Parallel()

	k := start(t, database.SQLite(t))

	_, err := k.Ahead(k.ctx)
	require.True(t, fault.Is(err, fault.NotFound))

	// One a day from Sunday the 1st to Saturday the 7th, three on Sunday the 8th and Monday the 9th, of which one is today's alone.
	k.agree(t, plain, "2026-11-01")
	for _, day := range []string{"01", "02", "03", "04", "05", "06", "07"} {
		k.use(t, tokyo(t, "2026-11-"+day+" 12:00:00"), 1)
	}

	k.use(t, tokyo(t, "2026-11-08 12:00:00"), 3)
	k.use(t, tokyo(t, "2026-11-09 12:00:00"), 3)
	k.now = tokyo(t, "2026-11-10 09:00:00")

	ahead, err := k.Ahead(k.ctx)
	require.NoError(t, err)
	require.Equal(t, 9, ahead.Days)
	require.Equal(t, 21, ahead.Left)
	require.EqualValues(t, 3*100+10*80+13*15, ahead.SoFar.Net)

	// 21 days: three Sundays and Mondays at 2 each, three each of the other five days at 1.
	count := int64(13 + 3*2*2 + 3*5)
	require.Equal(t, 3*100+(count-3)*80+count*15, ahead.Bill.Net)

	other, err := invoice.WhatIf(k.ctx, "2026-11", "name: a\ncurrency: JPY\nzone: Asia/Tokyo\ntax: {rate: 10, rounding: down}\ndue: {}\nprices: [{meter: match, model: unit, unit: 1}]\n")
	require.NoError(t, err)
	require.EqualValues(t, 13, other.Net)
}
