package worker

import (
	"net/http"
	"net/url"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/billing/stripe"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/testkit/fake"
	"github.com/honnin/honnin/internal/viewer"
)

// A webhook that was lost is heard by the daily comparison: a card that was registered is known then.
func TestComparingHearsWhatWasLost(t *testing.T) {
	t.Parallel()

	bare := database.Open(t, database.SQLite(t))
	tenant, all := database.Tenant(bare, t, []byte("k")), viewer.With(bare, viewer.System("test"))
	there := fake.Start(t, "stripe")
	till := stripe.Open(stripe.Options{
		Key: "sk_test_fake", URL: there.URL, Rate: 2000, Now: func() time.Time { return time.Now().Add(time.Hour) },
	})

	page, err := till.Checkout(tenant, "a", there.URL+"/calls", there.URL+"/calls")
	require.NoError(t, err)
	response, err := http.PostForm(page, url.Values{"card": {"good"}})
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())
	require.NoError(t, till.Round(all))
	require.Empty(t, ent.From(tenant).Collection.Query().OnlyX(tenant).CardLast4, "nobody told of it")

	w := &worker{Config: Config{Till: till}}
	w.compare(all)
	require.Equal(t, "4242", ent.From(tenant).Collection.Query().OnlyX(tenant).CardLast4)

	there.Fault(t, "outage")
	w.compare(all) // it says so, and the next one goes on
}
