package webhook_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/delivery"
	"github.com/honnin/honnin/ent/db/endpoint"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/webhook"
)

// A test environment's endpoints hear of what is in it and of nothing else, and every message says what it is. With its clock, a retry
// comes nearer, and the day on which an endpoint is given up.
func TestATestEnvironmentIsToldApart(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		live := k.ctx
		k.endpoint(t, nil)
		secret := k.secret

		who, _ := viewer.From(live)
		home := ent.From(live).Tenant.GetX(live, who.Tenant)
		test := ent.From(live).Tenant.Create().SetName("Test").SetKeyset(home.Keyset).SetTestOf(home.ID).SaveX(viewer.With(live, viewer.System("test")))

		k.ctx = database.As(live, test.ID)
		k.endpoint(t, nil)

		k.status = 500
		k.happen(t, "verification.created")
		k.work(t)
		require.Len(t, k.got, 1, "the real endpoint would have refused the signature")
		require.Zero(t, ent.From(live).Delivery.Query().CountX(live))
		require.Equal(t, []bool{false}, livemodes(t, k))

		row := ent.From(k.ctx).Delivery.Query().OnlyX(k.ctx)
		require.NoError(t, webhook.Advance(k.ctx, time.Hour))
		require.Equal(t, row.NextAt.Add(-time.Hour), ent.From(k.ctx).Delivery.Query().OnlyX(k.ctx).NextAt)

		k.status = 200
		k.work(t)
		require.Equal(t, map[delivery.State]int{delivery.StateDelivered: 1}, k.states())

		k.status = 500
		k.happen(t, "verification.approved")
		k.work(t)
		require.NoError(t, webhook.Advance(k.ctx, webhook.DisableAfter))
		k.work(t)
		require.Equal(t, endpoint.StateDisabled, ent.From(k.ctx).Endpoint.Query().OnlyX(k.ctx).State)

		k.ctx, k.secret, k.status = live, secret, 200
		k.happen(t, "verification.created")
		k.work(t)
		require.True(t, livemodes(t, k)[0])
	})
}

// livemodes are what the viewer's messages say, as they were sent, newest first.
func livemodes(t *testing.T, k *kit) (said []bool) {
	t.Helper()

	for _, row := range ent.From(k.ctx).Attempt.Query().Order(db.Desc("created_at")).AllX(k.ctx) {
		request, _, _, err := k.carrier.Said(k.ctx, row)
		require.NoError(t, err)

		var body struct {
			Livemode *bool `json:"livemode"`
		}

		require.NoError(t, json.Unmarshal(request, &body))
		require.NotNil(t, body.Livemode)

		said = append(said, *body.Livemode)
	}

	return said
}
