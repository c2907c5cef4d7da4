package stripe_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	library "github.com/stripe/stripe-go/v76"

	"github.com/honnin/honnin/billing/stripe"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/mirror"
)

// standard is a contract of every kind of price.
func standard() []stripe.Tariff {
	return []stripe.Tariff{
		{
			Key: "1/verification", Version: 1, Meter: "verification", Name: "Standard", Currency: "jpy", Mode: stripe.Graduated,
			Tiers: []stripe.Tier{{UpTo: 100, Unit: "0"}, {UpTo: 1000, Unit: "120"}, {Unit: "95.5"}},
		},
		{
			Key: "1/match", Version: 1, Meter: "match", Name: "Standard", Currency: "jpy", Mode: stripe.Volume, Free: 10,
			Tiers: []stripe.Tier{{UpTo: 500, Unit: "10"}, {Unit: "8.00000001"}},
		},
		{Key: "1/liveness.passive", Version: 1, Meter: "liveness.passive", Name: "Standard", Currency: "jpy", Unit: "0.12345678"},
		{Key: "1/fee/1", Version: 1, Name: "基本料金", Currency: "jpy", Unit: "50000"},
	}
}

func (k *kit) agreed(tariffs ...stripe.Tariff) {
	k.ledger.mu.Lock()
	defer k.ledger.mu.Unlock()

	k.ledger.tariffs = tariffs
}

// shown gives the tenant's prices at Stripe that are offered, by our keys.
func (k *kit) shown(t *testing.T) map[string]*library.Price {
	t.Helper()

	params := &library.PriceListParams{Active: new(true)}
	params.AddExpand("data.tiers")

	found := map[string]*library.Price{}

	for all := k.api.Prices.List(params); all.Next(); {
		if key := all.Price().Metadata["honnin_price"]; key != "" {
			require.Nil(t, found[key], "one of each")

			found[key] = all.Price()
		}
	}

	return found
}

func TestPricesAreShown(t *testing.T) {
	t.Parallel()

	k := newKit(t)
	k.agreed(standard()...)
	require.NoError(t, k.Round(k.all))
	require.NoError(t, k.Round(k.all))

	there := k.shown(t)
	require.Len(t, there, 4)

	graduated := there["1/verification"]
	require.Equal(t, "honnin_verification", graduated.Product.ID)
	require.Equal(t, library.PriceTiersModeGraduated, graduated.TiersMode)
	require.EqualValues(t, 1000, graduated.Tiers[1].UpTo)
	require.InDelta(t, 95.5, graduated.Tiers[2].UnitAmountDecimal, 0)
	require.Equal(t, "1", graduated.Metadata["honnin_contract_version"])
	require.Equal(t, library.PriceRecurringUsageTypeMetered, graduated.Recurring.UsageType)
	require.Equal(t, "10", there["1/match"].Metadata["honnin_free_units"])
	require.InDelta(t, 8.00000001, there["1/match"].Tiers[1].UnitAmountDecimal, 0)
	require.InDelta(t, 0.12345678, there["1/liveness.passive"].UnitAmountDecimal, 0)
	require.Equal(t, "基本料金", there["1/fee/1"].Nickname)
	require.Equal(t, "honnin_fee", there["1/fee/1"].Product.ID)

	// Another version: what it takes the place of is archived, and not offered again.
	old := standard()
	for i := range old {
		old[i].Over = true
	}

	now := stripe.Tariff{Key: "2/verification", Version: 2, Meter: "verification", Name: "Better", Currency: "jpy", Unit: "80"}
	unheard := stripe.Tariff{Key: "3/match", Version: 3, Meter: "match", Name: "Never", Currency: "jpy", Unit: "80", Over: true}

	k.agreed(append(old, now, unheard)...)
	require.NoError(t, k.Round(k.all))
	require.Len(t, k.shown(t), 1)
	require.Equal(t, "Better", k.shown(t)["2/verification"].Nickname)
	k.comeToAgree(t)

	// The subscription counts and costs nothing still.
	k.use(t, time.Now(), 3)
	require.NoError(t, k.Round(k.all))

	for all := k.api.Subscriptions.List(nil); all.Next(); {
		for _, item := range all.Subscription().Items.Data {
			require.Zero(t, item.Price.UnitAmountDecimal)
		}
	}

	k.comeToAgree(t)
}

// Whatever fails while prices are made, there is one of each.
func TestPricesAreMadeOnceWhateverFails(t *testing.T) {
	t.Parallel()

	for name, share := range map[string]float64{"error": 0.4, "cut": 0.4} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			k := newKit(t)
			k.agreed(standard()...)
			k.fault(t, name, "prices", -1, share)

			for range 15 {
				_ = k.Round(k.all)
			}

			k.fault(t, "", "", 0, 1)
			k.until(t, func() bool { return len(k.shown(t)) == 4 }, "all are shown")
			k.comeToAgree(t)
		})
	}
}

func TestPricesThatDiffer(t *testing.T) {
	t.Parallel()

	k := newKit(t)
	k.agreed(standard()...)
	k.use(t, time.Now(), 1)
	require.NoError(t, k.Round(k.all))

	there := k.shown(t)

	// One is archived by somebody, one says another amount, one is nobody's, and one is on the subscription.
	_, err := k.api.Prices.Update(there["1/match"].ID, &library.PriceParams{Active: new(false)})
	require.NoError(t, err)

	params := &library.PriceParams{
		Product: new("honnin_liveness_passive"), Currency: new("jpy"), UnitAmount: new(int64(999)), Recurring: &library.PriceRecurringParams{Interval: new("month")},
	}
	params.AddMetadata("honnin_tenant", there["1/match"].Metadata["honnin_tenant"])
	params.AddMetadata("honnin_price", "9/made.by.hand")
	wrong, err := k.api.Prices.New(params)
	require.NoError(t, err)
	ent.From(k.tenant).Mirror.Update().Where(mirror.KindEQ(mirror.KindPrice), mirror.Local("1/liveness.passive")).SetRemote(wrong.ID).ExecX(k.tenant)

	left, _ := k.kinds(t, false)
	require.ElementsMatch(t, []stripe.Kind{stripe.PriceDiffers, stripe.PriceDiffers, stripe.PriceUnknown}, left)

	left, mended := k.kinds(t, true)
	require.ElementsMatch(t, []stripe.Kind{stripe.PriceDiffers, stripe.PriceDiffers}, mended)
	require.Equal(t, []stripe.Kind{stripe.PriceUnknown}, left)
	require.NotEqual(t, wrong.ID, k.shown(t)["1/liveness.passive"].ID)

	k.comeToAgree(t)

	subscription := k.api.Subscriptions.List(nil)
	require.True(t, subscription.Next())
	_, err = k.api.Subscriptions.Update(subscription.Subscription().ID, &library.SubscriptionParams{
		Items: []*library.SubscriptionItemsParams{{Price: new(there["1/fee/1"].ID)}},
	})
	require.NoError(t, err)

	left, _ = k.kinds(t, true)
	require.Equal(t, []stripe.Kind{stripe.PriceCharges}, left, "a person looks")
}
