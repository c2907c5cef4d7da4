package review

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/appeal"
	said "github.com/honnin/honnin/ent/db/review"
	where "github.com/honnin/honnin/ent/db/reviewcase"
	at "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/internal/blob"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/audit"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/edition"
	"github.com/honnin/honnin/verification/policy"
)

const (
	// AppealDays is how long a person can object, from the decision to the end of the day in UTC.
	AppealDays = 30
	// MaxWords bounds what they say, in characters.
	MaxWords = 2000
	// Opened is the event of an appeal.
	Opened = "appeal.opened"
)

// Objection gives what the person of a verification said against the outcome; nil when they did not.
func Objection(ctx context.Context, verification uuid.UUID) (*db.Appeal, error) {
	row, err := ent.From(ctx).Appeal.Query().Where(appeal.VerificationID(verification)).Only(ctx)
	if db.IsNotFound(err) {
		return nil, nil //nolint:nilnil // as the comment says
	}

	return row, wrap("appeal", err)
}

// Appealable gives until when the person can object to the outcome of a verification; the zero time when they cannot: it is not declined,
// they did before, its flow does not let them or there is none, or the time is over. It ends with a day, so that it does not say at what
// instant was decided.
func Appealable(ctx context.Context, row *db.Verification, now time.Time) (until time.Time, err error) {
	if row.State != at.StateDeclined || row.ConcludedAt == nil {
		return time.Time{}, nil
	}

	until = row.ConcludedAt.UTC().Truncate(24*time.Hour).AddDate(0, 0, AppealDays+1)
	if !now.Before(until) {
		return time.Time{}, nil
	}

	if open, err := offered(ctx, row); err != nil || !open {
		return time.Time{}, err
	}

	before, err := Objection(ctx, row.ID)
	if err != nil || before != nil {
		return time.Time{}, err
	}

	return until, nil
}

// offered tells whether the flow that a verification was opened by lets its person object.
func offered(ctx context.Context, row *db.Verification) (bool, error) {
	if row.Flow == nil || row.FlowNumber == nil {
		return false, nil
	}

	of, err := edition.Get(ctx, edition.Flow, *row.Flow)
	if err != nil {
		return false, wrap("flow", err)
	}

	version, err := edition.Numbered(ctx, of.ID, *row.FlowNumber)
	if err != nil {
		return false, wrap("flow", err)
	}

	definition, err := edition.AsFlow(version)
	if err != nil {
		return false, wrap("flow", err)
	}

	return !definition.Options.NoAppeal, nil
}

// Appeal objects to the outcome of a verification, once, in the person's own words: it goes back to review, for somebody who has not seen
// it. The same words again are harmless. Faults: not found, invalid, conflict (nobody can object to it, or any more).
func Appeal(ctx context.Context, blobs *blob.Store, key uuid.UUID, words string, now time.Time) error {
	words = strings.TrimSpace(words)
	if !written(words, 1, MaxWords) {
		return fault.New(fault.Invalid, "Say what is wrong, in up to 2000 characters.", nil, fault.Field("words"))
	}

	return ent.Tx(ctx, func(ctx context.Context) error {
		row, err := verification.Get(ctx, key)
		if err != nil {
			return err
		}

		before, err := Objection(ctx, key)
		if err != nil {
			return err
		}

		if before != nil {
			if said, err := Remark(ctx, blobs, before.ID); err != nil || said == words {
				return err
			}
		}

		until, err := Appealable(ctx, row, now)
		if err != nil {
			return err
		}

		if until.IsZero() {
			return fault.New(fault.Conflict, "Nothing can be said against this, or not any more.", nil)
		}

		return object(ctx, blobs, row, words)
	})
}

func object(ctx context.Context, blobs *blob.Store, row *db.Verification, words string) error {
	if err := again(ctx, row); err != nil {
		return err
	}

	made, err := ent.From(ctx).Appeal.Create().SetVerificationID(row.ID).Save(ctx)
	if err != nil {
		return wrap("appeal", err)
	}

	if err := remark(ctx, blobs, row.ID, made.ID, words); err != nil {
		return err
	}

	if err := await(ctx, row.ID); err != nil {
		return err
	}

	if err := verification.Announce(ctx, row.ID, Opened); err != nil {
		return err
	}

	return audit.Record(ctx, audit.Entry{Action: "appeal.open", Target: id.Format(id.Verification, row.ID)})
}

// again begins a round for those who have not seen the case; the first one, where the policy had declined by itself.
func again(ctx context.Context, row *db.Verification) error {
	known, err := Of(ctx, row.ID)
	if err != nil {
		return err
	}

	if known != nil {
		barred, err := acquainted(ctx, known)
		if err != nil {
			return err
		}

		return renew(ctx, known, VerbAppeal, func(u *db.ReviewCaseUpdate) { u.SetCause(where.CauseAppeal).SetBarred(barred) })
	}

	terms, err := termsOf(ctx, row)
	if err != nil {
		return err
	}

	if err := Open(ctx, row.ID, terms); err != nil {
		return err
	}

	err = ent.From(ctx).ReviewCase.Update().Where(where.VerificationID(row.ID)).SetCause(where.CauseAppeal).Exec(ctx)
	if err != nil {
		return wrap("appeal", err)
	}

	return verification.Recall(ctx, row.ID)
}

// acquainted is everybody who ever took the case or gave an opinion on it.
func acquainted(ctx context.Context, row *db.ReviewCase) ([]string, error) {
	spoke, err := ent.From(ctx).Review.Query().Where(said.CaseID(row.ID)).All(ctx)
	if err != nil {
		return nil, wrap("appeal", err)
	}

	all := slices.Clone(row.Seen)
	for _, one := range spoke {
		all = append(all, one.Reviewer)
	}

	slices.Sort(all)

	return slices.Compact(all), nil
}

// termsOf is what the policy that declined a verification says of review.
func termsOf(ctx context.Context, row *db.Verification) (policy.Terms, error) {
	found, err := row.QueryReport().Only(ctx)
	if err != nil {
		return policy.Terms{}, wrap("report", err)
	}

	if len(found.JudgedBy) == 0 {
		return policy.Terms{}, nil
	}

	by, err := policy.Read(found.JudgedBy)
	if err != nil {
		return policy.Terms{}, wrap("policy", err)
	}

	return by.Review, nil
}
