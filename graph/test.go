package graph

import (
	"context"
	"errors"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/key"
	"github.com/honnin/honnin/tenants/sandbox"
	"github.com/honnin/honnin/tenants/stream"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/edition"
	"github.com/honnin/honnin/verification/review"
	"github.com/honnin/honnin/verification/roster"
	"github.com/honnin/honnin/webhook"
)

// toldApart says in every answer out of a test environment, whatever was asked for, that nothing in it is real: extensions.livemode is false.
func toldApart(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	response := next(ctx)

	if who, _ := viewer.From(ctx); who.Test() && response != nil {
		if response.Extensions == nil {
			response.Extensions = map[string]any{}
		}

		response.Extensions["livemode"] = false
	}

	return response
}

// TestEnvironment gives the one of the viewer's tenant; null when there is none.
func (query) TestEnvironment(ctx context.Context) (*gen.TestEnvironment, error) {
	row, err := sandbox.Of(ctx)
	if err != nil || row == nil {
		return nil, err
	}

	return environment(ctx, row), nil
}

func environment(ctx context.Context, row *db.Tenant) *gen.TestEnvironment {
	who, _ := viewer.From(ctx)

	return &gen.TestEnvironment{Tenant: row, Current: who.Tenant == row.ID, AdvancedBy: int(row.TestAdvanced)}
}

// CreateTestEnvironment makes it, or gives the one there is.
func (m mutation) CreateTestEnvironment(ctx context.Context) (gen.CreateTestEnvironmentResult, error) {
	keyset, err := m.api.Blobs.NewKeyset()
	if err != nil {
		return nil, err
	}

	row, created, err := sandbox.Create(ctx, keyset)
	if err != nil {
		return refused[gen.CreateTestEnvironmentResult](err)
	}

	return gen.CreateTestEnvironmentPayload{TestEnvironment: environment(ctx, row), Created: created}, nil
}

// AdvanceTestClock brings nearer what is to come, for everything that keeps a date.
func (mutation) AdvanceTestClock(ctx context.Context, input gen.AdvanceTestClockInput) (gen.AdvanceTestClockResult, error) {
	var row *db.Tenant

	from, by := seconds(input.AdvancedBy), seconds(input.By)

	err := ent.Tx(ctx, func(ctx context.Context) (err error) {
		if row, err = sandbox.Advance(ctx, from, by); err != nil {
			return err
		}

		for _, bring := range []func(context.Context, time.Duration) error{
			verification.Advance, review.Advance, webhook.Advance, key.Advance, stream.Advance, roster.Advance,
		} {
			if err := bring(ctx, by); err != nil {
				return err
			}
		}

		return nil
	})
	if moved, ok := errors.AsType[*sandbox.MovedError](err); ok {
		_, public := fault.Of(err)

		return gen.TestClockMoved{Message: public, AdvancedBy: int(moved.Stands / time.Second)}, nil
	}

	if err != nil {
		return refused[gen.AdvanceTestClockResult](err)
	}

	return gen.AdvanceTestClockPayload{TestEnvironment: environment(ctx, row)}, nil
}

// seconds is a figure of the input as a duration that cannot overflow; what is out of bounds stays so.
func seconds(figure int) time.Duration {
	const most = int(2 * sandbox.Farthest / time.Second)

	return time.Duration(min(max(figure, -1), most)) * time.Second
}

// PlayTestVerification decides what a script says, with all that follows from a decision.
func (m mutation) PlayTestVerification(ctx context.Context, input gen.PlayTestVerificationInput) (gen.PlayTestVerificationResult, error) {
	of, err := id.Parse(id.Verification, input.ID)
	if err != nil {
		return refused[gen.PlayTestVerificationResult](fault.New(fault.NotFound, "There is no such verification.", err))
	}

	var row *db.Verification

	err = ent.Tx(ctx, func(ctx context.Context) (err error) {
		if row, err = verification.Act(ctx, of); err != nil {
			return err
		}

		if row.State == where.StateReview {
			if err := m.api.queue(ctx, row); err != nil {
				return err
			}
		}

		return errors.Join(billing.Record(ctx, of), webhook.Queue(ctx, of, verification.Event(row.State)))
	})
	if err != nil {
		return refused[gen.PlayTestVerificationResult](err)
	}

	gather(ctx, row)

	return gen.PlayTestVerificationPayload{Verification: row}, nil
}

// queue opens a case for the reviewers, on the terms of the policy that the verification is pinned to, or of the installation's.
func (a *API) queue(ctx context.Context, row *db.Verification) error {
	terms := a.Terms

	if row.Policy != nil && row.PolicyNumber != nil {
		by, err := edition.Pinned(ctx, *row.Policy, *row.PolicyNumber, a.Checks)
		if err != nil {
			return err
		}

		terms = by.Review
	}

	return review.Open(ctx, row.ID, terms)
}

// Test tells whether the tenant is a test environment.
func (tenantFields) Test(_ context.Context, row *db.Tenant) (bool, error) {
	return row.TestOf != nil, nil
}

// Livemode is false in a test environment: what a viewer of one sees is of one.
func (verificationFields) Livemode(ctx context.Context, _ *db.Verification) (bool, error) {
	who, _ := viewer.From(ctx)

	return !who.Test(), nil
}
