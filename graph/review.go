package graph

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/verification/review"
)

// ReviewCases gives one page of the queue.
func (query) ReviewCases(ctx context.Context, first *int, after *string, filter *gen.ReviewCaseFilter) (*gen.ReviewCaseConnection, error) {
	return queue(ctx, first, after, narrowed(filter))
}

// ReviewCount counts the queue.
func (query) ReviewCount(ctx context.Context, filter *gen.ReviewCaseFilter) (int, error) {
	return review.Count(ctx, narrowed(filter))
}

// narrowed is a filter as the queue knows it.
func narrowed(filter *gen.ReviewCaseFilter) review.Filter {
	if filter == nil {
		return review.Filter{}
	}

	wanted := review.Filter{States: filter.States, Assignee: filter.Assignee, Free: filter.Free, DueBefore: filter.DueBefore}

	if filter.Level != nil {
		senior := *filter.Level == gen.ReviewLevelSenior
		wanted.Senior = &senior
	}

	return wanted
}

// MyReviewCases gives what the viewer has in hand or is left to them.
func (query) MyReviewCases(ctx context.Context, first *int, after *string) (*gen.ReviewCaseConnection, error) {
	return queue(ctx, first, after, review.Filter{Mine: true})
}

func queue(ctx context.Context, first *int, after *string, filter review.Filter) (*gen.ReviewCaseConnection, error) {
	page := review.Page{Filter: filter}
	page.First, page.After = asked(first, after)

	rows, more, err := review.List(ctx, page)
	if err != nil {
		return nil, err
	}

	if err := load(ctx, rows...); err != nil {
		return nil, err
	}

	edges := make([]*gen.ReviewCaseEdge, len(rows))
	info := &gen.PageInfo{HasNextPage: more, HasPreviousPage: page.After != ""}

	for i, row := range rows {
		mark := review.Cursor(row)
		edges[i] = &gen.ReviewCaseEdge{Cursor: mark, Node: row}

		if i == 0 {
			info.StartCursor = &mark
		}

		info.EndCursor = &mark
	}

	return &gen.ReviewCaseConnection{Edges: edges, PageInfo: info}, nil
}

// ReviewCase gives one; nil when there is none.
func (query) ReviewCase(ctx context.Context, shown string) (*db.ReviewCase, error) {
	key, err := id.Parse(id.ReviewCase, shown)
	if err != nil {
		return nil, nil //nolint:nilerr,nilnil // null is the answer
	}

	row, err := review.Get(ctx, key)
	if fault.Is(err, fault.NotFound) {
		return nil, nil //nolint:nilnil // null is the answer
	}

	if err != nil {
		return nil, err
	}

	return row, load(ctx, row)
}

// onCase does something to a case by its shown id, and reads what hangs on it for the answer.
func onCase(ctx context.Context, shown string, do func(uuid.UUID) (*db.ReviewCase, error)) (*db.ReviewCase, error) {
	key, err := id.Parse(id.ReviewCase, shown)
	if err != nil {
		return nil, notFound(id.ReviewCase, err)
	}

	row, err := do(key)
	if err != nil {
		return nil, err
	}

	return row, load(ctx, row)
}

// ClaimReview takes a case.
func (m mutation) ClaimReview(ctx context.Context, input gen.ClaimReviewInput) (gen.ClaimReviewResult, error) {
	row, err := onCase(ctx, input.ID, func(key uuid.UUID) (*db.ReviewCase, error) {
		return review.Claim(ctx, key, m.api.senior(ctx), review.Lease)
	})
	if err != nil {
		return refused[gen.ClaimReviewResult](err)
	}

	return gen.ClaimReviewPayload{Case: row}, nil
}

// RenewReview keeps a case.
func (mutation) RenewReview(ctx context.Context, input gen.RenewReviewInput) (gen.RenewReviewResult, error) {
	row, err := onCase(ctx, input.ID, func(key uuid.UUID) (*db.ReviewCase, error) { return review.Renew(ctx, key, review.Lease) })
	if err != nil {
		return refused[gen.RenewReviewResult](err)
	}

	return gen.RenewReviewPayload{Case: row}, nil
}

// ReleaseReview gives a case back.
func (mutation) ReleaseReview(ctx context.Context, input gen.ReleaseReviewInput) (gen.ReleaseReviewResult, error) {
	row, err := onCase(ctx, input.ID, func(key uuid.UUID) (*db.ReviewCase, error) { return review.Release(ctx, key) })
	if err != nil {
		return refused[gen.ReleaseReviewResult](err)
	}

	return gen.ReleaseReviewPayload{Case: row}, nil
}

// DecideReview gives an opinion.
func (m mutation) DecideReview(ctx context.Context, input gen.DecideReviewInput) (gen.DecideReviewResult, error) {
	opinion := review.Opinion{Revision: input.Revision, Key: input.IdempotencyKey, Verdict: input.Verdict, Note: text(input.Note)}
	for _, reason := range input.Reasons {
		opinion.Reasons = append(opinion.Reasons, reasonOf(reason))
	}

	row, err := onCase(ctx, input.ID, func(key uuid.UUID) (*db.ReviewCase, error) { return m.api.decide(ctx, key, opinion) })
	if err != nil {
		return refused[gen.DecideReviewResult](err)
	}

	return gen.DecideReviewPayload{Case: row}, nil
}

// AssignReview leaves a case to one member alone.
func (m mutation) AssignReview(ctx context.Context, input gen.AssignReviewInput) (gen.AssignReviewResult, error) {
	row, err := onCase(ctx, input.ID, func(key uuid.UUID) (*db.ReviewCase, error) {
		if _, err := review.Get(ctx, key); err != nil {
			return nil, err
		}

		if err := m.api.reviews(ctx, text(input.Assignee)); err != nil {
			return nil, err
		}

		return review.Assign(ctx, key, input.Revision, text(input.Assignee))
	})
	if err != nil {
		return refused[gen.AssignReviewResult](err)
	}

	return gen.AssignReviewPayload{Case: row}, nil
}

// ReopenReview brings a decided case back.
func (m mutation) ReopenReview(ctx context.Context, input gen.ReopenReviewInput) (gen.ReopenReviewResult, error) {
	row, err := onCase(ctx, input.ID, func(key uuid.UUID) (*db.ReviewCase, error) {
		return review.Reopen(ctx, m.api.Blobs, key, input.Revision, input.IdempotencyKey, input.Reason)
	})
	if err != nil {
		return refused[gen.ReopenReviewResult](err)
	}

	return gen.ReopenReviewPayload{Case: row}, nil
}

// WaiveReviewBar lets those who saw a case decide its appeal.
func (m mutation) WaiveReviewBar(ctx context.Context, input gen.WaiveReviewBarInput) (gen.WaiveReviewBarResult, error) {
	waiver := review.Waiver{Key: input.IdempotencyKey, Reason: input.Reason}

	row, err := onCase(ctx, input.ID, func(key uuid.UUID) (*db.ReviewCase, error) {
		return review.Waive(ctx, m.api.Blobs, key, input.Revision, m.api.Authority.Table().Of, waiver)
	})
	if err != nil {
		return refused[gen.WaiveReviewBarResult](err)
	}

	return gen.WaiveReviewBarPayload{Case: row}, nil
}

// ReviewAgreement measures over the cases decided in a time.
func (query) ReviewAgreement(ctx context.Context, from, to time.Time) (*gen.ReviewAgreement, error) {
	found, err := review.Measure(ctx, from, to)
	if err != nil {
		return nil, err
	}

	return agreementOf(from, to, found), nil
}
