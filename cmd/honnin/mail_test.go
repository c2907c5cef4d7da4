package main

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/mail"
)

func TestMailFlags(t *testing.T) {
	t.Parallel()

	kept, err := (&mailFlags{}).sender(t.TempDir())
	require.NoError(t, err)
	require.IsType(t, &mail.Folder{}, kept)

	sent, err := (&mailFlags{SMTP: "smtps://user:hush@mail.example.com", MailFrom: "no-reply@example.com"}).sender(t.TempDir())
	require.NoError(t, err)
	require.IsType(t, &mail.SMTP{}, sent)

	for name, flags := range map[string]mailFlags{
		"no sender":        {SMTP: "smtps://user:hush@mail.example.com"},
		"no server":        {SMTP: "https://user:hush@mail.example.com", MailFrom: "no-reply@example.com"},
		"a broken sender":  {SMTP: "smtps://user:hush@mail.example.com", MailFrom: "hush"},
		"a broken address": {MailFrom: "hush"},
	} {
		_, err := flags.sender(t.TempDir())
		require.Error(t, err, name)
		require.NotContains(t, err.Error(), "hush", name)
	}
}
