// Package id shows the UUIDs of rows as prefixed ids such as ver_01j9z3k4m5n6p7q8r9s0t1v2w3.
//
// The prefix says what a thing is; the rest is the UUID's 128 bits in 26 letters of Crockford's base32 in lower case, which keeps
// the order of UUIDv7. There is one spelling of each id and Parse takes no other.
package id

import (
	"errors"
	"fmt"
	"strings"

	"github.com/google/uuid"
)

// Prefix says what an id names.
type Prefix string

// The prefixes of everything that has an id.
const (
	Verification  Prefix = "ver"
	Evidence      Prefix = "evd"
	Report        Prefix = "rep"
	Event         Prefix = "evt"
	Tenant        Prefix = "ten"
	Key           Prefix = "key"
	User          Prefix = "usr"
	Usage         Prefix = "use"
	Membership    Prefix = "mem"
	Invitation    Prefix = "inv"
	Role          Prefix = "rol"
	Passkey       Prefix = "pky"
	Session       Prefix = "ses"
	Domain        Prefix = "dom"
	Connection    Prefix = "con"
	Visit         Prefix = "vis"
	Grant         Prefix = "grt"
	Audit         Prefix = "aud"
	Capture       Prefix = "cse"
	Endpoint      Prefix = "end"
	Delivery      Prefix = "dlv"
	Attempt       Prefix = "att"
	Message       Prefix = "msg"
	Flow          Prefix = "flw"
	FlowVersion   Prefix = "flv"
	Contract      Prefix = "ctr"
	Invoice       Prefix = "ivc"
	InvoiceLine   Prefix = "ivl"
	CreditNote    Prefix = "crn"
	Credit        Prefix = "crd"
	Payment       Prefix = "pay"
	Policy        Prefix = "pol"
	PolicyList    Prefix = "lst"
	PolicyEntry   Prefix = "pen"
	PolicyVersion Prefix = "plv"
	ReviewCase    Prefix = "cas"
	Review        Prefix = "rvw"
	Appeal        Prefix = "apl"
	LawOverride   Prefix = "law"
	Clearing      Prefix = "clr"
)

// ErrMalformed says that the text is not an id of the kind asked for.
var ErrMalformed = errors.New("id: malformed")

const (
	alphabet = "0123456789abcdefghjkmnpqrstvwxyz"
	letters  = 26 // 130 bits, of which the first two are always 0
)

// New makes a UUIDv7. It fails only when the system has no randomness.
func New() (uuid.UUID, error) {
	made, err := uuid.NewV7()
	if err != nil {
		return uuid.Nil, fmt.Errorf("id: %w", err)
	}

	return made, nil
}

// Format shows a UUID as a prefixed id.
func Format(prefix Prefix, value uuid.UUID) string {
	out := make([]byte, letters)
	bits, held := uint(0), 2 // two zero bits in front make 130, a multiple of five
	next := 0

	for _, octet := range value {
		bits, held = bits<<8|uint(octet), held+8
		for held >= 5 {
			held -= 5
			out[next] = alphabet[bits>>held&31]
			next++
		}
	}

	return string(prefix) + "_" + string(out)
}

// Parse reads a prefixed id; anything but the one spelling that [Format] gives is [ErrMalformed].
func Parse(prefix Prefix, text string) (uuid.UUID, error) {
	body, ok := strings.CutPrefix(text, string(prefix)+"_")
	if !ok || len(body) != letters {
		return uuid.Nil, fmt.Errorf("%w: not a %s id", ErrMalformed, prefix)
	}

	var (
		value      uuid.UUID
		bits, held uint
		next       int
	)

	for place, letter := range []byte(body) {
		digit := strings.IndexByte(alphabet, letter)
		if digit < 0 || place == 0 && digit > 7 {
			return uuid.Nil, fmt.Errorf("%w: not a %s id", ErrMalformed, prefix)
		}

		if bits, held = bits<<5|uint(digit), held+5; place == 0 {
			held = 3
		}

		if held >= 8 {
			held -= 8
			value[next] = byte(bits >> held) //nolint:gosec // the low eight bits are meant
			next++
		}
	}

	return value, nil
}
