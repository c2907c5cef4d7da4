package mail

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"mime"
	netmail "net/mail"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	gomail "github.com/wneessen/go-mail"
)

// kept is how many mails a folder holds; the oldest go first.
const kept = 1000

// ErrUnknown says that the folder holds no such mail.
var ErrUnknown = errors.New("mail: not in the folder")

// Folder keeps every mail as a file <id>.eml in one folder instead of sending it. It is safe for concurrent use.
type Folder struct{ path, from string }

// NewFolder makes the folder, for its owner's eyes alone. From is the sender, for example "Honnin <no-reply@localhost>".
func NewFolder(path, from string) (*Folder, error) {
	if _, err := compose(from, Message{To: from}); err != nil {
		return nil, fmt.Errorf("%w: of the sender", ErrAddress)
	}

	if err := os.MkdirAll(path, 0o700); err != nil {
		return nil, fmt.Errorf("mail: folder: %w", err)
	}

	return &Folder{path: path, from: from}, nil
}

// Send writes the file, whole or not at all. The same message again replaces it.
func (f *Folder) Send(_ context.Context, message Message) error {
	name, err := f.file(message.ID)
	if err != nil {
		return err
	}

	letter, err := compose(f.from, message)
	if err != nil {
		return err
	}

	var text bytes.Buffer
	if _, err := letter.WriteTo(&text); err != nil {
		return fmt.Errorf("mail: compose: %w", err)
	}

	draft, err := os.CreateTemp(f.path, ".draft-*")
	if err != nil {
		return fmt.Errorf("mail: folder: %w", err)
	}
	defer os.Remove(draft.Name()) //nolint:errcheck // gone already when all went well

	_, err = draft.Write(text.Bytes())
	if err = errors.Join(err, draft.Sync(), draft.Close()); err == nil {
		err = os.Rename(draft.Name(), name)
	}

	if err != nil {
		return fmt.Errorf("mail: folder: %w", err)
	}

	return f.prune()
}

// Read gives the subject and the plain text of a mail in the folder; [ErrUnknown] when there is none of the id.
func (f *Folder) Read(id string) (Letter, error) {
	name, err := f.file(id)
	if err != nil {
		return Letter{}, ErrUnknown
	}

	read, err := gomail.EMLToMsgFromFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return Letter{}, ErrUnknown
	}

	if err != nil {
		return Letter{}, fmt.Errorf("mail: folder: %w", err)
	}

	letter := Letter{Subject: subject(read)}

	for _, part := range read.GetParts() {
		content, err := part.GetContent()
		if err != nil {
			return Letter{}, fmt.Errorf("mail: folder: %w", err)
		}

		if part.GetContentType() == gomail.TypeTextPlain {
			letter.Text = strings.ReplaceAll(string(content), "\r\n", "\n")
		} else {
			letter.HTML = string(content)
		}
	}

	return letter, nil
}

func subject(read *gomail.Msg) string {
	lines := read.GetGenHeader(gomail.HeaderSubject)
	if len(lines) == 0 {
		return ""
	}

	decoded, err := new(mime.WordDecoder).DecodeHeader(lines[0])
	if err != nil {
		return lines[0]
	}

	return decoded
}

// file is where the mail of the id lies. An id is letters, digits, hyphens and underscores, so that none leads out of the folder.
func (f *Folder) file(id string) (string, error) {
	if !regexp.MustCompile(`^[0-9A-Za-z_-]{1,80}$`).MatchString(id) {
		return "", fmt.Errorf("%w: the id is no name of a file", ErrData)
	}

	return filepath.Join(f.path, id+".eml"), nil
}

// prune takes the oldest mails away when there are too many. The ids of rows grow with time, and so do the names.
func (f *Folder) prune() error {
	names, err := filepath.Glob(filepath.Join(f.path, "*.eml"))
	if err != nil {
		return fmt.Errorf("mail: folder: %w", err)
	}

	slices.Sort(names)

	for _, name := range names[:max(len(names)-kept, 0)] {
		if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("mail: folder: %w", err)
		}
	}

	return nil
}

// Valid tells whether the text is one plain e-mail address of at most 254 bytes, without a name beside it.
func Valid(address string) bool {
	parsed, err := netmail.ParseAddress(address)

	return err == nil && len(address) <= 254 && parsed.Address == address
}
