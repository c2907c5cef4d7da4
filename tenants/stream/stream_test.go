package stream_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	where "github.com/honnin/honnin/ent/db/audit"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/stream"
)

func upTo(n int64) (all []int64) {
	for i := range n {
		all = append(all, i+1)
	}

	return all
}

func TestTheChainArrivesInOrder(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		ours, webhook := k.tenant(t), receive(t)
		act(t, ours, 230)

		row, secret, err := k.carrier.Set(ours, stream.Wish{URL: webhook.URL + "/?token=hidden"})
		require.NoError(t, err)
		require.NotContains(t, string(row.Secret), string(secret), "it is kept encrypted")

		webhook.secret = secret

		require.False(t, k.deliver(t, ours).Lame)
		require.Equal(t, upTo(231), webhook.seqs, "the making of the stream among them")
		require.Len(t, webhook.ids, 3, "a hundred at a time")
		require.EqualValues(t, 231, show(t, ours).Delivered)

		act(t, ours, 2)
		k.deliver(t, ours)
		require.Equal(t, upTo(233), webhook.seqs)

		last := ent.From(ours).Audit.Query().Where(where.Action("audit-stream.create")).OnlyX(ours)
		require.NotContains(t, string(last.After), "hidden", "an address may hold a secret")
	})
}

// What was sent and not noted is sent again, under the same id; nothing is left out and nothing overtakes.
func TestItResumesAfterAKill(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		ours, webhook := k.tenant(t), receive(t)
		row, secret, err := k.carrier.Set(ours, stream.Wish{URL: webhook.URL})
		require.NoError(t, err)

		webhook.secret = secret

		k.deliver(t, ours)

		// The process dies between the answer and the row: the claim stands and the position does not move.
		ent.From(ours).AuditStream.UpdateOneID(row.ID).SetDelivered(0).SetNextAt(k.clock().Add(30 * time.Second)).ExecX(ours)
		require.False(t, k.deliver(t, ours).Taken, "it is in the dead one's hands")
		require.Len(t, webhook.ids, 1)

		k.later(31 * time.Second)
		k.deliver(t, ours)
		require.Equal(t, []int64{1, 1}, webhook.seqs)
		require.Equal(t, webhook.ids[0], webhook.ids[1], "the receiver can tell that it has it already")
	})
}

func TestFailuresPauseTheStream(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		ours, webhook := k.tenant(t), receive(t)
		_, secret, err := k.carrier.Set(ours, stream.Wish{URL: webhook.URL})
		require.NoError(t, err)

		webhook.secret = secret
		webhook.answers(http.StatusInternalServerError)

		for failures, wait := range []time.Duration{5 * time.Second, 10 * time.Second, 20 * time.Second, 40 * time.Second} {
			require.True(t, k.deliver(t, ours).Lame)

			row := show(t, ours)
			require.Equal(t, failures+1, row.Failures)
			require.Equal(t, "status 500", row.LastError)
			require.Zero(t, row.Delivered)
			require.WithinRange(t, row.NextAt, k.clock().Add(wait), k.clock().Add(wait*12/10))

			due, err := k.carrier.Due(viewer.With(k.ctx, viewer.System("test")), 10)
			require.NoError(t, err)
			require.Empty(t, due)

			k.later(2 * wait)
		}

		webhook.answers(http.StatusOK)
		k.deliver(t, ours)

		row := show(t, ours)
		require.Zero(t, row.Failures)
		require.Empty(t, row.LastError)
		require.EqualValues(t, 1, row.Delivered)
		require.NotNil(t, row.AnsweredAt)
	})
}

func TestPeopleChangeTheStream(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		ours, theirs, webhook := k.tenant(t), k.tenant(t), receive(t)
		_, err := k.carrier.Test(ours)
		require.True(t, fault.Is(err, fault.NotFound))

		row, secret, err := k.carrier.Set(ours, stream.Wish{URL: webhook.URL, After: 3})
		require.NoError(t, err)

		_, _, err = k.carrier.Set(ours, stream.Wish{URL: webhook.URL})
		require.True(t, fault.Is(err, fault.Conflict), "there is one already")

		answer, err := k.carrier.Test(ours)
		require.NoError(t, err)
		require.Equal(t, http.StatusUnauthorized, answer.Status, "the receiver does not know the secret yet")

		webhook.secret = secret
		answer, err = k.carrier.Test(ours)
		require.NoError(t, err)
		require.Empty(t, answer.Failure)
		require.EqualValues(t, 3, show(t, ours).Delivered, "a test moves nothing")

		row, err = k.carrier.Pause(ours, row.Revision, true)
		require.NoError(t, err)
		act(t, ours, 5)
		k.deliver(t, ours)
		require.Empty(t, webhook.seqs)

		_, err = k.carrier.Pause(ours, row.Revision-1, false)
		require.True(t, fault.Is(err, fault.Conflict), "a stale writer")

		row, renewed, err := k.carrier.Renew(ours, row.Revision)
		require.NoError(t, err)
		require.NotEqual(t, secret, renewed)

		row, err = k.carrier.Pause(ours, row.Revision, false)
		require.NoError(t, err)
		k.deliver(t, ours)
		require.Positive(t, webhook.refused, "signed with the new secret alone")

		webhook.secret = renewed

		k.later(time.Minute)
		k.deliver(t, ours)
		require.EqualValues(t, 4, webhook.seqs[0])

		require.True(t, fault.Is(stream.Remove(theirs, row.Revision), fault.NotFound), "another tenant's")
		require.NoError(t, stream.Remove(ours, row.Revision))

		none, err := stream.Show(ours)
		require.NoError(t, err)
		require.Nil(t, none)

		for _, action := range []string{"create", "test", "pause", "renew", "resume", "remove"} {
			require.True(t, ent.From(ours).Audit.Query().Where(where.Action("audit-stream."+action)).ExistX(ours), action)
		}
	})
}

func TestInsidesAreNoWebhooks(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		for _, url := range []string{"https://10.0.0.1/", "https://169.254.169.254/", "http://example.com/", "file:///etc/passwd", "x"} {
			_, _, err := k.carrier.Set(k.tenant(t), stream.Wish{URL: url})
			require.True(t, fault.Is(err, fault.Invalid), url)
		}
	})
}
