package graph

import (
	"context"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/evidence"
	"github.com/honnin/honnin/ent/db/membership"
	"github.com/honnin/honnin/ent/db/reviewcase"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/review"
)

type (
	caseFields     struct{ api *API }
	reviewFields   struct{ api *API }
	reviewerFields struct{}
	appealFields   struct{ api *API }
)

func (r *resolver) ReviewCase() gen.ReviewCaseResolver { return caseFields{r.api} }
func (r *resolver) Review() gen.ReviewResolver         { return reviewFields{r.api} }
func (r *resolver) Reviewer() gen.ReviewerResolver     { return reviewerFields{} }
func (r *resolver) Appeal() gen.AppealResolver         { return appealFields{r.api} }

// senior tells whether the viewer may do what takes a senior reviewer.
func (a *API) senior(ctx context.Context) bool { return a.allowed(ctx, "review:senior") == nil }

// reviews holds that a person, by prefixed id, is a member whose role reviews; nobody does.
func (a *API) reviews(ctx context.Context, person string) error {
	if person == "" {
		return nil
	}

	none := fault.New(fault.Invalid, "There is no such member, or their role does not review.", nil, fault.Field("input.assignee"))

	known, err := id.Parse(id.User, person)
	if err != nil {
		return none
	}

	row, err := ent.From(ctx).Membership.Query().Where(membership.UserID(known)).Only(ctx)
	if db.IsNotFound(err) {
		return none
	}

	if err != nil {
		return err
	}

	may, err := a.Authority.Can(ctx, viewer.Viewer{
		Tenant: row.TenantID, Subject: person, Kind: viewer.User, Roles: []string{row.Role},
	}, "verification:review")
	if err == nil && !may {
		err = none
	}

	return err
}

// load reads the verifications of cases at once; what is asked for of those is read at once as well.
func load(ctx context.Context, rows ...*db.ReviewCase) error {
	keys := make([]uuid.UUID, len(rows))
	for i, row := range rows {
		keys[i] = row.VerificationID
	}

	found, err := ent.From(ctx).Verification.Query().Where(where.IDIn(keys...)).All(ctx)
	if err != nil {
		return err
	}

	gather(ctx, found...)

	by := make(map[uuid.UUID]*db.Verification, len(found))
	for _, row := range found {
		by[row.ID] = row
	}

	for _, row := range rows {
		row.Edges.Verification = by[row.VerificationID]
	}

	return nil
}

// Verification was read with the case, but for one that came with its verification.
func (caseFields) Verification(ctx context.Context, row *db.ReviewCase) (*db.Verification, error) {
	if row.Edges.Verification != nil {
		return row.Edges.Verification, nil
	}

	return verification.Get(ctx, row.VerificationID)
}

// ID is the prefixed id.
func (caseFields) ID(_ context.Context, row *db.ReviewCase) (string, error) {
	return id.Format(id.ReviewCase, row.ID), nil
}

// Level is who may decide it next.
func (caseFields) Level(_ context.Context, row *db.ReviewCase) (gen.ReviewLevel, error) {
	if row.State == reviewcase.StateEscalated {
		return gen.ReviewLevelSenior, nil
	}

	return gen.ReviewLevelNormal, nil
}

// Priority is the rank as a word.
func (caseFields) Priority(_ context.Context, row *db.ReviewCase) (gen.ReviewPriority, error) {
	switch row.Priority {
	case 1:
		return gen.ReviewPriorityLow, nil
	case 3:
		return gen.ReviewPriorityHigh, nil
	default:
		return gen.ReviewPriorityNormal, nil
	}
}

// Overdue is of undecided cases alone.
func (f caseFields) Overdue(_ context.Context, row *db.ReviewCase) (bool, error) {
	return row.State != reviewcase.StateDecided && row.DueAt.Before(f.api.Now()), nil
}

// Assignee is null for nobody in particular.
func (caseFields) Assignee(_ context.Context, row *db.ReviewCase) (*gen.Reviewer, error) {
	return reviewer(row.Assignee), nil
}

// Holder is null when nobody has it in hand.
func (f caseFields) Holder(_ context.Context, row *db.ReviewCase) (*gen.Reviewer, error) {
	by, _ := review.Holder(row, f.api.Now())

	return reviewer(by), nil
}

// HeldUntil is null when nobody has it in hand.
func (f caseFields) HeldUntil(_ context.Context, row *db.ReviewCase) (*time.Time, error) {
	_, until := review.Holder(row, f.api.Now())

	return until, nil
}

// Obstacle is null when the viewer can take or decide it.
func (f caseFields) Obstacle(ctx context.Context, row *db.ReviewCase) (*gen.ReviewObstacle, error) {
	against, err := review.Hindered(ctx, row, f.api.senior(ctx))
	if err != nil || against == review.None {
		return nil, err
	}

	shown := gen.ReviewObstacle(against)

	return &shown, nil
}

// Reviews are those that the viewer may see by now.
func (f caseFields) Reviews(ctx context.Context, row *db.ReviewCase) ([]*db.Review, error) {
	return review.Said(ctx, row, f.api.senior(ctx))
}

// Appeal is null when the person said nothing against the outcome.
func (caseFields) Appeal(ctx context.Context, row *db.ReviewCase) (*db.Appeal, error) {
	said, err := review.Objection(ctx, row.VerificationID)
	if said != nil {
		look(ctx, row.VerificationID, "appeal")
	}

	return said, err
}

// Stranded tells whether there is nobody for it.
func (caseFields) Stranded(_ context.Context, row *db.ReviewCase) (bool, error) {
	return review.Stranded(row), nil
}

// Waived tells whether those who saw it may decide it.
func (caseFields) Waived(_ context.Context, row *db.ReviewCase) (bool, error) {
	return len(row.Waived) > 0, nil
}

// WaivedFor is null when it was not, or once it cannot be read any more.
func (f caseFields) WaivedFor(ctx context.Context, row *db.ReviewCase) (*string, error) {
	reason, err := review.Waived(ctx, f.api.Blobs, row)

	return filled(reason), err
}

func reviewer(shown string) *gen.Reviewer {
	if shown == "" {
		return nil
	}

	return &gen.Reviewer{ID: shown}
}

// Email is null for one who is no member any more.
func (reviewerFields) Email(ctx context.Context, who *gen.Reviewer) (*string, error) {
	key, err := id.Parse(id.User, who.ID)
	if err != nil {
		return nil, nil //nolint:nilerr,nilnil // null is the answer
	}

	row, err := ent.From(ctx).User.Get(ctx, key)
	if db.IsNotFound(err) {
		return nil, nil //nolint:nilnil // null is the answer
	}

	if err != nil {
		return nil, err
	}

	return &row.Email, nil
}

// ID is the prefixed id.
func (reviewFields) ID(_ context.Context, row *db.Review) (string, error) {
	return id.Format(id.Review, row.ID), nil
}

// Reviewer is whoever said it.
func (reviewFields) Reviewer(_ context.Context, row *db.Review) (*gen.Reviewer, error) {
	return reviewer(row.Reviewer), nil
}

// Reasons are words of the schema.
func (reviewFields) Reasons(_ context.Context, row *db.Review) ([]gen.ReviewReason, error) {
	list := make([]gen.ReviewReason, len(row.Reasons))
	for i, reason := range row.Reasons {
		list[i] = gen.ReviewReason(strings.ToUpper(reason))
	}

	return list, nil
}

func reasonOf(word gen.ReviewReason) review.Reason {
	return review.Reason(strings.ToLower(string(word)))
}

// Note is null for none.
func (f reviewFields) Note(ctx context.Context, row *db.Review) (*string, error) {
	return remarkOn(ctx, f.api, row.ID)
}

// remarkOn gives what was written on a row; null for nothing, or for what cannot be read any more.
func remarkOn(ctx context.Context, api *API, on uuid.UUID) (*string, error) {
	text, err := review.Remark(ctx, api.Blobs, on)

	return filled(text), err
}

// ID is the prefixed id.
func (appealFields) ID(_ context.Context, row *db.Appeal) (string, error) {
	return id.Format(id.Appeal, row.ID), nil
}

// Words are null once they cannot be read any more.
func (f appealFields) Words(ctx context.Context, row *db.Appeal) (*string, error) {
	return remarkOn(ctx, f.api, row.ID)
}

// Examination is null without a photograph. Showing it is on record like the report.
func (appealFields) Examination(ctx context.Context, row *db.Appeal) (*gen.AppealExamination, error) {
	of, err := review.Of(ctx, row.VerificationID)
	if err != nil || of == nil || of.Look == reviewcase.LookNone {
		return nil, err
	}

	found, err := review.Seen(of)
	if err != nil {
		return nil, err
	}

	look(ctx, row.VerificationID, "report")

	return &gen.AppealExamination{State: gen.ExaminationState(strings.ToUpper(string(of.Look))), Findings: pointers(found)}, nil
}

// Evidence are the frames of the photograph that came with it.
func (appealFields) Evidence(ctx context.Context, row *db.Appeal) ([]*db.Evidence, error) {
	pieces, err := ent.From(ctx).Evidence.Query().
		Where(evidence.VerificationID(row.VerificationID), evidence.StepEQ(schema.StepAppeal)).Order(evidence.ByFrame()).All(ctx)
	if len(pieces) > 0 {
		look(ctx, row.VerificationID, "evidence")
	}

	return pieces, err
}

// ReviewCase is read for the whole page at once; null for what never was in review.
func (verificationFields) ReviewCase(ctx context.Context, row *db.Verification) (*db.ReviewCase, error) {
	return caseOf(ctx, row)
}

func caseOf(ctx context.Context, row *db.Verification) (*db.ReviewCase, error) {
	return one(ctx, row.ID, func(b *batch) *of[*db.ReviewCase] { return &b.cases }, casesOf)
}

// DecidedByReview tells whether the last word is a reviewer's.
func (verificationFields) DecidedByReview(ctx context.Context, row *db.Verification) (bool, error) {
	if row.State != where.StateApproved && row.State != where.StateDeclined {
		return false, nil
	}

	found, err := caseOf(ctx, row)

	return found != nil && found.State == reviewcase.StateDecided, err
}

// Truth is what reviewers found.
func (verificationFields) Truth(ctx context.Context, row *db.Verification) (review.Truth, error) {
	found, err := caseOf(ctx, row)
	if err != nil || found == nil {
		return reviewcase.TruthUnknown, err
	}

	return found.Truth, nil
}

// AppealURL is null where the person cannot object, or not any more.
func (f verificationFields) AppealURL(ctx context.Context, row *db.Verification) (*string, error) {
	until, err := review.Appealable(ctx, row, f.api.Now())
	if err != nil || until.IsZero() {
		return nil, err
	}

	address, err := f.api.appealURL(row, until)
	if err != nil {
		return nil, err
	}

	return &address, nil
}
