package graph

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/verification/law"
	"github.com/honnin/honnin/verification/statute"
)

func (r *resolver) LawOverride() gen.LawOverrideResolver { return lawOverrideFields{} }

// LawCatalogue is what flows are held against.
func (query) LawCatalogue(ctx context.Context) (*gen.Laws, error) {
	read, err := statute.Catalogue(ctx)
	if err != nil {
		return nil, err
	}

	return catalogueOf(read)
}

// PlatformLawCatalogue is the installation's.
func (query) PlatformLawCatalogue(ctx context.Context) (*gen.Laws, error) {
	read, err := statute.InForce(ctx)
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

	return &gen.Laws{Version: read.Version, AsOf: read.AsOf, Content: content}, nil
}

// LawOverrides gives one page.
func (query) LawOverrides(ctx context.Context, first *int, after *string) (*gen.LawOverrideConnection, error) {
	length, behind := asked(first, after)

	rows, more, err := statute.List(ctx, length, behind)
	if err != nil {
		return nil, err
	}

	edges, info := paged(rows, behind != "", more,
		func(row *db.LawOverride) (time.Time, uuid.UUID) { return row.CreatedAt, row.ID },
		func(cursor string, row *db.LawOverride) *gen.LawOverrideEdge {
			return &gen.LawOverrideEdge{Cursor: cursor, Node: row}
		})

	return &gen.LawOverrideConnection{Edges: edges, PageInfo: info}, nil
}

// OverrideLaw sets a reading.
func (mutation) OverrideLaw(ctx context.Context, input gen.OverrideLawInput) (gen.OverrideLawResult, error) {
	own := law.Override{Law: input.Law, Method: input.Method, Note: input.Note, Periods: make([]law.Period, len(input.Periods))}
	for i, period := range input.Periods {
		own.Periods[i] = periodOf(period)
	}

	row, err := statute.Override(ctx, own, input.Revision)
	if err != nil {
		return refused[gen.OverrideLawResult](err)
	}

	return gen.OverrideLawPayload{Override: row}, nil
}

func periodOf(input *gen.LawPeriodInput) law.Period {
	period := law.Period{Letter: input.Letter, Source: input.Source, Evidence: make([][]law.Evidence, len(input.Evidence))}
	if input.From != nil {
		period.From = *input.From
	}

	if input.To != nil {
		period.To = *input.To
	}

	for i, set := range input.Evidence {
		for _, one := range set {
			period.Evidence[i] = append(period.Evidence[i], law.Evidence(one))
		}
	}

	return period
}

// RemoveLawOverride takes one away.
func (mutation) RemoveLawOverride(ctx context.Context, input gen.RemoveLawOverrideInput) (gen.RemoveLawOverrideResult, error) {
	of, err := id.Parse(id.LawOverride, input.ID)
	if err != nil {
		return refused[gen.RemoveLawOverrideResult](fault.New(fault.NotFound, "There is no such reading.", err))
	}

	if err := statute.Remove(ctx, of, input.Revision); err != nil {
		return refused[gen.RemoveLawOverrideResult](err)
	}

	return gen.RemoveLawOverridePayload{ID: input.ID}, nil
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

	read, err := statute.Install(ctx, data, signature, m.api.LawPublisher)
	if found, ok := fault.Find(err); ok && (found.Kind == fault.Invalid || found.Kind == fault.TooLarge) {
		return gen.InvalidInput{Message: found.Public, Field: "input.data"}, nil
	}

	if err != nil {
		return refused[gen.InstallLawCatalogueResult](err)
	}

	shown, err := catalogueOf(read)
	if err != nil {
		return nil, err
	}

	return gen.InstallLawCataloguePayload{Catalogue: shown}, nil
}

type lawOverrideFields struct{}

// ID is the prefixed id.
func (lawOverrideFields) ID(_ context.Context, row *db.LawOverride) (string, error) {
	return id.Format(id.LawOverride, row.ID), nil
}

// Periods are in order.
func (lawOverrideFields) Periods(_ context.Context, row *db.LawOverride) ([]*gen.LawPeriod, error) {
	periods, err := statute.Periods(row)

	return periodsOf(periods), err
}

// Catalogue is what the reading stands in place of; read once for all readings of an answer.
func (lawOverrideFields) Catalogue(ctx context.Context, row *db.LawOverride) ([]*gen.LawPeriod, error) {
	read, err := shared(ctx, func(group *batch) *once[*law.Catalogue] { return &group.laws }, statute.InForce)
	if err != nil {
		return nil, err
	}

	of, ok := read.Law(row.Law)
	if !ok {
		return nil, nil
	}

	method, ok := of.Method(row.Method)
	if !ok {
		return nil, nil
	}

	return periodsOf(method.Periods), nil
}

func periodsOf(periods []law.Period) []*gen.LawPeriod {
	list := make([]*gen.LawPeriod, len(periods))

	for i, period := range periods {
		list[i] = &gen.LawPeriod{From: dated(period.From), To: dated(period.To), Letter: period.Letter, Source: period.Source, Evidence: [][]string{}}

		for _, set := range period.Evidence {
			words := make([]string, len(set))
			for j, one := range set {
				words[j] = string(one)
			}

			list[i].Evidence = append(list[i].Evidence, words)
		}
	}

	return list
}

// dated is null for no day.
func dated(day law.Day) *law.Day {
	if day == "" {
		return nil
	}

	return &day
}
