package graph

import (
	"context"
	"errors"
	"slices"

	"github.com/honnin/honnin/billing/stripe"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants"
	"github.com/honnin/honnin/tenants/feature"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/edition"
)

// uses says which features a verification uses, in the order of the catalogue, so that two verifications never wait for
// one another's counts crosswise.
func uses(draft verification.Draft, steps []schema.Step) []feature.Key {
	of := []struct {
		step schema.Step
		key  feature.Key
	}{
		{schema.StepSelfie, feature.PassiveLiveness},
		{schema.StepMotion, feature.ActiveLiveness},
		{schema.StepReference, feature.Match},
		{schema.StepDocument, feature.Document},
	}

	var keys []feature.Key

	for _, one := range of {
		if slices.Contains(steps, one.step) || draft.StepUp && one.step == schema.StepMotion {
			keys = append(keys, one.key)
		}
	}

	if draft.Binding == where.BindingUnbound {
		keys = append(keys, feature.UnboundCapture)
	}

	return keys
}

// open creates the verification and counts what it uses, both or neither. A retry uses nothing.
func (a *API) open(ctx context.Context, draft verification.Draft) (row *db.Verification, created bool, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		row, created, err = verification.Create(ctx, draft)
		if err != nil || !created {
			return err
		}

		// What costs is not begun while an invoice is overdue. What has begun goes on, as nobody asks again.
		if err := stripe.MayBegin(ctx); err != nil {
			return err
		}

		for _, key := range uses(draft, row.Steps) {
			if err := a.features.Consume(ctx, key, 1); err != nil {
				return err
			}
		}

		return a.lawful(ctx, draft)
	})

	return row, created, err
}

// uncovered is the answer to an input that the contract does not cover, or the law.
func uncovered(err error) (gen.CreateVerificationResult, bool) {
	_, public := fault.Of(err)

	if found, ok := fault.Find(err); ok && found.Code == stripe.Overdue {
		return gen.PaymentOverdue{Message: public}, true
	}

	if against, ok := errors.AsType[*edition.RefusedError](err); ok {
		return gen.FlowRefused{Message: public, Findings: pointers(against.Findings)}, true
	}

	word, ok := ofContract(err, public).(gen.CreateVerificationResult)

	return word, ok
}

// ofContract is what the contract's refusal is in words of the schema; nil for every other error.
func ofContract(err error, public string) any {
	if refused, ok := errors.AsType[*feature.NotGrantedError](err); ok {
		return gen.FeatureNotGranted{Message: public, Feature: string(refused.Feature)}
	}

	if used, ok := errors.AsType[*feature.QuotaError](err); ok {
		return gen.QuotaExceeded{Message: public, Feature: string(used.Feature), Quota: int(used.Quota), ResetsAt: used.ResetsAt}
	}

	return nil
}

// Features gives the whole catalogue.
func (q query) Features(ctx context.Context) ([]*gen.Feature, error) {
	list, err := q.api.features.List(ctx)
	if err != nil {
		return nil, err
	}

	shown := make([]*gen.Feature, len(list))
	for i, one := range list {
		shown[i] = covered(one)
	}

	return shown, nil
}

// covered shows a feature as it stands.
func covered(one feature.Covered) *gen.Feature {
	shown := &gen.Feature{
		Key: string(one.Key), Name: one.Name, Use: one.Use, State: one.State, TrialEndsAt: one.Grant.TrialEndsAt,
		PriceRef: one.Grant.PriceRef, Note: one.Grant.Note,
		Limit: one.Grant.Limit, Used: int(one.Used), ResetsAt: one.ResetsAt, RequestedAt: one.Grant.RequestedAt, Revision: one.Grant.Revision,
	}

	if one.Grant.Quota != nil {
		shown.Quota = new(int(*one.Grant.Quota))
	}

	return shown
}

// RequestFeature asks the operators for a feature.
func (m mutation) RequestFeature(ctx context.Context, input gen.RequestFeatureInput) (gen.RequestFeatureResult, error) {
	who, _ := viewer.From(ctx)

	name, err := tenants.Name(ctx, who)
	if err != nil {
		return nil, err
	}

	wish := feature.Wish{Feature: input.Feature, Person: name}
	if input.Note != nil {
		wish.Note = *input.Note
	}

	_, err = m.api.features.Request(ctx, wish)
	if found, ok := fault.Find(err); ok && found.Kind == fault.Invalid {
		return gen.InvalidInput{Message: found.Public, Field: found.Field}, nil
	}

	if err != nil {
		return nil, err
	}

	shown, err := m.api.covered(ctx, input.Feature)
	if err != nil {
		return nil, err
	}

	return gen.RequestFeaturePayload{Feature: shown}, nil
}

// covered gives one feature of the viewer's tenant.
func (a *API) covered(ctx context.Context, key string) (*gen.Feature, error) {
	list, err := a.features.List(ctx)
	if err != nil {
		return nil, err
	}

	at := slices.IndexFunc(list, func(one feature.Covered) bool { return string(one.Key) == key })
	if at < 0 {
		return nil, feature.ErrUnknown
	}

	return covered(list[at]), nil
}
