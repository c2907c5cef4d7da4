package post_test

import (
	"bytes"
	"context"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/mail"
	"github.com/honnin/honnin/internal/seal"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/testkit/smtp"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/post"
)

// kit is a database with mails, and a server that takes them.
type kit struct {
	ctx    context.Context //nolint:containedctx // every verb is called with it
	box    *seal.Box
	server *smtp.Server
	sender mail.Sender

	mu  sync.Mutex
	now time.Time
}

func each(t *testing.T, test func(t *testing.T, k *kit)) {
	t.Helper()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		box, err := seal.New(bytes.Repeat([]byte{1}, 32))
		require.NoError(t, err)

		server := smtp.Start(t)
		sender, err := mail.NewSMTP("smtp://"+server.Address+"?tls=none", "Honnin <no-reply@example.com>")
		require.NoError(t, err)

		test(t, &kit{ctx: post.With(database.Open(t, url), box), box: box, server: server, sender: sender, now: time.Now().Add(time.Minute)}) // later than any mail was written
	})
}

func (k *kit) office() *post.Office {
	return &post.Office{Box: k.box, Sender: k.sender, Now: k.clock}
}

func (k *kit) clock() time.Time {
	k.mu.Lock()
	defer k.mu.Unlock()

	return k.now
}

func (k *kit) pass(d time.Duration) {
	k.mu.Lock()
	defer k.mu.Unlock()

	k.now = k.now.Add(d)
}

func (k *kit) system() context.Context { return viewer.With(k.ctx, viewer.System("test")) }

func (k *kit) rows(t *testing.T) []*db.Mail {
	t.Helper()

	rows, err := ent.From(k.ctx).Mail.Query().All(k.system())
	require.NoError(t, err)

	return rows
}

// deliver lets an office do one round and says how many mails left.
func (k *kit) deliver(t *testing.T) int {
	t.Helper()

	left, err := k.office().Deliver(k.ctx)
	require.NoError(t, err)

	return left
}

func reset(to string) post.Message {
	return post.Message{Template: "reset", To: to, Data: map[string]string{"URL": "https://id.example.com/reset#planted-token", "Expires": "soon"}}
}
