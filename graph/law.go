package graph

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/tenants"
	"github.com/honnin/honnin/verification/edition"
	"github.com/honnin/honnin/verification/law"
)

// Laws is the catalogue as the tenant reads it.
func (query) Laws(ctx context.Context) (*gen.Laws, error) {
	read, err := edition.Catalogue(ctx)
	if err != nil {
		return nil, err
	}

	return catalogueOf(read)
}

func catalogueOf(read *law.Catalogue) (*gen.Laws, error) {
	content, err := json.Marshal(read)
	if err != nil {
		return nil, fmt.Errorf("graph: catalogue: %w", err)
	}

	return &gen.Laws{Version: read.Version, AsOf: string(read.AsOf), Content: content}, nil
}

// LawOverrides are the tenant's own readings.
func (query) LawOverrides(ctx context.Context) ([]*db.LawOverride, error) {
	return edition.Overrides(ctx)
}

// OverrideLaw sets one.
func (mutation) OverrideLaw(ctx context.Context, input gen.OverrideLawInput) (gen.OverrideLawResult, error) {
	own := law.Override{Law: input.Law, Method: input.Method, Note: input.Note}
	if err := json.Unmarshal([]byte(input.Periods), &own.Periods); err != nil {
		return gen.InvalidInput{Message: "The periods must be a JSON list, as in the catalogue.", Field: "input.periods"}, nil //nolint:nilerr // the answer says it
	}

	row, err := edition.Override(ctx, own, input.Revision)
	if err != nil {
		return refused[gen.OverrideLawResult](err)
	}

	return gen.OverrideLawPayload{Override: row}, nil
}

// RestoreLaw takes one away.
func (mutation) RestoreLaw(ctx context.Context, input gen.RestoreLawInput) (gen.RestoreLawResult, error) {
	if err := edition.Restore(ctx, input.Law, input.Method, input.Revision); err != nil {
		return refused[gen.RestoreLawResult](err)
	}

	return gen.RestoreLawPayload{Law: input.Law, Method: input.Method}, nil
}

// SetTwoPersonPublish says whether a version needs two persons.
func (mutation) SetTwoPersonPublish(ctx context.Context, input gen.SetTwoPersonPublishInput) (gen.SetTwoPersonPublishResult, error) {
	row, err := tenants.TwoPersons(ctx, input.On)
	if err != nil {
		return refused[gen.SetTwoPersonPublishResult](err)
	}

	return gen.SetTwoPersonPublishPayload{Tenant: row}, nil
}

// InstallLawCatalogue puts a newer one in place.
func (m mutation) InstallLawCatalogue(ctx context.Context, input gen.InstallLawCatalogueInput) (gen.InstallLawCatalogueResult, error) {
	data, err := base64.StdEncoding.DecodeString(input.Data)
	if err != nil {
		return gen.InvalidInput{Message: "The catalogue must be written in base64.", Field: "input.data"}, nil //nolint:nilerr // the answer says it
	}

	signature, err := base64.StdEncoding.DecodeString(input.Signature)
	if err != nil {
		return gen.InvalidInput{Message: "The signature must be written in base64.", Field: "input.signature"}, nil //nolint:nilerr // the answer says it
	}

	read, err := edition.Install(ctx, data, signature, m.api.LawPublisher)
	if err != nil {
		return refused[gen.InstallLawCatalogueResult](err)
	}

	shown, err := catalogueOf(read)
	if err != nil {
		return nil, err
	}

	return gen.InstallLawCataloguePayload{Laws: shown}, nil
}

type lawOverrideFields struct{}

// Periods are as in the catalogue.
func (lawOverrideFields) Periods(_ context.Context, row *db.LawOverride) (json.RawMessage, error) {
	return row.Periods, nil
}
