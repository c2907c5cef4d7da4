package mail

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"

	gomail "github.com/wneessen/go-mail"
)

// sendWithin bounds one delivery, from the name look-up to the server's word that it has the mail.
const sendWithin = 30 * time.Second

// SMTP sends through a server. It is safe for concurrent use.
type SMTP struct {
	host, from string
	options    []gomail.Option
}

// NewSMTP reads the server's address: smtps://user:password@host speaks TLS from the first byte (port 465 by default),
// smtp://user:password@host asks for STARTTLS and goes on only with it (port 587 by default), and smtp://host?tls=none, for a server on
// the same machine, speaks in the clear and takes no password. From is the sender, for example "Honnin <no-reply@example.com>".
// [ErrURL] and [ErrAddress] say what cannot be read; neither holds the password.
func NewSMTP(address, from string) (*SMTP, error) {
	if _, err := compose(from, Message{To: from}); err != nil {
		return nil, fmt.Errorf("%w: of the sender", ErrAddress)
	}

	// The parser's own error would repeat the password.
	parsed, err := url.Parse(address)
	if err != nil || parsed.Hostname() == "" || strings.Trim(parsed.Path, "/") != "" {
		return nil, fmt.Errorf("%w: write smtps://user:password@host, smtp://user:password@host or smtp://host?tls=none", ErrURL)
	}

	options, err := security(parsed)
	if err != nil {
		return nil, err
	}

	made := &SMTP{host: parsed.Hostname(), from: from, options: append(options, gomail.WithTimeout(sendWithin))}
	if _, err := gomail.NewClient(made.host, made.options...); err != nil {
		return nil, fmt.Errorf("%w: the mail library does not take it", ErrURL)
	}

	return made, nil
}

// security is how the connection is protected, its port, and who we are.
func security(address *url.URL) ([]gomail.Option, error) {
	open := address.Scheme == "smtp" && address.Query().Get("tls") == "none"

	var (
		options []gomail.Option
		port    int
	)

	switch {
	case open:
		options, port = []gomail.Option{gomail.WithTLSPolicy(gomail.NoTLS)}, 25
	case address.Scheme == "smtp":
		options, port = []gomail.Option{gomail.WithTLSPolicy(gomail.TLSMandatory)}, 587
	case address.Scheme == "smtps":
		options, port = []gomail.Option{gomail.WithSSL()}, 465
	default:
		return nil, fmt.Errorf("%w: it begins with neither smtp:// nor smtps://", ErrURL)
	}

	if given := address.Port(); given != "" {
		number, err := strconv.Atoi(given)
		if err != nil {
			return nil, fmt.Errorf("%w: the port is no number", ErrURL)
		}

		port = number
	}

	options = append(options, gomail.WithPort(port))

	if address.User == nil {
		return options, nil
	}

	if open {
		return nil, fmt.Errorf("%w: a password does not travel in the clear", ErrURL)
	}

	password, _ := address.User.Password()

	return append(options, gomail.WithSMTPAuth(gomail.SMTPAuthAutoDiscover), gomail.WithUsername(address.User.Username()), gomail.WithPassword(password)), nil
}

// Send hands the message to the server.
func (s *SMTP) Send(ctx context.Context, message Message) error {
	letter, err := compose(s.from, message)
	if err != nil {
		return err
	}

	// A client holds one connection, so each delivery has its own.
	client, err := gomail.NewClient(s.host, s.options...)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrURL, err)
	}

	ctx, stop := context.WithTimeout(ctx, sendWithin)
	defer stop()

	// What fails after the server took the mail, such as saying goodbye, must not make it come twice.
	if err := client.DialAndSendWithContext(ctx, letter); err != nil && !letter.IsDelivered() {
		return explain(err)
	}

	return nil
}

// explain says what went wrong without the server's words, which may repeat the address.
func explain(err error) error {
	failed, ok := errors.AsType[*gomail.SendError](err)
	if !ok {
		return fmt.Errorf("%w: no connection, no common protection or no admission", ErrServer)
	}

	kind := ErrServer

	// 5xx about this recipient or this text; about the sender it may be our configuration, which somebody puts right.
	about := failed.Reason == gomail.ErrSMTPRcptTo || failed.Reason == gomail.ErrSMTPDataClose
	if about && failed.ErrorCode() >= 500 {
		kind = ErrRefused
	}

	return fmt.Errorf("%w: %s: %d %s", kind, failed.Reason, failed.ErrorCode(), failed.EnhancedStatusCode())
}

// domain is what follows the last @.
func domain(address string) string { return address[strings.LastIndex(address, "@")+1:] }
