package feature

import (
	"context"
	"fmt"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/grant"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/audit"
)

// Bounds of [Terms].
const (
	MaxNote     = 500 // characters
	MaxPriceRef = 40  // characters
	MaxQuota    = 1_000_000_000
	// MaxTrial is the longest a trial may last.
	MaxTrial = 366 * 24 * time.Hour
)

// Terms are what a contract says of one feature.
type Terms struct {
	Feature string
	State   grant.State
	// TrialEndsAt is needed for a trial, in the future and at most [MaxTrial] away; nil for every other state.
	TrialEndsAt *time.Time
	// Quota is how many uses a calendar month in UTC has, 0 to [MaxQuota]; nil for any number.
	Quota *int64
	// Limit says whether use beyond the quota is refused (hard) or told (soft).
	Limit grant.Limit
	// PriceRef is what the price list calls it, Note a note of the contract.
	PriceRef, Note string
	// Revision is that of the grant which the terms replace, so that two operators do not undo one another's work; nil replaces
	// whatever there is.
	Revision *int
}

// Grant puts terms into force for the tenant at once, answers what the tenant asked for, and writes to both sides. The viewer is an operator, and stays who
// it is in the tenant's audit log. Faults: invalid (names the field), not found (no such tenant), conflict (another revision).
func (c *Contract) Grant(ctx context.Context, tenant uuid.UUID, terms Terms) (row *db.Grant, err error) {
	if err := c.check(terms); err != nil {
		return nil, err
	}

	who, _ := viewer.From(ctx)
	who.Tenant = tenant
	ctx = viewer.With(ctx, who)

	err = ent.Tx(ctx, func(ctx context.Context) error {
		if err := exists(ctx, tenant); err != nil {
			return err
		}

		before, err := begin(ctx, terms)
		if err != nil {
			return err
		}

		if row, err = put(ctx, before, terms, who.Subject); err != nil {
			return err
		}

		if err := c.letterGranted(ctx, terms); err != nil {
			return err
		}

		return audit.RecordAbove(ctx, audit.Entry{
			Action: "feature.grant", Target: terms.Feature, Before: covers(before), After: covers(row), At: c.now(),
		})
	})

	return row, err
}

func (c *Contract) check(terms Terms) error {
	if _, ok := Find(terms.Feature); !ok {
		return unfit("feature", "There is no such feature.")
	}

	switch {
	case grant.StateValidator(terms.State) != nil || grant.LimitValidator(terms.Limit) != nil:
		return unfit("state", "There is no such state or limit.")
	case terms.Quota != nil && (*terms.Quota < 0 || *terms.Quota > MaxQuota):
		return unfit("quota", "A quota must be 0 to 1000000000.")
	case utf8.RuneCountInString(terms.PriceRef) > MaxPriceRef:
		return unfit("priceRef", "A price reference has up to 40 characters.")
	case utf8.RuneCountInString(terms.Note) > MaxNote:
		return unfit("note", "A note has up to 500 characters.")
	default:
		return c.checkTrial(terms)
	}
}

func (c *Contract) checkTrial(terms Terms) error {
	if terms.State != grant.StateTrial {
		if terms.TrialEndsAt != nil {
			return unfit("trialEndsAt", "Only a trial ends.")
		}

		return nil
	}

	now := ent.Instant(c.now())
	if terms.TrialEndsAt == nil || !terms.TrialEndsAt.After(now) || terms.TrialEndsAt.After(now.Add(MaxTrial)) {
		return unfit("trialEndsAt", "A trial needs an end within a year.")
	}

	return nil
}

func unfit(field, public string) error {
	return fault.New(fault.Invalid, public, nil, fault.Field("input."+field))
}

// exists refuses a tenant that is not there; the viewer is bound to it.
func exists(ctx context.Context, tenant uuid.UUID) error {
	known, err := ent.From(ctx).Tenant.Query().Exist(ctx)
	if err != nil {
		return fmt.Errorf("feature: tenant: %w", err)
	}

	if !known || tenant == uuid.Nil {
		return fault.New(fault.NotFound, "There is no such tenant.", nil)
	}

	return nil
}

// begin gives the grant to be changed, made off when there is none, with its row held to the end of the transaction.
func begin(ctx context.Context, terms Terms) (*db.Grant, error) {
	grants := ent.From(ctx).Grant

	err := grants.Create().SetFeature(terms.Feature).
		OnConflictColumns(grant.FieldTenantID, grant.FieldFeature).Ignore().Exec(ctx)
	if err != nil {
		return nil, fmt.Errorf("feature: begin a grant: %w", err)
	}

	row, err := grants.Query().Where(grant.Feature(terms.Feature)).Only(ctx)
	if err != nil {
		return nil, fmt.Errorf("feature: begin a grant: %w", err)
	}

	if terms.Revision != nil && *terms.Revision != row.Revision {
		return nil, fault.Stale("Somebody has changed this grant in the meantime. Look at it again.", row.Revision)
	}

	return row, nil
}

func put(ctx context.Context, before *db.Grant, terms Terms, by string) (*db.Grant, error) {
	update := ent.From(ctx).Grant.UpdateOne(before).
		SetState(terms.State).SetLimit(terms.Limit).SetPriceRef(terms.PriceRef).SetNote(terms.Note).SetGrantedBy(by).
		ClearRequestedAt().SetRequestedBy("").SetRequestedNote("").AddRevision(1)

	if terms.TrialEndsAt != nil {
		update.SetTrialEndsAt(*terms.TrialEndsAt)
	} else {
		update.ClearTrialEndsAt()
	}

	if terms.Quota != nil {
		update.SetQuota(*terms.Quota)
	} else {
		update.ClearQuota()
	}

	row, err := update.Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("feature: grant: %w", err)
	}

	return row, nil
}

// covers is what the audit log keeps of a grant.
func covers(row *db.Grant) map[string]any {
	return map[string]any{
		"state": row.State, "trialEndsAt": row.TrialEndsAt, "quota": row.Quota, "limit": row.Limit, "priceRef": row.PriceRef, "note": row.Note,
	}
}
