// Package pass makes and reads what lets one person capture for one verification: a signed text beginning with cap_, which needs
// no row in the database and works until capture closes. One that begins with apl_ lets them object to the outcome instead.
package pass

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/internal/token"
)

// ErrRefused says that the text is no pass of this installation, or that its time is over.
var ErrRefused = errors.New("pass: refused")

const (
	prefix  = "cap_"
	purpose = "capture"
	size    = len(uuid.UUID{})

	appealPrefix  = "apl_"
	appealPurpose = "appeal"
)

// Bound is what a pass is bound to.
type Bound struct {
	Tenant, Verification uuid.UUID
	// Expires is when capture closes, to the second.
	Expires time.Time
	// Appeal says that it lets the person object to an outcome, and nothing else; without it, capture and nothing else.
	Appeal bool
}

// Sign makes the pass; the same bounds always give the same text.
func Sign(signer *token.Signer, bound Bound) (string, error) {
	subject := string(bound.Tenant[:]) + string(bound.Verification[:])

	before, what := prefix, purpose
	if bound.Appeal {
		before, what = appealPrefix, appealPurpose
	}

	signed, err := signer.Sign(what, subject, bound.Expires)
	if err != nil {
		return "", fmt.Errorf("pass: %w", err)
	}

	return before + signed, nil
}

// Open reads a pass; anything that is not one, or is no longer, is [ErrRefused].
func Open(signer *token.Signer, text string, now time.Time) (Bound, error) {
	what := purpose

	signed, ok := strings.CutPrefix(text, prefix)
	if !ok {
		what = appealPurpose
		signed, ok = strings.CutPrefix(text, appealPrefix)
	}

	if !ok {
		return Bound{}, ErrRefused
	}

	subject, expires, err := signer.Verify(what, signed, now)
	if err != nil {
		return Bound{}, fmt.Errorf("%w: %w", ErrRefused, err)
	}

	if len(subject) != 2*size {
		return Bound{}, ErrRefused
	}

	bound := Bound{Expires: expires, Appeal: what == appealPurpose}
	copy(bound.Tenant[:], subject[:size])
	copy(bound.Verification[:], subject[size:])

	return bound, nil
}
