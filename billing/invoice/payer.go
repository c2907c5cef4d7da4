package invoice

import (
	"context"
	"fmt"
	"net/mail"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/honnin/honnin/billing/price"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/payer"
	"github.com/honnin/honnin/tenants/audit"
)

// MaxContacts is how many addresses hear of invoices.
const MaxContacts = 10

// Payer is to whom invoices are made out.
type Payer struct {
	// Name is up to 120 characters; the tenant's own, when empty. Address is up to 500, in lines.
	Name, Address string
	// OrderNumber is the tenant's own purchase-order number, up to 30 characters.
	OrderNumber string
	// Contacts are up to [MaxContacts] addresses.
	Contacts []string
	// Language is ja or en.
	Language string
	// Budget is what a month may cost, with tax, in smallest units of Currency; nil for any amount.
	Budget *int64
	// Currency is of the budget; that of the contract in force, when empty.
	Currency price.Currency
}

// PayerOf gives to whom invoices of the viewer's tenant are made out. Nobody has to have said it.
func PayerOf(ctx context.Context) (*db.Payer, error) {
	row, err := ent.From(ctx).Payer.Query().Only(ctx)
	if db.IsNotFound(err) {
		return &db.Payer{Contacts: []string{}, Language: "ja"}, nil
	}

	return row, wrapped("payer", err)
}

// Address says to whom invoices are made out from now on. Faults: invalid (names the field), conflict (another revision, as a
// [StaleError]).
func (d *Desk) Address(ctx context.Context, revision int, wanted Payer) (row *db.Payer, err error) {
	if err := wanted.check(); err != nil {
		return nil, err
	}

	err = ent.Tx(ctx, func(ctx context.Context) error {
		before, err := hold(ctx)
		if err != nil {
			return err
		}

		if before.Revision != revision {
			return &StaleError{before.Revision}
		}

		currency, err := d.budgetIn(ctx, wanted)
		if err != nil {
			return err
		}

		becomes := before.Update().Where(payer.Revision(revision)).SetName(wanted.Name).SetAddress(wanted.Address).
			SetOrderNumber(wanted.OrderNumber).SetContacts(wanted.Contacts).SetLanguage(wanted.Language).SetNillableBudget(wanted.Budget).
			SetBudgetCurrency(string(currency)).AddRevision(1)

		if wanted.Budget == nil {
			becomes.ClearBudget()
		}

		// Another budget is told of anew.
		if before.Budget == nil || wanted.Budget == nil || *before.Budget != *wanted.Budget || before.BudgetCurrency != string(currency) {
			becomes.SetAlertedPeriod("").SetAlertedPercent(0)
		}

		if row, err = becomes.Save(ctx); err != nil {
			return fmt.Errorf("invoice: payer: %w", err)
		}

		return audit.Record(ctx, audit.Entry{
			Action: "payer.change", At: d.Now(),
			After: map[string]any{"orderNumber": row.OrderNumber, "language": row.Language, "contacts": len(row.Contacts), "budget": row.Budget, "currency": row.BudgetCurrency},
		})
	})

	return row, err
}

// budgetIn is the currency of a budget: the one that is named, or that of the contract in force, or yen without one; none without a budget.
func (d *Desk) budgetIn(ctx context.Context, wanted Payer) (price.Currency, error) {
	if wanted.Budget == nil || wanted.Currency != "" {
		return wanted.Currency, nil
	}

	versions, err := Versions(ctx)
	if err != nil {
		return "", err
	}

	zone, err := zoneOf(versions)
	if err != nil {
		return "", err
	}

	found, today := price.JPY, price.DayOf(d.Now(), zone)

	for i, version := range versions {
		if i == 0 || version.From <= today {
			found = version.Definition.Currency
		}
	}

	return found, nil
}

func (p *Payer) check() error {
	switch {
	case utf8.RuneCountInString(p.Name) > 120:
		return invalid("name", "A name has up to 120 characters.")
	case utf8.RuneCountInString(p.Address) > 500:
		return invalid("address", "An address has up to 500 characters.")
	case utf8.RuneCountInString(p.OrderNumber) > 30:
		return invalid("orderNumber", "A purchase-order number has up to 30 characters.")
	case p.Language != "ja" && p.Language != "en":
		return invalid("language", "A language is ja or en.")
	case p.Currency != "" && !p.Currency.Known():
		return invalid("budgetCurrency", "A currency is JPY, USD or EUR.")
	case p.Budget != nil && (*p.Budget < 1 || *p.Budget > MaxAmount):
		return invalid("budget", "A budget is 1 to 1000000000000 of the currency's smallest unit.")
	default:
		return p.checkContacts()
	}
}

func (p *Payer) checkContacts() error {
	if len(p.Contacts) > MaxContacts {
		return invalid("contacts", "Up to ten addresses hear of invoices.")
	}

	tidy := []string{}

	for _, one := range p.Contacts {
		address, err := mail.ParseAddress(strings.TrimSpace(one))
		if err != nil || address.Name != "" || len(address.Address) > 320 {
			return invalid("contacts", "This is not an e-mail address.")
		}

		if lower := strings.ToLower(address.Address); !slices.Contains(tidy, lower) {
			tidy = append(tidy, lower)
		}
	}

	p.Contacts = tidy

	return nil
}
