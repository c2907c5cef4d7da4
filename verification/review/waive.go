package review

import (
	"context"
	"encoding/json"
	"slices"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	said "github.com/honnin/honnin/ent/db/review"
	where "github.com/honnin/honnin/ent/db/reviewcase"
	"github.com/honnin/honnin/internal/blob"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/audit"
)

// Bounds of the reason for which the bar of an appeal is waived, in characters.
const (
	MinWaiver = 10
	MaxWaiver = 500
)

// Waiver is why those who saw the case of an appeal may decide it.
type Waiver struct {
	// Key makes a retry harmless; 1 to 255 characters.
	Key string `json:"key"`
	// Reason has [MinWaiver] to [MaxWaiver] characters.
	Reason string `json:"reason"`
}

// Waive lets everybody who works for the tenant take an appeal although they saw its case, but for those who decided it last, and keeps
// why, sealed. It can be done once in the life of a case and only while no member could take it otherwise. The same key with the same
// reason is harmless. That the viewer is an owner is for the caller to know. Faults: not found, invalid, conflict (it is no appeal, or it
// was waived; somebody can take it; nobody could after it either; a [RefusedError], a [StaleError], [ErrReused]).
func Waive(ctx context.Context, blobs *blob.Store, key uuid.UUID, revision int, rights Rights, waiver Waiver) (row *db.ReviewCase, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		if err := hold(ctx, key); err != nil {
			return err
		}

		if row, err = Get(ctx, key); err != nil {
			return err
		}

		if again, err := waivable(ctx, blobs, row, revision, waiver); again || err != nil {
			return err
		}

		if err := waive(ctx, blobs, row, rights, waiver); err != nil {
			return err
		}

		row, err = Get(ctx, key)

		return err
	})

	return row, err
}

// waivable says what stands against it, and whether the very same was done before.
func waivable(ctx context.Context, blobs *blob.Store, row *db.ReviewCase, revision int, waiver Waiver) (again bool, err error) {
	if who, _ := viewer.From(ctx); who.Kind != viewer.User {
		return false, refusal(NotAReviewer)
	}

	if err := keyed(waiver.Key); err != nil {
		return false, err
	}

	if !written(waiver.Reason, MinWaiver, MaxWaiver) {
		return false, invalid("reason", "The reason must have 10 to 500 characters.")
	}

	if len(row.Waived) > 0 {
		return waivedBy(ctx, blobs, row, waiver)
	}

	switch {
	case row.State == where.StateDecided:
		return false, refusal(Decided)
	case row.Cause != where.CauseAppeal:
		return false, fault.New(fault.Conflict, "Only of an appeal is anybody kept from deciding it.", nil, fault.Code("no_appeal"))
	case row.Revision != revision:
		return false, stale(row)
	default:
		return false, nil
	}
}

// waivedBy tells whether a case was waived by this very call; a conflict when by another.
func waivedBy(ctx context.Context, blobs *blob.Store, row *db.ReviewCase, waiver Waiver) (bool, error) {
	before, err := waiverOf(ctx, blobs, row)
	if err != nil {
		return false, err
	}

	switch {
	case before == waiver:
		return true, nil
	case before.Key == waiver.Key:
		return false, fault.New(fault.Conflict, "This idempotency key was used before with another input.", ErrReused, fault.Field("input.idempotencyKey"))
	default:
		return false, fault.New(fault.Conflict, "This was waived before.", nil, fault.Code("waived"))
	}
}

// waive writes down who may take it from now on.
func waive(ctx context.Context, blobs *blob.Store, row *db.ReviewCase, rights Rights, waiver Waiver) error {
	alone, err := deserted(ctx, row, rights)
	if err != nil {
		return err
	}

	if !alone {
		return fault.New(fault.Conflict, "Somebody who has not seen this case can take it.", nil, fault.Code("not_stranded"))
	}

	people, err := admitted(ctx, row, rights)
	if err != nil {
		return err
	}

	err = ent.From(ctx).ReviewCase.UpdateOneID(row.ID).SetWaived(people).SetStranded(false).SetStrandedTold(false).AddRevision(1).Exec(ctx)
	if err != nil {
		return wrap("waive", err)
	}

	text, err := json.Marshal(waiver)
	if err != nil {
		return wrap("waive", err)
	}

	if err := remark(ctx, blobs, row.VerificationID, row.ID, string(text)); err != nil {
		return err
	}

	return audit.Record(ctx, audit.Entry{
		Action: "review.waive", Target: id.Format(id.ReviewCase, row.ID),
		After: map[string]any{"round": row.Round, "verification": id.Format(id.Verification, row.VerificationID), "people": len(people)},
	})
}

// admitted is everybody who works for the tenant but those who decided the case last; a conflict when none of them reviews.
func admitted(ctx context.Context, row *db.ReviewCase, rights Rights) ([]string, error) {
	last, err := deciders(ctx, row)
	if err != nil {
		return nil, err
	}

	members, _, err := crew(ctx)
	if err != nil {
		return nil, err
	}

	able, err := reviewing(ctx, row, members, rights)
	if err != nil {
		return nil, err
	}

	all, err := ties(ctx, row, able)
	if err != nil {
		return nil, err
	}

	if !slices.ContainsFunc(able, func(person string) bool { return all[person] == SeenBefore && !slices.Contains(last, person) }) {
		return nil, fault.New(fault.Conflict, "Who decided a case last never decides the appeal: somebody has to be invited.", nil, fault.Code("nobody"))
	}

	people := []string{}

	for _, member := range members {
		if person := id.Format(id.User, member.UserID); !slices.Contains(last, person) {
			people = append(people, person)
		}
	}

	return people, nil
}

// deciders are those who approved or declined in the round before this one.
func deciders(ctx context.Context, row *db.ReviewCase) ([]string, error) {
	rows, err := ent.From(ctx).Review.Query().
		Where(said.CaseID(row.ID), said.Round(row.Round-1), said.VerdictIn(said.VerdictApprove, said.VerdictDecline)).All(ctx)
	people := make([]string, len(rows))

	for i, one := range rows {
		people[i] = one.Reviewer
	}

	return people, wrap("deciders", err)
}

// Waived gives why the bar of an appeal was waived; empty when it was not, or when it cannot be read any more.
func Waived(ctx context.Context, blobs *blob.Store, row *db.ReviewCase) (string, error) {
	if len(row.Waived) == 0 {
		return "", nil
	}

	waiver, err := waiverOf(ctx, blobs, row)

	return waiver.Reason, err
}

// waiverOf reads what was kept with the case; the zero value when it cannot be read any more.
func waiverOf(ctx context.Context, blobs *blob.Store, row *db.ReviewCase) (waiver Waiver, err error) {
	text, err := Remark(ctx, blobs, row.ID)
	if err != nil || text == "" {
		return waiver, err
	}

	return waiver, wrap("waiver", json.Unmarshal([]byte(text), &waiver))
}
