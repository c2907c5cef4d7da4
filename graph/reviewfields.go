package graph

import (
	"context"
	"strings"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/membership"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
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
