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
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/viewer"
)

// Errors of the guard; each is a mistake in our code, never of a caller.
var (
	// ErrViewer: the database was asked on nobody's behalf.
	ErrViewer = errors.New("ent: no viewer in the context")
	// ErrTenant: a row was to be written for another tenant than the viewer's, or for none.
	ErrTenant = errors.New("ent: the row is not of the viewer's tenant")
	// ErrImmutable: a row of a table that only grows was to be changed or deleted.
	ErrImmutable = errors.New("ent: rows of this table never change")
)

const tenantColumn = "tenant_id"

// global names the tables that belong to no tenant, with the column by which a viewer sees its own row. Every other table is
// filtered by its tenant_id, so that a new table is guarded without being named anywhere.
func global(kind string) (column string, ok bool) {
	if kind == db.TypeTenant {
		return "id", true
	}

	return "", false
}

func owner(kind string) string {
	if column, ok := global(kind); ok {
		return column
	}

	return tenantColumn
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

		if !who.Everywhere() {
			query.WhereP(of(query.Type(), who.Tenant))
		}

		return nil
	})
}

func of(kind string, tenant uuid.UUID) func(*entsql.Selector) {
	return func(s *entsql.Selector) { s.Where(entsql.EQ(s.C(owner(kind)), tenant)) }
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
	if _, ok := global(m.Type()); ok {
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

	filtered, ok := m.(interface {
		WhereP(predicates ...func(*entsql.Selector))
	})
	if !ok {
		return ErrTenant
	}

	filtered.WhereP(of(m.Type(), who.Tenant))

	return nil
}
