package post_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/mail"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/tenants/post"
)

func TestSendAndDeliver(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		// A tenant's own viewer may send, although the table is the machine's.
		require.NoError(t, post.Send(database.Tenant(k.ctx, t, []byte("keyset")), reset("Hana@Example.com")))

		row := k.rows(t)[0]
		require.Equal(t, "hana@example.com", row.Recipient)
		require.NotContains(t, string(row.Data), "planted-token", "what a mail says is kept encrypted")

		require.Equal(t, 1, k.deliver(t))
		require.Equal(t, 0, k.deliver(t), "once")

		taken := k.server.Mails()
		require.Len(t, taken, 1)
		require.Equal(t, "hana@example.com", taken[0].To)
		require.Contains(t, taken[0].Body, "planted-token")
		require.Equal(t, "<"+row.ID.String()+"@example.com>", taken[0].Header.Get("Message-Id"))

		row = k.rows(t)[0]
		require.NotNil(t, row.SentAt)
		require.Empty(t, row.Data, "and gone afterwards")
	})
}

// A mail leaves if and only if what it tells of happened.
func TestSendJoinsTheTransaction(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		broken := errors.New("broken")
		err := ent.Tx(k.ctx, func(ctx context.Context) error {
			require.NoError(t, post.Send(ctx, reset("hana@example.com")))

			return broken
		})
		require.ErrorIs(t, err, broken)
		require.Empty(t, k.rows(t))
	})
}

func TestSendRefuses(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		require.ErrorIs(t, post.Send(k.ctx, reset("nobody")), post.ErrAddress)
		require.ErrorIs(t, post.Send(k.ctx, post.Message{Template: "reset", To: "hana@example.com"}), mail.ErrData)
		require.ErrorIs(t, post.Send(k.ctx, post.Message{Template: "no-such", To: "hana@example.com"}), mail.ErrTemplate)
		require.ErrorIs(t, post.Send(context.Background(), reset("hana@example.com")), post.ErrBox)
		require.Empty(t, k.rows(t))
	})
}

func TestRetryAndGiveUp(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		require.NoError(t, post.Send(k.ctx, reset("hana@example.com")))

		begun := k.clock()

		for attempt := 1; attempt < post.Attempts; attempt++ {
			k.server.Answer("451 4.3.0 later")
			require.Equal(t, 0, k.deliver(t))
			require.Equal(t, attempt, k.rows(t)[0].Attempts)

			require.Equal(t, 0, k.deliver(t))
			require.Equal(t, attempt, k.rows(t)[0].Attempts, "not again before the pause is over")
			k.pass(k.rows(t)[0].NextAt.Sub(k.clock()))
		}

		require.InDelta(t, 4, k.clock().Sub(begun).Hours(), 1)

		k.server.Answer("451 4.3.0 later")
		require.Equal(t, 0, k.deliver(t))

		row := k.rows(t)[0]
		require.NotNil(t, row.FailedAt, "given up")
		require.Empty(t, row.Data)
		k.pass(24 * time.Hour)
		require.Equal(t, 0, k.deliver(t))
		require.Empty(t, k.server.Mails())

		require.NoError(t, post.Send(k.ctx, reset("nobody@example.com")))
		k.server.Answer("550 5.1.1 unknown")
		require.Equal(t, 0, k.deliver(t))
		require.NotNil(t, k.rows(t)[1].FailedAt, "the server will never take it")

		require.NoError(t, post.Send(k.ctx, reset("hana@example.com")))
		require.Equal(t, 1, k.deliver(t), "one mail that cannot leave does not hold another up")

		k.pass(31 * 24 * time.Hour)
		require.NoError(t, k.office().Tidy(k.ctx))
		require.Empty(t, k.rows(t))
	})
}

// Many offices over one database send each mail once.
func TestManyOffices(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		const mails = 40

		for i := range mails {
			require.NoError(t, post.Send(k.ctx, reset(fmt.Sprintf("p%d@example.com", i))))
		}

		var (
			offices sync.WaitGroup
			left    atomic.Int32
		)

		for range 4 {
			offices.Go(func() {
				sent, err := k.office().Deliver(k.ctx)
				left.Add(int32(sent))

				if err != nil {
					t.Error(err)
				}
			})
		}

		offices.Wait()

		left.Add(int32(k.deliver(t)))
		require.EqualValues(t, mails, left.Load())
		require.Len(t, k.server.Mails(), mails)
	})
}

// killed is a sender whose process ends before or after the server has the mail: nothing is written down any more.
type killed struct{ after mail.Sender }

func (s killed) Send(ctx context.Context, message mail.Message) error {
	if s.after != nil {
		if err := s.after.Send(ctx, message); err != nil {
			return err
		}
	}

	panic("killed")
}

func die(t *testing.T, k *kit, sender mail.Sender) {
	t.Helper()

	done := make(chan any)

	// The round runs by hand, as a panic inside of the office's own goroutines would end the test.
	go func() {
		defer func() { done <- recover() }()

		post.DeliverAlone(k.ctx, &post.Office{Box: k.box, Sender: sender, Now: k.clock})
	}()

	require.Equal(t, "killed", <-done)
}

func TestKilled(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		require.NoError(t, post.Send(k.ctx, reset("hana@example.com")))
		die(t, k, killed{})
		require.Equal(t, 0, k.deliver(t), "the dead office has it")
		k.pass(2 * time.Minute)
		require.Equal(t, 1, k.deliver(t), "and loses it")
		require.Len(t, k.server.Mails(), 1)

		// The one window: the server has it and the row does not say so. It comes again, and the mailbox can tell.
		require.NoError(t, post.Send(k.ctx, reset("hana@example.com")))
		die(t, k, killed{after: k.sender})
		k.pass(2 * time.Minute)
		require.Equal(t, 1, k.deliver(t))

		taken := k.server.Mails()
		require.Len(t, taken, 3)
		require.Equal(t, taken[1].Header.Get("Message-Id"), taken[2].Header.Get("Message-Id"))
	})
}

// An installation that lost its secret does not try for ever.
func TestAnotherSecret(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		require.NoError(t, post.Send(k.ctx, reset("hana@example.com")))
		require.NoError(t, ent.From(k.ctx).Mail.Update().SetData([]byte(strings.Repeat("x", 64))).Exec(k.system()))
		require.Equal(t, 0, k.deliver(t))
		require.NotNil(t, k.rows(t)[0].FailedAt)
	})
}
