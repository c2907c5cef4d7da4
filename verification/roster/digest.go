package roster

import (
	"encoding/hex"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"

	where "github.com/honnin/honnin/ent/db/policylist"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/token"
)

// MaxValue bounds one entry, in characters.
const MaxValue = 255

// Of is what the entries of a list are.
type Of = where.Of

// What entries can be.
const (
	Reference      = where.OfReference
	DocumentNumber = where.OfDocumentNumber
	Email          = where.OfEmail
)

// same gives a value as it is compared: without spaces around it; in a document's number also without any in it nor hyphens, and like an address
// of mail in lower case. References are compared as they are written.
func same(of Of, value string) string {
	value = strings.TrimSpace(value)

	switch of {
	case DocumentNumber:
		return strings.ToLower(strings.NewReplacer(" ", "", "-", "", "　", "").Replace(value))
	case Email:
		return strings.ToLower(value)
	case Reference:
		return value
	}

	return value
}

// digest is the keyed hash of a value of a tenant's, in hexadecimal.
func digest(signer *token.Signer, tenant uuid.UUID, of Of, value string) (string, error) {
	sum, err := signer.Mac("policy list", []byte(tenant.String()+"|"+string(of)+"|"+same(of, value)))
	if err != nil {
		return "", fmt.Errorf("roster: digest: %w", err)
	}

	return hex.EncodeToString(sum), nil
}

// checked refuses what can be no entry.
func checked(of Of, values []string) error {
	if len(values) == 0 || len(values) > MaxAtOnce {
		return fault.New(fault.Invalid, "Give 1 to 500 values at once.", nil, fault.Field("input.values"))
	}

	for _, value := range values {
		if left := same(of, value); left == "" || !utf8.ValidString(left) || utf8.RuneCountInString(left) > MaxValue {
			return fault.New(fault.Invalid, "A value has 1 to 255 characters.", nil, fault.Field("input.values"))
		}
	}

	return nil
}
