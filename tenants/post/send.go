package post

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/mail"
	"github.com/honnin/honnin/internal/seal"
	"github.com/honnin/honnin/internal/viewer"
)

// Errors of [Send]; each is a mistake in our code, never of a caller.
var (
	// ErrBox: the edge did not call [With].
	ErrBox = errors.New("post: nothing in the context to seal with")
	// ErrAddress: the recipient is no e-mail address.
	ErrAddress = errors.New("post: malformed address")
)

// purpose keeps a mail's contents from being taken for anything else that the installation seals.
const purpose = "mail"

// Message is a mail to be sent.
type Message struct {
	// Template is one of internal/mail: invitation, reset, new-device, confirm, feature-requested, feature-granted.
	Template string
	// To is one e-mail address.
	To string
	// Language is a BCP 47 language, or empty for English.
	Language string
	// Data is what the template says. Links stand here, so it is kept encrypted.
	Data map[string]string
}

type contextKey struct{}

// With puts what mails are sealed with into the context. The edges do so once, beside [ent.With].
func With(ctx context.Context, box *seal.Box) context.Context {
	return context.WithValue(ctx, contextKey{}, box)
}

// Send writes the mail down, in the transaction that the context is in, if any: it leaves when that commits. Any viewer may call it;
// the table is the machine's.
func Send(ctx context.Context, message Message) error {
	box, ok := ctx.Value(contextKey{}).(*seal.Box)
	if !ok || box == nil {
		return ErrBox
	}

	if !mail.Valid(message.To) {
		return ErrAddress
	}

	// Rendered here as well, so that a template and its data that do not fit together show at once and not hours later.
	if _, err := mail.Render(message.Template, message.Language, message.Data); err != nil {
		return fmt.Errorf("post: %w", err)
	}

	made, err := id.New()
	if err != nil {
		return fmt.Errorf("post: %w", err)
	}

	data, err := json.Marshal(message.Data)
	if err != nil {
		return fmt.Errorf("post: %w", err)
	}

	sealed, err := box.Seal(purpose, made.String(), data)
	if err != nil {
		return fmt.Errorf("post: %w", err)
	}

	err = ent.From(ctx).Mail.Create().
		SetID(made).
		SetTemplate(message.Template).
		SetRecipient(strings.ToLower(message.To)).
		SetLanguage(language(message.Language)).
		SetData(sealed).
		Exec(viewer.With(ctx, viewer.System("mail")))
	if err != nil {
		return fmt.Errorf("post: send %s: %w", message.Template, err)
	}

	return nil
}

func language(given string) string {
	if given == "" {
		return "en"
	}

	return given
}
