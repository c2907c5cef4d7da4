package roster

import (
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/google/uuid"

	where "github.com/honnin/honnin/ent/db/policylist"
	"github.com/honnin/honnin/internal/token"
)

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
