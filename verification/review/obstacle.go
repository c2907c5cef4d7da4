package review

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/evidence"
	where "github.com/honnin/honnin/ent/db/reviewcase"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/audit"
)

// Obstacle says why somebody cannot take or decide a case; empty when they can.
type Obstacle string

// The obstacles.
const (
	None              Obstacle = ""
	NotAReviewer      Obstacle = "NOT_A_REVIEWER"
	NotSenior         Obstacle = "NOT_SENIOR"
	AssignedToAnother Obstacle = "ASSIGNED_TO_ANOTHER"
	AlreadyReviewed   Obstacle = "ALREADY_REVIEWED"
	SeenBefore        Obstacle = "SEEN_BEFORE"
	Decided           Obstacle = "DECIDED"
	NotLawful         Obstacle = "NOT_LAWFUL"
)

// RefusedError says that the viewer is not the one who may do it.
type RefusedError struct{ Obstacle Obstacle }

func (e *RefusedError) Error() string { return "review: refused: " + string(e.Obstacle) }

// ClaimedError says who has the case in hand.
type ClaimedError struct {
	By    string
	Until time.Time
}

func (e *ClaimedError) Error() string { return "review: claimed by " + e.By }

// StaleError says that somebody else changed the case meanwhile.
type StaleError struct {
	// Revision is what it has now.
	Revision int
}

func (e *StaleError) Error() string {
	return fmt.Sprintf("review: stale: it is at revision %d", e.Revision)
}

// Causes of conflicts.
var (
	// ErrLost: the viewer does not have the case in hand.
	ErrLost = errors.New("review: the claim is lost")
	// ErrReused: the idempotency key was used before for something else.
	ErrReused = errors.New("review: idempotency key reused")
)

// sentences are what may be said of each.
func sentences() map[Obstacle]string {
	return map[Obstacle]string{
		NotAReviewer:      "Only a person who is signed in and a member can review; a program cannot.",
		NotSenior:         "This takes a senior reviewer.",
		AssignedToAnother: "This case is left to somebody else.",
		AlreadyReviewed:   "You gave your decision already; the next must be another person's.",
		SeenBefore:        "You saw this case before the person objected; somebody who did not must decide.",
		Decided:           "This case is decided.",
		NotLawful:         "The law does not allow the method of its flow today, so nobody can approve it. Decline it, and confirm the person by another method.",
	}
}

func refusal(by Obstacle) error {
	return fault.New(fault.Conflict, sentences()[by], &RefusedError{by}, fault.Code("refused"))
}

func stale(row *db.ReviewCase) error {
	return fault.New(fault.Conflict, "Somebody else changed it meanwhile. Read it again first.", &StaleError{row.Revision}, fault.Code("stale"))
}

func lost() error {
	return fault.New(fault.Conflict, "You do not have this case in hand any more. Take it again first.", ErrLost, fault.Code("lost"))
}

// acting is the person who asks, by prefixed id; empty when it is none who can review.
func acting(ctx context.Context) string {
	who, _ := viewer.From(ctx)
	if who.Kind == viewer.User || who.Kind == viewer.Operator && who.Reviews {
		return who.Subject
	}

	return ""
}

// Hindered says why the viewer cannot take or decide a case. senior says whether they may do what takes a senior reviewer.
func Hindered(ctx context.Context, row *db.ReviewCase, senior bool) (Obstacle, error) {
	me := acting(ctx)

	switch {
	case me == "":
		return NotAReviewer, nil
	case row.State == where.StateDecided:
		return Decided, nil
	case row.State == where.StateEscalated && !senior:
		return NotSenior, nil
	case row.Assignee != "" && row.Assignee != me:
		return AssignedToAnother, nil
	}

	return knows(ctx, row, me)
}

// knows says what a person has to do with the case already.
func knows(ctx context.Context, row *db.ReviewCase, person string) (Obstacle, error) {
	all, err := ties(ctx, row, []string{person})

	return all[person], err
}

// ties says of each of the people what they have to do with the case already; of who is not in it, nothing.
func ties(ctx context.Context, row *db.ReviewCase, people []string) (map[string]Obstacle, error) {
	spoke, err := spoken(ctx, row)
	if err != nil {
		return nil, err
	}

	all, open := map[string]Obstacle{}, []string{}

	for _, one := range spoke {
		all[one.Reviewer] = AlreadyReviewed
	}

	if row.Cause != where.CauseAppeal {
		return all, nil
	}

	for _, person := range people {
		switch {
		case all[person] != None || slices.Contains(row.Waived, person):
		case slices.Contains(row.Barred, person):
			all[person] = SeenBefore
		default:
			open = append(open, person)
		}
	}

	saw, err := looked(ctx, row, open)
	for _, person := range saw {
		all[person] = SeenBefore
	}

	return all, err
}

// looked gives who of the people was shown the verification or its evidence before its person objected, by the audit log.
func looked(ctx context.Context, row *db.ReviewCase, people []string) ([]string, error) {
	if len(people) == 0 {
		return nil, nil
	}

	objected, err := Objection(ctx, row.VerificationID)
	if err != nil || objected == nil {
		return nil, err
	}

	pieces, err := ent.From(ctx).Evidence.Query().Where(evidence.VerificationID(row.VerificationID)).IDs(ctx)
	if err != nil {
		return nil, wrap("evidence", err)
	}

	targets := []string{id.Format(id.Verification, row.VerificationID)}
	for _, piece := range pieces {
		targets = append(targets, id.Format(id.Evidence, piece))
	}

	saw, err := audit.Saw(ctx, people, targets, objected.CreatedAt)

	return saw, wrap("looked", err)
}

func wrap(what string, err error) error {
	if err != nil {
		return fmt.Errorf("review: %s: %w", what, err)
	}

	return nil
}

// held tells whether somebody has the case in hand at the instant.
func held(row *db.ReviewCase, at time.Time) bool {
	return row.Holder != "" && row.LeasedUntil != nil && row.LeasedUntil.After(at)
}

// Holder gives who has the case in hand, by prefixed id, and until when; empty when nobody has.
func Holder(row *db.ReviewCase, at time.Time) (by string, until *time.Time) {
	if !held(row, at) {
		return "", nil
	}

	return row.Holder, row.LeasedUntil
}

// Get gives one case of the viewer's tenant; a fault of kind not found when there is none.
func Get(ctx context.Context, key uuid.UUID) (*db.ReviewCase, error) {
	row, err := ent.From(ctx).ReviewCase.Query().Where(where.ID(key)).Only(ctx)
	if db.IsNotFound(err) {
		return nil, fault.New(fault.NotFound, "There is no such case.", err)
	}

	return row, wrap("get", err)
}
