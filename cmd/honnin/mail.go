package main

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"
	"time"

	"github.com/honnin/honnin/internal/mail"
	"github.com/honnin/honnin/tenants/post"
)

var errMailFrom = errors.New("with --smtp, name the sender: --mail-from 'Honnin <no-reply@example.com>'")

// localSender is who writes when no mail ever leaves the machine.
const localSender = "Honnin <no-reply@localhost>"

// mailFlags say how mails leave.
type mailFlags struct {
	SMTP     string `name:"smtp" env:"HONNIN_SMTP" placeholder:"URL" help:"smtps://user:password@host, or smtp:// for STARTTLS; better by environment. Default: mails stay in the data folder."`
	MailFrom string `name:"mail-from" env:"HONNIN_MAIL_FROM" placeholder:"ADDRESS" help:"Sender of mails."`
}

// sender is where mails go: the SMTP server, or the folder mail in the data folder.
func (m *mailFlags) sender(data string) (mail.Sender, error) {
	if m.SMTP == "" {
		return m.folder(data)
	}

	if m.MailFrom == "" {
		return nil, unusable(errMailFrom)
	}

	sender, err := mail.NewSMTP(m.SMTP, m.MailFrom)
	if err != nil {
		return nil, unusable(err)
	}

	return sender, nil
}

// folder is where mails stay that nobody sends.
func (m *mailFlags) folder(data string) (*mail.Folder, error) {
	from := m.MailFrom
	if from == "" {
		from = localSender
	}

	folder, err := mail.NewFolder(filepath.Join(data, "mail"), from)
	if errors.Is(err, mail.ErrAddress) {
		return nil, unusable(err)
	}

	return folder, err
}

// readable is the folder whose mails can be read in the console; nil where mails are sent.
func (m *mailFlags) readable(data string) (*mail.Folder, error) {
	if m.SMTP != "" {
		return nil, nil //nolint:nilnil // none, as the comment says
	}

	return m.folder(data)
}

// office sends the mails of the house.
func (m *mailFlags) office(ctx context.Context, data string, from *house) (*post.Office, error) {
	sender, err := m.sender(data)
	if err != nil {
		return nil, err
	}

	if m.SMTP == "" {
		slog.InfoContext(ctx, "no SMTP server: mails stay in the data folder", "folder", filepath.Join(data, "mail"))
	}

	return &post.Office{Box: from.box, Sender: sender, Now: time.Now}, nil
}
