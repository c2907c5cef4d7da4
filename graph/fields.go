package graph

import (
	"context"
	"maps"
	"slices"
	"time"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/verification"
)

type evidenceFields struct{ api *API }

// ID is the prefixed id.
func (evidenceFields) ID(_ context.Context, row *db.Evidence) (string, error) {
	return id.Format(id.Evidence, row.ID), nil
}

// ImageURL is answered by [API.image].
func (f evidenceFields) ImageURL(_ context.Context, row *db.Evidence) (string, error) {
	return f.api.BaseURL + "/evidence/" + id.Format(id.Evidence, row.ID), nil
}

// ReceivedAt is when the row was written.
func (evidenceFields) ReceivedAt(_ context.Context, row *db.Evidence) (*time.Time, error) {
	return &row.CreatedAt, nil
}

type reportFields struct{}

// ID is the prefixed id.
func (reportFields) ID(_ context.Context, row *db.Report) (string, error) {
	return id.Format(id.Report, row.ID), nil
}

// Findings are in the order in which the checks ran.
func (reportFields) Findings(ctx context.Context, row *db.Report) ([]*engine.Finding, error) {
	findings, err := verification.Findings(row)
	if err != nil {
		return nil, err
	}

	look(ctx, row.VerificationID, "findings")

	shown := make([]*engine.Finding, len(findings))
	for i := range findings {
		shown[i] = &findings[i]
	}

	return shown, nil
}

type findingFields struct{}

// Reasons are machine words.
func (findingFields) Reasons(_ context.Context, finding *engine.Finding) ([]string, error) {
	words := make([]string, len(finding.Reasons))
	for i, reason := range finding.Reasons {
		words[i] = string(reason)
	}

	return words, nil
}

// Models are in alphabetical order.
func (findingFields) Models(_ context.Context, finding *engine.Finding) ([]*gen.ModelHash, error) {
	hashes := make([]*gen.ModelHash, 0, len(finding.Models))
	for _, name := range slices.Sorted(maps.Keys(finding.Models)) {
		hashes = append(hashes, &gen.ModelHash{Name: name, Sha256: finding.Models[name]})
	}

	return hashes, nil
}

type eventFields struct{}

// ID is the prefixed id.
func (eventFields) ID(_ context.Context, row *db.Event) (string, error) {
	return id.Format(id.Event, row.ID), nil
}

type tenantFields struct{}

// ID is the prefixed id.
func (tenantFields) ID(_ context.Context, row *db.Tenant) (string, error) {
	return id.Format(id.Tenant, row.ID), nil
}
