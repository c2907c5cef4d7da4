package billing

import (
	"context"
	"errors"
	"unicode/utf8"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/usage"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/audit"
)

// MaxNote is the longest note of a [Correction], in characters.
const MaxNote = 500

const (
	maxKey        = 200       // bytes
	maxCorrection = 1_000_000 // either way, as a row holds
)

// ErrOvertaken is the cause of the conflict that [Correct] gives when the correction's attempt is taken by another, or is not the next.
var ErrOvertaken = errors.New("billing: another correction came first")

// Correction puts the usage of one verification of one meter right.
type Correction struct {
	Verification uuid.UUID
	Meter        Meter
	// Attempt is the number that the correction gets: one more than the newest row of the verification and meter that whoever corrects
	// has seen. So the same correction sent twice is one, and of two that know nothing of each other one is refused.
	Attempt int
	// Quantity is what is added, or with a minus taken back; not 0. No correction takes back more than there is.
	Quantity int
	// Note says why, in 1 to [MaxNote] characters without personal data: it stands on what is exported.
	Note string
	// IdempotencyKey has up to 200 bytes: the same correction under the same key is one. Empty for none; then the attempt alone says so.
	IdempotencyKey string
}

// ErrReused says that an idempotency key was used before for another correction.
var ErrReused = fault.New(fault.Conflict, "This idempotency key was used before with another input.", nil)

// Correct adds a row that puts others right, and gives it; the same correction again gives the row of the first time. It counts in the
// period of the act, unless that is closed; then where the next open one begins. Who did it, and why, is on record. What is not there is not
// found, what is out of bounds invalid, a number that is not the next one a conflict with the cause [ErrOvertaken], and another correction
// under the same key [ErrReused].
func Correct(ctx context.Context, wanted Correction) (row *db.Usage, err error) {
	if err := wanted.check(); err != nil {
		return nil, err
	}

	err = ent.Tx(ctx, func(ctx context.Context) error {
		row, err = correct(ctx, wanted)

		return err
	})
	if db.IsConstraintError(err) {
		return nil, overtaken()
	}

	return row, err
}

func (c Correction) check() error {
	switch {
	case c.Quantity == 0:
		return fault.New(fault.Invalid, "A correction of nothing corrects nothing.", nil, fault.Field("input.quantity"))
	case utf8.RuneCountInString(c.Note) < 1, utf8.RuneCountInString(c.Note) > MaxNote:
		return fault.New(fault.Invalid, "A correction says why in 1 to 500 characters.", nil, fault.Field("input.note"))
	case len(c.IdempotencyKey) > maxKey:
		return fault.New(fault.Invalid, "An idempotency key has 1 to 200 bytes.", nil, fault.Field("input.idempotencyKey"))
	case c.Quantity < -maxCorrection || c.Quantity > maxCorrection:
		return fault.New(fault.Invalid, "A correction is within a million either way.", nil, fault.Field("input.quantity"))
	default:
		return nil
	}
}

func overtaken() error {
	return fault.New(fault.Conflict, "This usage was corrected since you looked.", ErrOvertaken, fault.Field("input.attempt"))
}

// known gives the row that was written under the correction's key; nil when there is none.
func (c Correction) known(ctx context.Context) (*db.Usage, error) {
	if c.IdempotencyKey == "" {
		return nil, nil //nolint:nilnil // nothing to be known by
	}

	row, err := ent.From(ctx).Usage.Query().Where(usage.IdempotencyKey(c.IdempotencyKey)).Only(ctx)
	if db.IsNotFound(err) {
		return nil, nil //nolint:nilnil // it is the first time
	}

	if err != nil {
		return nil, wrapped("correct", err)
	}

	if row.VerificationID != c.Verification || row.Meter != string(c.Meter) || row.Attempt != c.Attempt || !c.made(row) {
		return nil, ErrReused
	}

	return row, nil
}

func correct(ctx context.Context, wanted Correction) (*db.Usage, error) {
	if row, err := wanted.known(ctx); err != nil || row != nil {
		return row, err
	}

	before, err := ent.From(ctx).Usage.Query().
		Where(usage.VerificationID(wanted.Verification), usage.Meter(string(wanted.Meter))).Order(usage.ByAttempt()).All(ctx)
	if err != nil {
		return nil, wrapped("correct", err)
	}

	if len(before) == 0 {
		return nil, fault.New(fault.NotFound, "There is no such usage.", nil)
	}

	for _, one := range before {
		if one.Attempt == wanted.Attempt && wanted.made(one) {
			return one, nil
		}
	}

	if wanted.Attempt != before[len(before)-1].Attempt+1 {
		return nil, overtaken()
	}

	return wanted.add(ctx, before)
}

// made tells whether a row is this correction.
func (c Correction) made(row *db.Usage) bool {
	return row.Reason == usage.ReasonCorrection && row.Quantity == c.Quantity && row.Note == c.Note
}

func (c Correction) add(ctx context.Context, before []*db.Usage) (*db.Usage, error) {
	left := c.Quantity
	for _, one := range before {
		left += one.Quantity
	}

	if left < 0 {
		return nil, fault.New(fault.Invalid, "A correction takes back no more than there is.", nil, fault.Field("input.quantity"))
	}

	act := before[0]

	booked, _, err := book(ctx, act.At)
	if err != nil {
		return nil, err
	}

	version, err := priceVersion(ctx, booked)
	if err != nil {
		return nil, err
	}

	row := ent.From(ctx).Usage.Create().
		SetVerificationID(c.Verification).SetMeter(string(c.Meter)).SetAttempt(c.Attempt).SetQuantity(c.Quantity).
		SetReason(usage.ReasonCorrection).SetNote(c.Note).SetEnvironment(act.Environment).SetFlow(act.Flow).SetOpenedBy(act.OpenedBy).
		SetAt(act.At).SetBookedAt(booked).SetNillablePriceVersion(version)
	if c.IdempotencyKey != "" {
		row.SetIdempotencyKey(c.IdempotencyKey)
	}

	if err := add(ctx, []*db.UsageCreate{row}); err != nil {
		return nil, err
	}

	made, err := ent.From(ctx).Usage.Query().
		Where(usage.VerificationID(c.Verification), usage.Meter(string(c.Meter)), usage.Attempt(c.Attempt)).Only(ctx)
	if err != nil {
		return nil, wrapped("correct", err)
	}

	return made, c.record(ctx, made)
}

// record puts the correction on record.
func (c Correction) record(ctx context.Context, made *db.Usage) error {
	return audit.Record(ctx, audit.Entry{
		Action: "usage.correct", Target: id.Format(id.Verification, c.Verification),
		After: map[string]any{
			"usage": Key(made), "meter": string(c.Meter), "quantity": c.Quantity, "why": c.Note, "late": Late(made),
		},
	})
}
