package sso

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net"
	"slices"
	"strings"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/domain"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/audit"
)

const maxDomains = 50 // of a tenant

// Record is the DNS record by which a tenant proves a domain: the name that it is at, and the text that it holds.
func Record(row *db.Domain) (name, text string) {
	return "_honnin." + row.Name, "honnin-domain=" + row.Token
}

// Domains lists the domains of the viewer's tenant by name.
func Domains(ctx context.Context) ([]*db.Domain, error) {
	rows, err := ent.From(ctx).Domain.Query().Order(domain.ByName()).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("sso: domains: %w", err)
	}

	return rows, nil
}

// AddDomain notes that the tenant says a domain is its own; adding one again gives the one of then. It counts for nothing until
// [Party.VerifyDomain].
func AddDomain(ctx context.Context, text string) (*db.Domain, error) {
	name, ok := Domain(text)
	if !ok {
		return nil, fault.New(fault.Invalid, "This is not the name of a domain, such as example.com.", nil, fault.Field("input.name"))
	}

	var row *db.Domain

	err := ent.Tx(ctx, func(ctx context.Context) (err error) {
		rows, err := Domains(ctx)
		if err != nil {
			return err
		}

		if at := slices.IndexFunc(rows, func(known *db.Domain) bool { return known.Name == name }); at >= 0 {
			row = rows[at]

			return nil
		}

		if len(rows) >= maxDomains {
			return fault.New(fault.Conflict, "A tenant can have 50 domains.", nil, fault.Code("too_many"))
		}

		row, err = ent.From(ctx).Domain.Create().SetName(name).SetToken(rand.Text()).Save(ctx)
		if err != nil {
			return fmt.Errorf("sso: domain: %w", err)
		}

		return audit.Record(ctx, audit.Entry{Action: "domain.create", Target: id.Format(id.Domain, row.ID), After: shownDomain(row)})
	})

	return row, err
}

// VerifyDomain looks for the record and, once it is there, holds the domain for the tenant. A record that is not there, and a domain
// that another tenant has proven, are [fault.Conflict]; a name server that does not answer is [fault.Unavailable].
func (p *Party) VerifyDomain(ctx context.Context, key uuid.UUID) (*db.Domain, error) {
	row, err := oneDomain(ctx, key)
	if err != nil || row.VerifiedAt != nil {
		return row, err
	}

	if err := p.prove(ctx, row); err != nil {
		return nil, err
	}

	before := shownDomain(row)

	err = ent.Tx(ctx, func(ctx context.Context) error {
		row, err = ent.From(ctx).Domain.UpdateOneID(key).SetVerifiedAt(p.Now()).SetClaim(row.Name).Save(ctx)
		if err != nil {
			return fmt.Errorf("sso: verify: %w", err)
		}

		return audit.Record(ctx, audit.Entry{
			Action: "domain.verify", Target: id.Format(id.Domain, key), Before: before, After: shownDomain(row),
		})
	})
	if db.IsConstraintError(err) {
		return nil, fault.New(fault.Conflict, "Another tenant has proven this domain. Write to support to have it moved.", err, fault.Code("domain_taken"))
	}

	return row, err
}

// prove asks the name servers.
func (p *Party) prove(ctx context.Context, row *db.Domain) error {
	name, text := Record(row)

	found, err := p.Resolver.LookupTXT(ctx, name+".")
	if missing := (*net.DNSError)(nil); err != nil && (!errors.As(err, &missing) || !missing.IsNotFound) {
		return fault.New(fault.Unavailable, "The name servers of the domain do not answer. Try again later.", err)
	}

	if !slices.ContainsFunc(found, func(record string) bool { return strings.TrimSpace(record) == text }) {
		return fault.New(fault.Conflict, "The record is not there yet. Name servers may take an hour to show a new one.", nil, fault.Code("record_missing"))
	}

	return nil
}

// RemoveDomain gives a domain up; people who came by it stay members. The last verified one of a tenant that requires single sign-on
// is [fault.Conflict].
func RemoveDomain(ctx context.Context, key uuid.UUID) error {
	return ent.Tx(ctx, func(ctx context.Context) error {
		row, err := oneDomain(ctx, key)
		if err != nil {
			return err
		}

		if err := ent.From(ctx).Domain.DeleteOne(row).Exec(ctx); err != nil {
			return fmt.Errorf("sso: remove: %w", err)
		}

		if err := possible(ctx); err != nil {
			return err
		}

		return audit.Record(ctx, audit.Entry{Action: "domain.delete", Target: id.Format(id.Domain, key), Before: shownDomain(row)})
	})
}

func oneDomain(ctx context.Context, key uuid.UUID) (*db.Domain, error) {
	row, err := ent.From(ctx).Domain.Get(ctx, key)
	if db.IsNotFound(err) {
		return nil, fault.New(fault.NotFound, "There is no such domain.", nil)
	}

	if err != nil {
		return nil, fmt.Errorf("sso: domain: %w", err)
	}

	return row, nil
}

// proven tells whether the tenant holds the domain.
func proven(ctx context.Context, tenant uuid.UUID, name string) (bool, error) {
	held, err := ent.From(ctx).Domain.Query().Where(domain.TenantID(tenant), domain.Claim(name)).Exist(ctx)
	if err != nil {
		return false, fmt.Errorf("sso: domain: %w", err)
	}

	return held, nil
}

// shownDomain is what the audit log says of a domain.
func shownDomain(row *db.Domain) map[string]any {
	return map[string]any{"name": row.Name, "verified": row.VerifiedAt != nil}
}
