package mail_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/mail"
	"github.com/honnin/honnin/internal/testkit/smtp"
)

const from = "Honnin 本人 <no-reply@id.example.com>"

func message(t *testing.T, to string) mail.Message {
	t.Helper()

	letter, err := mail.Render("reset", "ja", everything())
	require.NoError(t, err)

	return mail.Message{ID: "0193-a", To: to, At: time.Date(2026, 11, 24, 21, 0, 0, 0, time.UTC), Letter: letter}
}

func TestSMTP(t *testing.T) {
	t.Parallel()

	server := smtp.Start(t)
	sender, err := mail.NewSMTP("smtp://"+server.Address+"?tls=none", from)
	require.NoError(t, err)
	require.NoError(t, sender.Send(t.Context(), message(t, "hana@example.com")))

	taken := server.Mails()
	require.Len(t, taken, 1)
	require.Equal(t, "hana@example.com", taken[0].To)
	require.Equal(t, "<0193-a@id.example.com>", taken[0].Header.Get("Message-ID"))
	require.Equal(t, "auto-generated", taken[0].Header.Get("Auto-Submitted"))
	require.Contains(t, taken[0].Header.Get("Content-Type"), "multipart/alternative")
	require.Contains(t, taken[0].Header.Get("Subject"), "=?UTF-8?")

	server.HangUp(1)
	require.ErrorIs(t, sender.Send(t.Context(), message(t, "hana@example.com")), mail.ErrServer, "nobody knows whether it was taken")
}

// What goes wrong is said without the address and without the server's words, which may repeat it.
func TestSMTPErrors(t *testing.T) {
	t.Parallel()

	server := smtp.Start(t)
	sender, err := mail.NewSMTP("smtp://"+server.Address+"?tls=none", from)
	require.NoError(t, err)

	for answer, want := range map[string]error{
		"550 5.1.1 hana@example.com is unknown here":         mail.ErrRefused,
		"451 4.3.0 hana@example.com is busy":                 mail.ErrServer,
		"421 4.3.2 hana@example.com: the server goes to bed": mail.ErrServer,
	} {
		server.Answer(answer)

		err := sender.Send(t.Context(), message(t, "hana@example.com"))
		require.ErrorIs(t, err, want, answer)
		require.NotContains(t, err.Error(), "hana")
	}

	err = sender.Send(t.Context(), message(t, "no address"))
	require.ErrorIs(t, err, mail.ErrRefused)
	require.NotContains(t, err.Error(), "no address")

	closed, err := mail.NewSMTP("smtp://127.0.0.1:1?tls=none", from)
	require.NoError(t, err)
	require.ErrorIs(t, closed.Send(t.Context(), message(t, "hana@example.com")), mail.ErrServer)

	strict, err := mail.NewSMTP("smtp://user:password@"+server.Address, from)
	require.NoError(t, err)
	require.ErrorIs(t, strict.Send(t.Context(), message(t, "hana@example.com")), mail.ErrServer, "no STARTTLS, no mail")
	require.Empty(t, server.Mails())
}

func TestSMTPAddress(t *testing.T) {
	t.Parallel()

	for _, good := range []string{
		"smtps://user:p%40ss@mail.example.com", "smtp://user:pass@mail.example.com:2525", "smtp://127.0.0.1:25?tls=none", "smtp://mail/",
	} {
		_, err := mail.NewSMTP(good, from)
		require.NoError(t, err, good)
	}

	for _, bad := range []string{
		"", "mail.example.com", "http://mail.example.com", "smtp://", "smtp://hush:hush@mail?tls=none", "smtp://hush:%zz@mail", "smtp://hush@mail:x", "smtp://mail/path",
	} {
		_, err := mail.NewSMTP(bad, from)
		require.ErrorIs(t, err, mail.ErrURL, bad)
		require.NotContains(t, err.Error(), "hush")
	}

	_, err := mail.NewSMTP("smtp://mail", "nobody")
	require.ErrorIs(t, err, mail.ErrAddress)
}

func TestFolder(t *testing.T) {
	t.Parallel()

	path := filepath.Join(t.TempDir(), "mail")
	folder, err := mail.NewFolder(path, from)
	require.NoError(t, err)

	sent := message(t, "hana@example.com")
	require.NoError(t, folder.Send(t.Context(), sent))
	require.NoError(t, folder.Send(t.Context(), sent), "again replaces it")

	files, err := os.ReadDir(path)
	require.NoError(t, err)
	require.Len(t, files, 1)

	info, err := files[0].Info()
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o600), info.Mode().Perm())

	read, err := folder.Read(sent.ID)
	require.NoError(t, err)
	require.Equal(t, sent.Subject, read.Subject)
	require.Equal(t, sent.Text, read.Text)
	require.Contains(t, read.HTML, everything()["URL"])

	for _, unknown := range []string{"other", "../secret", "", "a/b"} {
		_, err = folder.Read(unknown)
		require.ErrorIs(t, err, mail.ErrUnknown, unknown)
	}

	sent.ID = "../out"
	require.ErrorIs(t, folder.Send(t.Context(), sent), mail.ErrData)

	_, err = mail.NewFolder(path, "nobody")
	require.ErrorIs(t, err, mail.ErrAddress)
}

func TestTheFolderIsBounded(t *testing.T) {
	t.Parallel()

	path := t.TempDir()
	folder, err := mail.NewFolder(path, from)
	require.NoError(t, err)

	for i := range 1003 {
		require.NoError(t, os.WriteFile(filepath.Join(path, fmt.Sprintf("%05d.eml", i)), nil, 0o600))
	}

	sent := message(t, "hana@example.com")
	sent.ID = "99999"
	require.NoError(t, folder.Send(t.Context(), sent))

	files, err := os.ReadDir(path)
	require.NoError(t, err)
	require.Len(t, files, 1000)
	require.Equal(t, "00004.eml", files[0].Name(), "the oldest went first")
}

func TestValid(t *testing.T) {
	t.Parallel()

	for address, want := range map[string]bool{
		"hana@example.com": true, "operator@localhost": true, "Hana <hana@example.com>": false, "hana": false, "": false,
		"a@b\r\nBcc: c@d": false, "a@example.com, b@example.com": false,
	} {
		require.Equal(t, want, mail.Valid(address), address)
	}
}
