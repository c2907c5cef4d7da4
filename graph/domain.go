package graph

import (
	"context"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants"
	"github.com/honnin/honnin/tenants/sso"
)

// Domains gives those that the tenant says are its own.
func (query) Domains(ctx context.Context) ([]*db.Domain, error) { return sso.Domains(ctx) }

// AddDomain notes one.
func (mutation) AddDomain(ctx context.Context, input gen.AddDomainInput) (gen.AddDomainResult, error) {
	row, err := sso.AddDomain(ctx, input.Name)
	if err != nil {
		return refused[gen.AddDomainResult](err)
	}

	return gen.AddDomainPayload{Domain: row}, nil
}

// VerifyDomain looks for the record.
func (m mutation) VerifyDomain(ctx context.Context, input gen.VerifyDomainInput) (gen.VerifyDomainResult, error) {
	known, err := id.Parse(id.Domain, input.ID)
	if err != nil {
		return refused[gen.VerifyDomainResult](notFound(id.Domain, err))
	}

	row, err := m.api.Party.VerifyDomain(ctx, known)
	if err != nil {
		return refused[gen.VerifyDomainResult](err)
	}

	return gen.VerifyDomainPayload{Domain: row}, nil
}

// RemoveDomain gives one up.
func (mutation) RemoveDomain(ctx context.Context, input gen.RemoveDomainInput) (gen.RemoveDomainResult, error) {
	known, err := id.Parse(id.Domain, input.ID)
	if err != nil {
		return refused[gen.RemoveDomainResult](notFound(id.Domain, err))
	}

	if err := sso.RemoveDomain(ctx, known); err != nil {
		return refused[gen.RemoveDomainResult](err)
	}

	return gen.RemoveDomainPayload(input), nil
}

// SingleSignOn says whether people must come by it.
func (q query) SingleSignOn(ctx context.Context) (*gen.SingleSignOn, error) {
	tenant, err := tenants.Own(ctx)
	if err != nil {
		return nil, err
	}

	return q.api.singleSignOn(tenant), nil
}

// RequireSingleSignOn says whether people must come by it from now on.
func (m mutation) RequireSingleSignOn(ctx context.Context, input gen.RequireSingleSignOnInput) (gen.RequireSingleSignOnResult, error) {
	tenant, err := sso.Require(ctx, input.Required, input.Revision)
	if err != nil {
		return refused[gen.RequireSingleSignOnResult](err)
	}

	return gen.RequireSingleSignOnPayload{SingleSignOn: m.api.singleSignOn(tenant)}, nil
}

func (a *API) singleSignOn(tenant *db.Tenant) *gen.SingleSignOn {
	return &gen.SingleSignOn{Required: tenant.SSORequired, Revision: tenant.Revision, ScimURL: a.BaseURL + "/scim/v2"}
}

type domainFields struct{}

// ID is the prefixed id.
func (domainFields) ID(_ context.Context, row *db.Domain) (string, error) {
	return id.Format(id.Domain, row.ID), nil
}

// RecordName is where the DNS record is.
func (domainFields) RecordName(_ context.Context, row *db.Domain) (string, error) {
	name, _ := sso.Record(row)

	return name, nil
}

// RecordText is what the DNS record holds.
func (domainFields) RecordText(_ context.Context, row *db.Domain) (string, error) {
	_, held := sso.Record(row)

	return held, nil
}
