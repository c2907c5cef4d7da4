package signin

import (
	_ "embed"
	"errors"
	"html/template"
	"net/http"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/internal/answer"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/mail"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/post"
)

//go:embed mail.html
var mailPage string

const (
	readMail = "mail:read"
	// mailPolicy lets the page show itself and do nothing.
	mailPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

// letter is a mail as the page shows it.
type letter struct {
	ID, To, Subject, State, Text, URL string
	At                                time.Time
}

// mails lists the mails in the folder, newest first, that the viewer may read.
func (a *API) mails(w http.ResponseWriter, r *http.Request) {
	found, err := a.readable(r)
	if err != nil {
		answer.Error(r.Context(), w, err)

		return
	}

	a.show(w, r, map[string]any{"Mails": found})
}

// mail shows one.
func (a *API) mail(w http.ResponseWriter, r *http.Request) {
	found, err := a.readable(r)
	if err != nil {
		answer.Error(r.Context(), w, err)

		return
	}

	for _, each := range found {
		if each.ID == r.PathValue("id") {
			a.show(w, r, map[string]any{"Mail": each})

			return
		}
	}

	answer.Error(r.Context(), w, unknownMail())
}

func unknownMail() error { return fault.New(fault.NotFound, "There is no such mail.", nil) }

// readable gives the mails that the viewer may read. Where mails are sent there are none.
func (a *API) readable(r *http.Request) ([]letter, error) {
	if a.Mails == nil {
		return nil, unknownMail()
	}

	who, _ := viewer.From(r.Context())

	may, err := a.Authority.Can(r.Context(), who, readMail)
	if err != nil {
		return nil, err
	}

	if !may {
		return nil, fault.New(fault.Forbidden, "Your role does not allow this; it takes the permission "+readMail+".", nil)
	}

	rows, err := post.Recent(r.Context())
	if err != nil {
		return nil, err
	}

	letters := make([]letter, 0, len(rows))

	for _, row := range rows {
		shown := letter{ID: row.ID.String(), To: row.Recipient, At: row.CreatedAt, State: "waiting", Subject: row.Template}
		if row.SentAt != nil {
			if err := a.unfold(&shown, row.ID); err != nil {
				return nil, err
			}
		}

		letters = append(letters, shown)
	}

	return letters, nil
}

// unfold reads the file of a mail that left.
func (a *API) unfold(into *letter, id uuid.UUID) error {
	read, err := a.Mails.Read(id.String())
	if errors.Is(err, mail.ErrUnknown) {
		into.State = "gone"

		return nil
	}

	if err != nil {
		return err
	}

	into.State, into.Subject, into.Text = "", read.Subject, read.Text

	for line := range strings.Lines(read.Text) {
		if strings.HasPrefix(line, "http://") || strings.HasPrefix(line, "https://") {
			into.URL = strings.TrimSpace(line)
		}
	}

	return nil
}

func (*API) show(w http.ResponseWriter, r *http.Request, data any) {
	page, err := template.New("mail").Parse(mailPage)
	if err != nil {
		answer.Error(r.Context(), w, err)

		return
	}

	header := w.Header()
	header.Set("Content-Type", "text/html; charset=utf-8")
	header.Set("Cache-Control", "no-store")
	header.Set("Content-Security-Policy", mailPolicy)
	header.Set("Referrer-Policy", "no-referrer")
	header.Set("X-Content-Type-Options", "nosniff")

	_ = page.Execute(w, data) // who reads it may be gone
}
