package graph

import (
	"context"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/flow"
)

type verificationFields struct{ api *API }

// ID is the prefixed id.
func (verificationFields) ID(_ context.Context, row *db.Verification) (string, error) {
	return id.Format(id.Verification, row.ID), nil
}

// CaptureURL holds the token in the fragment, which a browser sends to no server and puts into no referrer. The same verification
// always gives the same URL, so that a repeated createVerification does too.
func (f verificationFields) CaptureURL(_ context.Context, row *db.Verification) (*string, error) {
	if !verification.Open(row.State) || !f.api.Now().Before(row.ExpiresAt) {
		return nil, nil //nolint:nilnil // nothing more can be captured
	}

	address, err := f.api.captureURL(row)
	if err != nil {
		return nil, err
	}

	return &address, nil
}

// Evidence is read for the whole page at once.
func (verificationFields) Evidence(ctx context.Context, row *db.Verification) ([]*db.Evidence, error) {
	pieces, err := one(ctx, row.ID, func(b *batch) *of[[]*db.Evidence] { return &b.evidence }, evidenceOf)
	if len(pieces) > 0 {
		look(ctx, row.ID, "evidence")
	}

	return pieces, err
}

// Answers are unsealed one verification at a time, of those whose flow asks anything.
func (f verificationFields) Answers(ctx context.Context, row *db.Verification) ([]*flow.Answered, error) {
	given, err := verification.Answers(ctx, f.api.Blobs, row)
	if len(given) > 0 {
		look(ctx, row.ID, "answers")
	}

	return pointers(given), err
}

// Report is read for the whole page at once; null until there is one.
func (verificationFields) Report(ctx context.Context, row *db.Verification) (*db.Report, error) {
	return one(ctx, row.ID, func(b *batch) *of[*db.Report] { return &b.reports }, reportsOf)
}

// Timeline is read for the whole page at once.
func (verificationFields) Timeline(ctx context.Context, row *db.Verification) ([]*db.Event, error) {
	return one(ctx, row.ID, func(b *batch) *of[[]*db.Event] { return &b.events }, eventsOf)
}

// group sorts rows by the verification that they belong to.
func group[T any](rows []T, key func(T) uuid.UUID) map[uuid.UUID][]T {
	groups := make(map[uuid.UUID][]T, len(rows))
	for _, row := range rows {
		groups[key(row)] = append(groups[key(row)], row)
	}

	return groups
}
