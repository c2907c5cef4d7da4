package signin

import (
	"errors"
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

const readMail = "mail:read"

// States of a mail in the folder.
const (
	// mailWaits: it was written down and has not left.
	mailWaits = "waiting"
	// mailKept: its file lies in the folder.
	mailKept = "kept"
	// mailGone: it left, and its file made room for newer ones.
	mailGone = "gone"
)

// letter is a mail as the console shows it.
type letter struct {
	ID      string    `json:"id"`
	To      string    `json:"to"`
	Subject string    `json:"subject"`
	State   string    `json:"state"`
	At      time.Time `json:"at"`
	// Text and URL, the one link in it, are empty in a list, which is looked at over somebody's shoulder more often than a mail.
	Text string `json:"text,omitempty"`
	URL  string `json:"url,omitempty"`
}

// letters is the answer with a list.
type letters struct {
	Mails []letter `json:"mails"`
}

// mails lists the mails in the folder, newest first, that the viewer may read.
func (a *API) mails(w http.ResponseWriter, r *http.Request) {
	found, err := a.readable(r)
	if err != nil {
		answer.Error(r.Context(), w, err)

		return
	}

	for i := range found {
		found[i].Text, found[i].URL = "", ""
	}

	answer.JSON(w, http.StatusOK, letters{found})
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
			answer.JSON(w, http.StatusOK, each)

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
		shown := letter{ID: row.ID.String(), To: row.Recipient, At: row.CreatedAt, State: mailWaits, Subject: row.Template}
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
		into.State = mailGone

		return nil
	}

	if err != nil {
		return err
	}

	into.State, into.Subject, into.Text = mailKept, read.Subject, read.Text

	for line := range strings.Lines(read.Text) {
		if strings.HasPrefix(line, "http://") || strings.HasPrefix(line, "https://") {
			into.URL = strings.TrimSpace(line)
		}
	}

	return nil
}
