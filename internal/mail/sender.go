package mail

import (
	"context"
	"errors"
	"fmt"
	"time"

	gomail "github.com/wneessen/go-mail"
)

// Errors of sending. None holds the recipient's address or anything of the letter.
var (
	// ErrAddress: sender or recipient is no e-mail address.
	ErrAddress = errors.New("mail: malformed address")
	// ErrRefused: the server will never take this mail; trying again is no use.
	ErrRefused = errors.New("mail: refused for good")
	// ErrServer: the server could not be reached or did not take the mail this time.
	ErrServer = errors.New("mail: the server did not take it")
	// ErrURL: the address of the SMTP server cannot be read.
	ErrURL = errors.New("mail: malformed SMTP address")
)

// Message is a letter with its recipient.
type Message struct {
	Letter

	// ID stays the same however often the message is sent, so that a mailbox can tell a repetition: it becomes the Message-ID.
	ID string
	To string
	// At is when the mail was written.
	At time.Time
}

// Sender sends mail. [SMTP] and [Folder] are senders.
type Sender interface {
	// Send gives nil once the message is in the hands of whoever delivers it; [ErrRefused] says that there is no use in trying again.
	Send(ctx context.Context, message Message) error
}

// compose is the message as it travels.
func compose(from string, message Message) (*gomail.Msg, error) {
	letter := gomail.NewMsg(gomail.WithNoDefaultUserAgent())

	if err := letter.From(from); err != nil {
		return nil, fmt.Errorf("%w: of the sender", ErrAddress)
	}

	if err := letter.To(message.To); err != nil {
		return nil, fmt.Errorf("%w: %w: of the recipient", ErrRefused, ErrAddress)
	}

	senders := letter.GetFrom()
	if len(senders) != 1 {
		return nil, fmt.Errorf("%w: of the sender", ErrAddress)
	}

	letter.Subject(message.Subject)
	letter.SetDateWithValue(message.At)
	letter.SetMessageIDWithValue(message.ID + "@" + domain(senders[0].Address))
	// RFC 3834: asks for no automatic answer.
	letter.SetGenHeader("Auto-Submitted", "auto-generated")
	letter.SetBodyString(gomail.TypeTextPlain, message.Text)
	letter.AddAlternativeString(gomail.TypeTextHTML, message.HTML)

	return letter, nil
}
