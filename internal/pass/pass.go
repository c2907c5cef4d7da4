// Package pass makes and reads what lets one person capture for one verification: a signed text beginning with cap_, which needs
// no row in the database and works until capture closes.
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
)

// Bound is what a pass is bound to.
type Bound struct {
	Tenant, Verification uuid.UUID
	// Expires is when capture closes, to the second.
	Expires time.Time
}

// Sign makes the pass; the same bounds always give the same text.
func Sign(signer *token.Signer, bound Bound) (string, error) {
	subject := string(bound.Tenant[:]) + string(bound.Verification[:])

	signed, err := signer.Sign(purpose, subject, bound.Expires)
	if err != nil {
		return "", fmt.Errorf("pass: %w", err)
	}

	return prefix + signed, nil
}

// Open reads a pass; anything that is not one, or is no longer, is [ErrRefused].
func Open(signer *token.Signer, text string, now time.Time) (Bound, error) {
	signed, ok := strings.CutPrefix(text, prefix)
	if !ok {
		return Bound{}, ErrRefused
	}

	subject, expires, err := signer.Verify(purpose, signed, now)
	if err != nil {
		return Bound{}, fmt.Errorf("%w: %w", ErrRefused, err)
	}

	if len(subject) != 2*size {
		return Bound{}, ErrRefused
	}

	bound := Bound{Expires: expires}
	copy(bound.Tenant[:], subject[:size])
	copy(bound.Verification[:], subject[size:])

	return bound, nil
}
