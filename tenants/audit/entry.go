package audit

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"
)

// Errors of [Record]; each is a mistake in our code, never of a caller.
var (
	// ErrAction: an action is written subject.verb, for example key.revoke, in up to 60 characters.
	ErrAction = errors.New("audit: malformed action")
	// ErrTenant: the viewer works for no tenant, so that there is no chain to add to.
	ErrTenant = errors.New("audit: the viewer has no tenant")
	// ErrChain: the chain is not what it must be.
	ErrChain = errors.New("audit: the chain is broken")
)

// Entry says what was done. Who did it, and from where, comes from the viewer.
type Entry struct {
	// Action is subject.verb in lower case, for example key.revoke.
	Action string
	// Target is the prefixed id of what it was done to; empty when that is the tenant as a whole.
	Target string
	// Before and After are what it was and what it became, as far as that says what was done: anything that encodes to JSON. Secrets
	// are taken out; personal data of those who are verified must not be put in. Nil means nothing.
	Before, After any
	// At is when; the present, when zero.
	At time.Time
}

// Lengths in bytes that the columns hold.
const (
	maxActor   = 120
	maxReason  = 2000
	maxTarget  = 120
	maxAddress = 64
	maxAgent   = 480
	maxRequest = 60
)

func checkAction(action string) error {
	if len(action) > 60 || !regexp.MustCompile(`^[a-z][a-z_-]*(\.[a-z][a-z_-]*)+$`).MatchString(action) {
		return fmt.Errorf("%w: %q", ErrAction, action)
	}

	return nil
}

// clip makes text that both databases store as it is: valid, without NUL, and not longer than the column.
func clip(text string, longest int) string {
	text = clean(text)
	for len(text) > longest {
		_, size := utf8.DecodeLastRuneInString(text)
		text = text[:len(text)-size]
	}

	return text
}

func clean(text string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\x00", "\uFFFD")
}
