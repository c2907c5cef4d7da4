package graph

import (
	"context"
	"strings"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/audit"
)

// AuditLog gives one page.
func (query) AuditLog(ctx context.Context, first *int, after *string, filter *gen.AuditFilter) (*gen.AuditLinkConnection, error) {
	page := audit.Page{First: defaultFirst, After: given(after)}
	if first != nil {
		page.First = *first
	}

	if filter != nil {
		page.Filter = audit.Filter{
			Actor: given(filter.Actor), Action: given(filter.Action), Target: given(filter.Target), From: filter.From, To: filter.To,
		}
	}

	return auditPage(ctx, page)
}

// PlatformLog gives one page of the installation's own chain.
func (query) PlatformLog(ctx context.Context, first *int, after *string) (*gen.AuditLinkConnection, error) {
	above, err := audit.Above(ctx)
	if err != nil {
		return nil, err
	}

	length, behind := asked(first, after)

	return auditPage(above, audit.Page{First: length, After: behind})
}

func auditPage(ctx context.Context, page audit.Page) (*gen.AuditLinkConnection, error) {
	rows, more, err := audit.List(ctx, page)
	if err != nil {
		return nil, err
	}

	made := &gen.AuditLinkConnection{
		Edges:    make([]*gen.AuditLinkEdge, len(rows)),
		PageInfo: &gen.PageInfo{HasNextPage: more, HasPreviousPage: page.After != ""},
	}

	for i, row := range rows {
		made.Edges[i] = &gen.AuditLinkEdge{Cursor: audit.Cursor(row), Node: row}
	}

	if len(rows) > 0 {
		made.PageInfo.StartCursor, made.PageInfo.EndCursor = &made.Edges[0].Cursor, &made.Edges[len(rows)-1].Cursor
	}

	return made, nil
}

// given is the text of an input that may be left out.
func given(text *string) string {
	if text == nil {
		return ""
	}

	return *text
}

type auditLinkFields struct{}

// ID is the prefixed id.
func (auditLinkFields) ID(_ context.Context, row *db.Audit) (string, error) {
	return id.Format(id.Audit, row.ID), nil
}

// ActorKind is the kind of viewer in capitals.
func (auditLinkFields) ActorKind(_ context.Context, row *db.Audit) (gen.ActorKind, error) {
	return gen.ActorKind(strings.ToUpper(row.ActorKind)), nil
}
