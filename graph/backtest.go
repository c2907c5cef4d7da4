package graph

import (
	"context"
	"errors"

	"github.com/google/uuid"

	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/report"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/edition"
	"github.com/honnin/honnin/verification/policy"
)

const (
	// maxAsked bounds the reports of one request; the command line can look at more.
	maxAsked     = 20_000
	defaultAsked = 1000
)

// PolicyBacktest judges the newest stored reports again.
func (q query) PolicyBacktest(ctx context.Context, shown string, last *int) (gen.PolicyBacktestResult, error) {
	var found *verification.Backtested

	err := q.api.tried(ctx, shown, last, func(ctx context.Context, by *policy.Policy, last int) (err error) {
		found, err = verification.Backtest(ctx, by, q.api.Checks, last)

		return err
	})
	if against, ok := unready(err); ok {
		return against, nil
	}

	if err != nil {
		return refused[gen.PolicyBacktestResult](err)
	}

	answer := gen.PolicyBacktest{
		Reports: found.Reports, Bare: found.Bare, Same: found.Same, Known: found.Known, Changes: []*gen.DecisionChange{},
		Untold:                 &gen.BacktestUntold{Count: found.Untold.Count, Sample: verificationsShown(found.Untold.Sample)},
		NewlyApprovedImpostors: mistakes(found.Approved), NewlyRefusedGenuine: mistakes(found.Refused),
	}
	for _, one := range found.Changes {
		answer.Changes = append(answer.Changes, otherwise(one.From, one.To, one.Count, one.Sample))
	}

	return answer, nil
}

// PolicyCurve tells how decisions go with a figure.
func (q query) PolicyCurve(ctx context.Context, shown, threshold string, last *int) (gen.PolicyCurveResult, error) {
	var found *verification.Curved

	err := q.api.tried(ctx, shown, last, func(ctx context.Context, by *policy.Policy, last int) (err error) {
		found, err = verification.Curve(ctx, by, q.api.Checks, threshold, last)

		return err
	})
	if against, ok := unready(err); ok {
		return against, nil
	}

	if err != nil {
		return refused[gen.PolicyCurveResult](err)
	}

	answer := gen.PolicyCurve{Reports: found.Reports, Untold: found.Untold, Current: found.Current, Points: []*gen.CurvePoint{}}
	for _, one := range found.Points {
		answer.Points = append(answer.Points, &gen.CurvePoint{
			Value: one.Value, Approved: shareOf(one.Approved), Review: shareOf(one.Review), Declined: shareOf(one.Declined), Untold: shareOf(one.Untold),
		})
	}

	return answer, nil
}

// tried makes a version ready and does something with it in a turn.
func (a *API) tried(ctx context.Context, shown string, last *int, do func(context.Context, *policy.Policy, int) error) error {
	most := defaultAsked
	if last != nil {
		most = *last
	}

	if most < 1 || most > maxAsked {
		return fault.New(fault.Invalid, "A backtest looks at 1 to 20000 reports.", nil, fault.Field("last"))
	}

	_, err := onVersion(edition.Policy, shown, 0, func(at edition.At) (*db.FlowVersion, error) {
		by, err := edition.Candidate(ctx, at, a.Checks)
		if err != nil {
			return nil, err
		}

		return nil, a.turns.take(ctx, func(ctx context.Context) error { return do(ctx, by, most) })
	})

	return err
}

// unready says what stands against a version that cannot judge.
func unready(err error) (gen.PolicyRefused, bool) {
	against, ok := errors.AsType[*edition.RefusedError](err)
	if !ok {
		return gen.PolicyRefused{}, false
	}

	_, public := fault.Of(err)

	return gen.PolicyRefused{Message: public, Findings: pointers(against.Problems)}, true
}

func otherwise(was, would decision.Outcome, count int, sample []uuid.UUID) *gen.DecisionChange {
	return &gen.DecisionChange{Was: report.Decision(was), Would: report.Decision(would), Count: count, Sample: verificationsShown(sample)}
}

func mistakes(of verification.Some) *gen.BacktestMistake {
	return &gen.BacktestMistake{Count: of.Count, Sample: verificationsShown(of.Sample)}
}

func verificationsShown(keys []uuid.UUID) []string {
	shown := make([]string, len(keys))
	for i, key := range keys {
		shown[i] = id.Format(id.Verification, key)
	}

	return shown
}

func shareOf(of verification.Share) *gen.CurveShare {
	return &gen.CurveShare{Share: of.Share, Low: of.Low, High: of.High}
}
