package ent

import (
	"context"
	"errors"
	"fmt"

	entgo "entgo.io/ent"
	entsql "entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/intercept"
	"github.com/honnin/honnin/ent/db/membership"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/viewer"
)

// Errors of the guard; each is a mistake in our code, never of a caller.
var (
	// ErrViewer: the database was asked on nobody's behalf.
	ErrViewer = errors.New("ent: no viewer in the context")
	// ErrTenant: a row was to be written for another tenant than the viewer's, or for none.
	ErrTenant = errors.New("ent: the row is not of the viewer's tenant")
	// ErrPrivate: a table that is the machine's alone was read on somebody's behalf.
	ErrPrivate = errors.New("ent: this table is private to the machine")
	// ErrImmutable: a row of a table that only grows was to be changed or deleted.
	ErrImmutable = errors.New("ent: rows of this table never change")
)

const tenantColumn = "tenant_id"

// belonging is how the rows of a table belong to tenants.
type belonging int

const (
	// owned rows carry the tenant they belong to. Every table is so that is not named below, so that a new one is guarded without
	// being named anywhere.
	owned belonging = iota
	// itself is the tenant: its viewer sees that one row.
	itself
	// shared rows are people: a tenant sees its members, and writes none.
	shared
	// private rows are the machine's alone: sessions, factors, mails. A verb that serves them to a person says so by acting as
	// the machine.
	private
)

func belongs(kind string) belonging {
	switch kind {
	case db.TypeTenant:
		return itself
	case db.TypeUser:
		return shared
	case db.TypeSession, db.TypePasskey, db.TypeRecoveryCode, db.TypeChallenge, db.TypeThrottle, db.TypeLawCatalogue, db.TypeMail, db.TypeNumbering, db.TypeNotice:
		return private
	default:
		return owned
	}
}

// asking gives the viewer, or an error that says "sign in" outside and [ErrViewer] in the log.
func asking(ctx context.Context) (viewer.Viewer, error) {
	who, ok := viewer.From(ctx)
	if !ok || who.Tenant == uuid.Nil && !who.Everywhere() {
		return viewer.Viewer{}, fault.New(fault.Unauthenticated, "Sign in first.", ErrViewer)
	}

	return who, nil
}

// filterReads adds the viewer's tenant to every query, also to those that load edges or walk over them.
func filterReads() db.Interceptor {
	return intercept.TraverseFunc(func(ctx context.Context, query intercept.Query) error {
		who, err := asking(ctx)
		if err != nil {
			return err
		}

		if who.Everywhere() {
			return nil
		}

		if belongs(query.Type()) == private {
			return fmt.Errorf("%w: %s", ErrPrivate, query.Type())
		}

		query.WhereP(of(query.Type(), who.Tenant))

		return nil
	})
}

// of keeps the rows of a table that the tenant may see.
func of(kind string, tenant uuid.UUID) func(*entsql.Selector) {
	return func(s *entsql.Selector) {
		switch belongs(kind) {
		case itself:
			s.Where(entsql.EQ(s.C("id"), tenant))
		case shared:
			s.Where(entsql.In(s.C("id"), members(s, tenant)))
		case owned, private:
			s.Where(entsql.EQ(s.C(tenantColumn), tenant))
		}
	}
}

// members selects the people who are members of the tenant.
func members(s *entsql.Selector, tenant uuid.UUID) *entsql.Selector {
	of := entsql.Dialect(s.Dialect()).Table(membership.Table)

	return entsql.Dialect(s.Dialect()).Select(of.C(membership.FieldUserID)).From(of).Where(entsql.EQ(of.C(membership.FieldTenantID), tenant))
}

// guardWrites stamps what is created with the viewer's tenant and filters what is changed or deleted by it.
func guardWrites(next entgo.Mutator) entgo.Mutator {
	return db.MutateFunc(func(ctx context.Context, m db.Mutation) (db.Value, error) {
		who, err := asking(ctx)
		if err != nil {
			return nil, err
		}

		if m.Op().Is(entgo.OpCreate) {
			err = stamp(m, who)
		} else {
			err = narrow(m, who)
		}

		if err != nil {
			return nil, fmt.Errorf("ent: %s %s: %w", m.Op(), m.Type(), err)
		}

		return next.Mutate(ctx, m)
	})
}

func stamp(m db.Mutation, who viewer.Viewer) error {
	if belongs(m.Type()) != owned {
		if !who.Everywhere() {
			return ErrTenant
		}

		return nil
	}

	given, set := m.Field(tenantColumn)
	tenant, _ := given.(uuid.UUID)

	switch {
	case who.Everywhere() && set && tenant != uuid.Nil:
		return nil
	case who.Everywhere(), set && tenant != who.Tenant:
		return ErrTenant
	default:
		return m.SetField(tenantColumn, who.Tenant) //nolint:wrapcheck // wrapped by the only caller
	}
}

func narrow(m db.Mutation, who viewer.Viewer) error {
	if who.Everywhere() {
		return nil
	}

	kind := belongs(m.Type())
	if kind == shared || kind == private || kind == itself && m.Op().Is(entgo.OpDelete|entgo.OpDeleteOne) {
		return ErrTenant
	}

	filtered, ok := m.(interface {
		WhereP(predicates ...func(*entsql.Selector))
	})
	if !ok {
		return ErrTenant
	}

	filtered.WhereP(of(m.Type(), who.Tenant))

	return nil
}
