package webhook

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/endpoint"
	"github.com/honnin/honnin/internal/fault"
)

// Bounds of endpoints.
const (
	MaxEndpoints   = 50
	maxURL         = 2000 // bytes
	maxDescription = 160  // characters
	maxTypes       = 100
	maxToken       = 255 // bytes of an idempotency key
)

// Settings are what people decide of an endpoint.
type Settings struct {
	URL string
	// Description is for people, up to 160 characters.
	Description string
	// Types are what it hears of: event types such as verification.approved, or verification.* for all of a subject; everything, when
	// empty.
	Types []string
	// Payload is thin (ids alone) or full.
	Payload endpoint.Payload
	// Blocked are fields of [Blockable] that a full payload leaves out.
	Blocked []string
}

// Blockable are the fields that a full payload can leave out: those that hold personal data or what was judged of a person, and the link
// by which that person objects.
func Blockable() []string {
	return []string{
		"appealUrl", "report", "report.findings", "report.reasons", "verification.language", "verification.metadata", "verification.reference",
	}
}

func settings(row *db.Endpoint) Settings {
	return Settings{URL: row.URL, Description: row.Description, Types: row.Types, Payload: row.Payload, Blocked: row.Blocked}
}

func (c *Carrier) check(wanted *Settings) error {
	wanted.Description = strings.TrimSpace(wanted.Description)

	if err := c.Sender.Check(wanted.URL); err != nil || len(wanted.URL) > maxURL {
		return fault.New(fault.Invalid, "The address must be a URL of the open internet that begins with https://.", err, fault.Field("input.url"))
	}

	if utf8.RuneCountInString(wanted.Description) > maxDescription || !utf8.ValidString(wanted.Description) {
		return invalid("description", "A description has up to 160 characters.")
	}

	if len(wanted.Types) > maxTypes || !all(wanted.Types, regexp.MustCompile(`^[a-z_-]{1,30}\.([a-z_-]{1,29}|\*)$`).MatchString) {
		return invalid("eventTypes", "An event type is written subject.verb, for example verification.approved, or verification.*.")
	}

	if endpoint.PayloadValidator(wanted.Payload) != nil {
		return invalid("payload", "A payload is THIN or FULL.")
	}

	if !all(wanted.Blocked, func(field string) bool { return slices.Contains(Blockable(), field) }) {
		return invalid("blockedFields", "These fields can be left out: "+strings.Join(Blockable(), ", ")+".")
	}

	wanted.Types, wanted.Blocked = set(wanted.Types), set(wanted.Blocked)

	return nil
}

// set is the list in order and without repeats; never nil.
func set(list []string) []string {
	return slices.Compact(slices.Sorted(slices.Values(append([]string{}, list...))))
}

func all(list []string, fits func(string) bool) bool {
	return !slices.ContainsFunc(list, func(one string) bool { return !fits(one) })
}

func invalid(field, public string) error {
	return fault.New(fault.Invalid, public, nil, fault.Field("input."+field))
}

// wants tells whether an endpoint hears of the type.
func wants(row *db.Endpoint, kind string) bool {
	subject, _, _ := strings.Cut(kind, ".")

	return len(row.Types) == 0 || slices.Contains(row.Types, kind) || slices.Contains(row.Types, subject+".*")
}

// look is what the audit log keeps of an endpoint: the host, as what stands behind it in an address may be a secret.
func look(row *db.Endpoint) map[string]any {
	parsed, err := url.Parse(row.URL)
	if err != nil {
		parsed = &url.URL{}
	}

	return map[string]any{
		"host": parsed.Host, "description": row.Description, "types": row.Types, "payload": row.Payload, "blocked": row.Blocked, "state": row.State,
	}
}
