package graph

import (
	"time"

	"github.com/honnin/honnin/engine/eval"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/verification/review"
)

func agreementOf(from, to time.Time, found *review.Measured) *gen.ReviewAgreement {
	checks := make([]*gen.CheckAgreement, len(found.Checks))
	for i, one := range found.Checks {
		checks[i] = &gen.CheckAgreement{Check: one.Name, Agreement: agreement(one.Pairs), Unanswered: one.Unanswered}
	}

	return &gen.ReviewAgreement{
		From: from, To: to, Cases: found.Cases, Complete: found.Complete, Checks: checks,
		Reviewers: agreement(found.Reviewers), Policy: agreement(found.Policy), ApprovedOfReview: proportion(found.Approved),
		Liveness: &gen.ReviewedLiveness{
			Apcer: proportion(eval.Rate{Count: found.Attacks.Passed, N: found.Attacks.N}),
			Apnrr: unanswered(found.Attacks),
			Bpcer: proportion(eval.Rate{Count: found.Genuine.Failed, N: found.Genuine.N}),
			Bpnrr: unanswered(found.Genuine),
		},
	}
}

func unanswered(of review.Answers) *gen.Proportion {
	return proportion(eval.Rate{Count: of.N - of.Passed - of.Failed, N: of.N})
}

func agreement(pairs review.Pairs) *gen.Agreement {
	shown := &gen.Agreement{N: pairs.N(), Share: proportion(pairs.Share())}

	if kappa := pairs.Kappa(); kappa != nil {
		shown.Kappa = &gen.Kappa{Value: kappa.Value, Low: kappa.Low, High: kappa.High}
	}

	return shown
}

// proportion says nothing of a share of nothing.
func proportion(rate eval.Rate) *gen.Proportion {
	shown := &gen.Proportion{N: rate.N, Count: rate.Count}
	if rate.N == 0 {
		return shown
	}

	value, interval := float64(rate.Count)/float64(rate.N), rate.Interval()
	shown.Value, shown.Low, shown.High = &value, &interval.Low, &interval.High

	return shown
}
