package invoice

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/honnin/honnin/billing/price"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/payer"
	"github.com/honnin/honnin/internal/fault"
)

// Desk makes invoices for one issuer. It is safe for concurrent use.
type Desk struct {
	Issuer Issuer
	Now    func() time.Time
	// Console gives the URL to which letters lead.
	Console func() string
	// Grace is how long after its end a month is closed by itself, so that what was used at its last moment is in it; default [Grace].
	Grace time.Duration
}

// Grace is how long a month waits to be closed.
const Grace = 6 * time.Hour

// Issuer is who issues invoices: the company that runs the installation.
type Issuer struct {
	// Code names its series of numbers, 1 to 20 characters; "main" when empty.
	Code string `json:"code"`
	// Name and Address stand on every invoice; Address in lines.
	Name    string `json:"name"`
	Address string `json:"address,omitempty"`
	// Registration is its number as a qualified-invoice issuer: T and 13 digits; empty for one that is none.
	Registration string `json:"registration,omitempty"`
	// Bank says in lines where to pay.
	Bank string `json:"bank,omitempty"`
	// Prefix begins every number, up to 20 characters; "INV" when empty.
	Prefix string `json:"prefix,omitempty"`
}

// ErrIssuer says that the installation's settings of the issuer are none.
var ErrIssuer = errors.New("invoice: the issuer")

// Check holds the settings to their bounds.
func (i Issuer) Check() error {
	switch {
	case i.Registration != "" && !price.Registered(i.Registration):
		return fmt.Errorf("%w: a registration number is T and 13 digits, the first of which checks the others: %q", ErrIssuer, i.Registration)
	case utf8.RuneCountInString(i.Name) > 120 || utf8.RuneCountInString(i.Address) > 500 || utf8.RuneCountInString(i.Bank) > 500:
		return fmt.Errorf("%w: a name has up to 120 characters, an address and a bank up to 500", ErrIssuer)
	case len(i.Code) > 20 || len(i.Prefix) > 20:
		return fmt.Errorf("%w: a code and a prefix have up to 20 characters", ErrIssuer)
	default:
		return nil
	}
}

func (i Issuer) code() string {
	if i.Code == "" {
		return "main"
	}

	return i.Code
}

func (i Issuer) prefix(otherwise string) string {
	if i.Prefix == "" {
		return otherwise
	}

	return i.Prefix + "-" + otherwise
}

// Party is one side of an invoice, as it was on the day of issue.
type Party struct {
	Name         string `json:"name"`
	Address      string `json:"address,omitempty"`
	Registration string `json:"registration,omitempty"`
	Bank         string `json:"bank,omitempty"`
	// OrderNumber is the payer's own, Language theirs: ja or en.
	OrderNumber string `json:"orderNumber,omitempty"`
	Language    string `json:"language,omitempty"`
}

// Parties are both sides.
type Parties struct {
	Issuer Party `json:"issuer"`
	Payer  Party `json:"payer"`
}

// parties are those of an invoice that is issued now.
func (d *Desk) parties(ctx context.Context, pays *db.Payer) (Parties, error) {
	tenant, err := ent.From(ctx).Tenant.Query().Only(ctx)
	if err != nil {
		return Parties{}, fmt.Errorf("invoice: tenant: %w", err)
	}

	name := pays.Name
	if name == "" {
		name = tenant.Name
	}

	return Parties{
		Issuer: Party{Name: d.Issuer.Name, Address: d.Issuer.Address, Registration: d.Issuer.Registration, Bank: d.Issuer.Bank},
		Payer:  Party{Name: name, Address: pays.Address, OrderNumber: pays.OrderNumber, Language: pays.Language},
	}, nil
}

// hold gives the payer of the viewer's tenant, and holds everything that is owed and paid there to the end of the transaction.
func hold(ctx context.Context) (*db.Payer, error) {
	err := ent.From(ctx).Payer.Create().SetContacts([]string{}).OnConflictColumns(payer.FieldTenantID).Ignore().Exec(ctx)
	if err != nil {
		return nil, fmt.Errorf("invoice: payer: %w", err)
	}

	// Writing the row holds it.
	if err := ent.From(ctx).Payer.Update().AddAlertedPercent(0).Exec(ctx); err != nil {
		return nil, fmt.Errorf("invoice: payer: %w", err)
	}

	row, err := ent.From(ctx).Payer.Query().Only(ctx)

	return row, wrapped("payer", err)
}

func wrapped(what string, err error) error {
	if err != nil {
		return fmt.Errorf("invoice: %s: %w", what, err)
	}

	return nil
}

func invalid(field, public string) error {
	return fault.New(fault.Invalid, public, nil, fault.Field("input."+field))
}

// checkKey holds an idempotency key to its bounds.
func checkKey(key string) error {
	if key == "" || len(key) > 200 {
		return invalid("idempotencyKey", "An idempotency key has 1 to 200 bytes.")
	}

	return nil
}

// Bounds of a reason, in characters.
const (
	minReason = 5
	maxReason = 500
)

// because tidies a reason, or refuses it.
func because(reason string) (string, error) {
	reason = strings.TrimSpace(reason)
	if length := utf8.RuneCountInString(reason); length < minReason || length > maxReason {
		return "", invalid("reason", "Say why in 5 to 500 characters.")
	}

	return reason, nil
}

// Errors that a caller can put right.
var (
	// ErrReused says that an idempotency key was used before with another input.
	ErrReused = fault.New(fault.Conflict, "This idempotency key was used before with another input.", nil)
	// ErrNone says that there is no such invoice.
	ErrNone = fault.New(fault.NotFound, "There is no such invoice.", nil)
)

// StaleError says that somebody changed the thing since it was read.
type StaleError struct {
	// Revision is that of now.
	Revision int
}

// Error is for the log.
func (e *StaleError) Error() string { return fmt.Sprintf("invoice: revision %d", e.Revision) }

// Unwrap gives what may be said of it.
func (e *StaleError) Unwrap() error {
	return fault.New(fault.Conflict, "Somebody changed this in the meantime. Look at it again.", nil, fault.Code("stale"))
}
