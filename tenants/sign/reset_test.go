package sign_test

import (
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	mails "github.com/honnin/honnin/ent/db/mail"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/mail"
	"github.com/honnin/honnin/tenants/post"
	"github.com/honnin/honnin/tenants/sign"
)

// letter delivers what waits and gives the token of the latest mail's link.
func letter(t *testing.T, k *kit) string {
	t.Helper()

	folder, err := mail.NewFolder(t.TempDir(), "Honnin <no-reply@localhost>")
	require.NoError(t, err)

	late := func() time.Time { return time.Now().Add(time.Hour) }
	_, err = (&post.Office{Box: k.Box, Sender: folder, Now: late}).Deliver(k.ctx)
	require.NoError(t, err)

	rows, err := ent.From(k.ctx).Mail.Query().Order(mails.ByID()).All(k.system())
	require.NoError(t, err)
	require.NotEmpty(t, rows)

	read, err := folder.Read(rows[len(rows)-1].ID.String())
	require.NoError(t, err)

	for line := range strings.Lines(read.Text) {
		if parsed, err := url.Parse(strings.TrimSpace(line)); err == nil && parsed.Scheme == "https" {
			require.Equal(t, "id.example.com", parsed.Host)

			return parsed.Fragment
		}
	}

	require.Fail(t, "no link in the mail")

	return ""
}

func resetToken(t *testing.T, k *kit) fault.Secret {
	t.Helper()

	require.NoError(t, k.Reset(k.ctx, email, from("203.0.113.200", "")))

	return fault.Secret(letter(t, k))
}

func TestReset(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		session := k.signIn(t).Session
		token := resetToken(t, k)

		_, err := k.FinishReset(k.ctx, token, "too short", from("203.0.113.1", ""))
		fails(t, err, fault.Invalid)

		device, err := k.FinishReset(k.ctx, token, "another horse battery staple", from("203.0.113.1", ""))
		require.NoError(t, err, "a password that is refused does not use the link up")
		require.NotEmpty(t, device)

		_, err = sign.Look(k.ctx, session, k.clock())
		fails(t, err, fault.Unauthenticated, "every session ends")
		require.NotNil(t, ent.From(k.ctx).User.GetX(k.system(), k.person.ID).EmailVerifiedAt, "the mail reached them")

		_, err = k.FinishReset(k.ctx, token, "a third horse battery staple", from("203.0.113.1", ""))
		fails(t, err, fault.Unauthenticated, "once")
		_, err = k.Password(k.ctx, email, "another horse battery staple", from("203.0.113.1", device))
		require.NoError(t, err)

		late := resetToken(t, k)
		k.pass(sign.ResetLife)
		_, err = k.FinishReset(k.ctx, late, "a third horse battery staple", from("203.0.113.1", ""))
		fails(t, err, fault.Unauthenticated, "for an hour")
		_, err = k.FinishReset(k.ctx, session, "a third horse battery staple", from("203.0.113.1", ""))
		fails(t, err, fault.Unauthenticated, "a session is no reset")
	})
}

func TestOneOfManySetsThePassword(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		token := resetToken(t, k)

		var (
			all sync.WaitGroup
			got atomic.Int32
		)

		for range 6 {
			all.Go(func() {
				if _, err := k.FinishReset(k.ctx, token, "another horse battery staple", from("203.0.113.1", "")); err == nil {
					got.Add(1)
				} else if !fault.Is(err, fault.Unauthenticated) {
					t.Error(err)
				}
			})
		}

		all.Wait()
		require.EqualValues(t, 1, got.Load())
	})
}

// Who asks learns nothing, and fills nobody's mailbox.
func TestResetTellsNothing(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		require.NoError(t, k.Reset(k.ctx, "nobody@example.com", from("203.0.113.1", "")))
		require.Empty(t, k.mails(t))
		fails(t, k.Reset(k.ctx, "no address", from("203.0.113.1", "")), fault.Invalid)

		for range 21 {
			require.NoError(t, k.Reset(k.ctx, email, from("203.0.113.2", "")))
		}

		require.Len(t, k.mails(t), 4, "a few mails and no more")
		fails(t, k.Reset(k.ctx, email, from("203.0.113.2", "")), fault.RateLimited, "one network asks for a few")
	})
}

func TestConfirmAddress(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		ctx := k.as(t, k.signIn(t).Session)
		require.NoError(t, k.SendConfirm(ctx))

		token := fault.Secret(letter(t, k))
		_, err := k.Link(k.ctx, token, from("203.0.113.1", ""))
		fails(t, err, fault.Unauthenticated, "it signs nobody in")
		require.NoError(t, k.ConfirmAddress(k.ctx, token))
		fails(t, k.ConfirmAddress(k.ctx, token), fault.Unauthenticated, "once")
		require.NotNil(t, ent.From(k.ctx).User.GetX(k.system(), k.person.ID).EmailVerifiedAt)

		require.NoError(t, k.SendConfirm(ctx))
		require.Equal(t, []string{"confirm"}, k.mails(t), "none for what is known")
	})
}
