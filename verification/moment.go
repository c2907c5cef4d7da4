package verification

import (
	"context"
	"time"

	"entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/moment"
	"github.com/honnin/honnin/internal/fault"
)

const (
	// maxMoments bounds the kinds of things that are remembered of one verification.
	maxMoments = 200
	// maxDays bounds the days of one funnel.
	maxDays = 92

	day = "2006-01-02"
)

// Moment is one kind of thing that happened on the person's page. The words are from closed lists, which the caller holds to.
type Moment struct {
	// Type is what happened; Step and Hint are empty where there is none.
	Type, Step, Hint string
	// Device is the class of the device.
	Device string
}

// Note remembers that something happened on the person's page: per kind of thing the day of the first time, and how often. Beyond 200
// kinds it remembers nothing more of the verification.
func Note(ctx context.Context, id uuid.UUID, now time.Time, seen map[Moment]int) error {
	return ent.Tx(ctx, func(ctx context.Context) error {
		if _, err := Get(ctx, id); err != nil {
			return err
		}

		known, err := ent.From(ctx).Moment.Query().Where(moment.VerificationID(id)).Count(ctx)
		if err != nil {
			return wrap("note", err)
		}

		for what, times := range seen {
			if known++; known > maxMoments {
				return nil
			}

			err := ent.From(ctx).Moment.Create().
				SetVerificationID(id).SetType(what.Type).SetStep(what.Step).SetHint(what.Hint).SetDevice(what.Device).
				SetDay(dayOf(now)).SetTimes(times).
				OnConflict(sql.ConflictColumns(
					moment.FieldTenantID, moment.FieldVerificationID, moment.FieldType, moment.FieldStep, moment.FieldHint, moment.FieldDevice)).
				Update(func(u *db.MomentUpsert) { u.AddTimes(times) }).
				Exec(ctx)
			if err != nil {
				return wrap("note", err)
			}
		}

		return nil
	})
}

// Passed is how often one kind of thing happened on the pages of a tenant in one day.
type Passed struct {
	Day    string `json:"day"`
	Device string `json:"device"`
	Type   string `json:"type"`
	Step   string `json:"step"`
	Hint   string `json:"hint"`
	// Verifications counts those to which it happened for the first time that day, Times how often it happened to them in all.
	Verifications int `json:"verifications"`
	Times         int `json:"times"`
}

// Funnel sums what happened on the pages of the viewer's tenant from the first to the last day, in UTC, both included; at most 92 days.
// Days that cannot be read are a fault of kind invalid.
func Funnel(ctx context.Context, first, last string) ([]Passed, error) {
	from, firstErr := time.Parse(day, first)
	until, lastErr := time.Parse(day, last)

	if firstErr != nil || lastErr != nil || until.Before(from) || until.Sub(from) >= maxDays*24*time.Hour {
		return nil, fault.New(fault.Invalid, "Give a first and a last day, written like 2026-11-24, at most 92 days.", nil, fault.Field("from"))
	}

	passed := []Passed{}
	by := []string{moment.FieldDay, moment.FieldDevice, moment.FieldType, moment.FieldStep, moment.FieldHint}

	err := ent.From(ctx).Moment.Query().
		Where(moment.DayGTE(first), moment.DayLTE(last)).
		Order(db.Asc(by...)).
		GroupBy(by[0], by[1:]...).
		Aggregate(db.As(db.Count(), "verifications"), db.As(db.Sum(moment.FieldTimes), "times")).
		Scan(ctx, &passed)
	if err != nil {
		return nil, wrap("funnel", err)
	}

	return passed, nil
}

func dayOf(at time.Time) string { return at.UTC().Format(day) }
