package feature

import (
	"context"
	"fmt"
	"time"

	"github.com/open-feature/go-sdk/openfeature"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/grant"
)

// Provider answers OpenFeature from the grants of the viewer's tenant. As a boolean a feature is whether it may be used now, as text
// its state (off, trial or on), as a number its monthly quota (-1 without one). The tenant is the context's viewer's, whatever
// targeting key is given: nobody asks about another tenant.
type Provider struct {
	now func() time.Time
}

// NewProvider makes a provider that asks the clock whether a trial is over.
func NewProvider(now func() time.Time) *Provider { return &Provider{now: now} }

// Metadata names the provider.
func (*Provider) Metadata() openfeature.Metadata { return openfeature.Metadata{Name: "honnin grants"} }

// Hooks are none.
func (*Provider) Hooks() []openfeature.Hook { return nil }

// BooleanEvaluation is whether the feature may be used now.
func (p *Provider) BooleanEvaluation(
	ctx context.Context, flag string, fallback bool, _ openfeature.FlattenedContext,
) openfeature.BoolResolutionDetail {
	row, detail, ok := p.resolve(ctx, flag)
	if !ok {
		return openfeature.BoolResolutionDetail{Value: fallback, ProviderResolutionDetail: detail}
	}

	return openfeature.BoolResolutionDetail{Value: stateAt(row, p.now()) != grant.StateOff, ProviderResolutionDetail: detail}
}

// StringEvaluation is the state: off, trial or on.
func (p *Provider) StringEvaluation(
	ctx context.Context, flag, fallback string, _ openfeature.FlattenedContext,
) openfeature.StringResolutionDetail {
	row, detail, ok := p.resolve(ctx, flag)
	if !ok {
		return openfeature.StringResolutionDetail{Value: fallback, ProviderResolutionDetail: detail}
	}

	return openfeature.StringResolutionDetail{Value: string(stateAt(row, p.now())), ProviderResolutionDetail: detail}
}

// IntEvaluation is the quota of a month; -1 without one.
func (p *Provider) IntEvaluation(
	ctx context.Context, flag string, fallback int64, _ openfeature.FlattenedContext,
) openfeature.IntResolutionDetail {
	row, detail, ok := p.resolve(ctx, flag)
	if !ok {
		return openfeature.IntResolutionDetail{Value: fallback, ProviderResolutionDetail: detail}
	}

	quota := int64(-1)
	if row.Quota != nil {
		quota = *row.Quota
	}

	return openfeature.IntResolutionDetail{Value: quota, ProviderResolutionDetail: detail}
}

// FloatEvaluation has nothing to say.
func (*Provider) FloatEvaluation(
	_ context.Context, _ string, fallback float64, _ openfeature.FlattenedContext,
) openfeature.FloatResolutionDetail {
	return openfeature.FloatResolutionDetail{Value: fallback, ProviderResolutionDetail: mismatch()}
}

// ObjectEvaluation has nothing to say.
func (*Provider) ObjectEvaluation(
	_ context.Context, _ string, fallback any, _ openfeature.FlattenedContext,
) openfeature.InterfaceResolutionDetail {
	return openfeature.InterfaceResolutionDetail{Value: fallback, ProviderResolutionDetail: mismatch()}
}

// resolve looks the grant up; a feature without a row is one that is off.
func (p *Provider) resolve(ctx context.Context, flag string) (*db.Grant, openfeature.ProviderResolutionDetail, bool) {
	if _, ok := Find(flag); !ok {
		return nil, failed(openfeature.NewFlagNotFoundResolutionError(fmt.Errorf("%w: %q", ErrUnknown, flag).Error())), false
	}

	row, err := look(ctx, Key(flag))
	if err != nil {
		if cause, ok := ctx.Value(causeKey{}).(*error); ok {
			*cause = err
		}

		return nil, failed(openfeature.NewGeneralResolutionError("the grants cannot be read", err)), false
	}

	reason := openfeature.TargetingMatchReason
	if stateAt(row, p.now()) == grant.StateOff {
		reason = openfeature.DisabledReason
	}

	return row, openfeature.ProviderResolutionDetail{Reason: reason, Variant: string(stateAt(row, p.now()))}, true
}

// causeKey is where a caller's context holds room for the error of the database: OpenFeature passes on only its words, and a
// transaction that must be tried again is known by the error itself.
type causeKey struct{}

func failed(err openfeature.ResolutionError) openfeature.ProviderResolutionDetail {
	return openfeature.ProviderResolutionDetail{ResolutionError: err, Reason: openfeature.ErrorReason}
}

func mismatch() openfeature.ProviderResolutionDetail {
	return failed(openfeature.NewTypeMismatchResolutionError("a feature is a boolean, its state a text, its quota a whole number"))
}

// look gives the grant of the viewer's tenant; one that is off, when there is none.
func look(ctx context.Context, key Key) (*db.Grant, error) {
	row, err := ent.From(ctx).Grant.Query().Where(grant.Feature(string(key))).Only(ctx)
	if db.IsNotFound(err) {
		return &db.Grant{Feature: string(key), State: grant.StateOff, Limit: grant.LimitHard}, nil
	}

	if err != nil {
		return nil, fmt.Errorf("feature: look: %w", err)
	}

	return row, nil
}

// stateAt is the state at the instant: a trial that is over is off.
func stateAt(row *db.Grant, at time.Time) grant.State {
	if row.State == grant.StateTrial && (row.TrialEndsAt == nil || !ent.Instant(at).Before(*row.TrialEndsAt)) {
		return grant.StateOff
	}

	return row.State
}
