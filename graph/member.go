package graph

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/member"
)

func (a *API) members() *member.Members {
	return &member.Members{Table: a.Authority.Table(), BaseURL: a.BaseURL, Now: a.Now}
}

// Members gives one page.
func (query) Members(ctx context.Context, first *int, after *string) (*gen.MemberConnection, error) {
	length, behind := asked(first, after)

	rows, more, err := member.List(ctx, length, behind)
	if err != nil {
		return nil, err
	}

	edges, info := paged(rows, behind != "", more,
		func(row *db.Membership) (time.Time, uuid.UUID) { return row.CreatedAt, row.ID },
		func(cursor string, row *db.Membership) *gen.MemberEdge {
			return &gen.MemberEdge{Cursor: cursor, Node: row}
		})

	return &gen.MemberConnection{Edges: edges, PageInfo: info}, nil
}

// ChangeMemberRole gives a member another role.
func (m mutation) ChangeMemberRole(ctx context.Context, input gen.ChangeMemberRoleInput) (gen.ChangeMemberRoleResult, error) {
	known, err := id.Parse(id.Membership, input.ID)
	if err != nil {
		return refused[gen.ChangeMemberRoleResult](notFound(id.Membership, err))
	}

	row, err := m.api.members().ChangeRole(ctx, known, input.Revision, input.Role)
	if err != nil {
		return refused[gen.ChangeMemberRoleResult](err)
	}

	return gen.ChangeMemberRolePayload{Member: row}, nil
}

// SuspendMember shuts a member out.
func (m mutation) SuspendMember(ctx context.Context, input gen.SuspendMemberInput) (gen.SuspendMemberResult, error) {
	known, err := id.Parse(id.Membership, input.ID)
	if err != nil {
		return refused[gen.SuspendMemberResult](notFound(id.Membership, err))
	}

	row, err := m.api.members().Suspend(ctx, known)
	if err != nil {
		return refused[gen.SuspendMemberResult](err)
	}

	return gen.SuspendMemberPayload{Member: row}, nil
}

// ReinstateMember lets a member in again.
func (m mutation) ReinstateMember(ctx context.Context, input gen.ReinstateMemberInput) (gen.ReinstateMemberResult, error) {
	known, err := id.Parse(id.Membership, input.ID)
	if err != nil {
		return refused[gen.ReinstateMemberResult](notFound(id.Membership, err))
	}

	row, err := m.api.members().Reinstate(ctx, known)
	if err != nil {
		return refused[gen.ReinstateMemberResult](err)
	}

	return gen.ReinstateMemberPayload{Member: row}, nil
}

// RemoveMember ends a membership.
func (m mutation) RemoveMember(ctx context.Context, input gen.RemoveMemberInput) (gen.RemoveMemberResult, error) {
	known, err := id.Parse(id.Membership, input.ID)
	if err != nil {
		return refused[gen.RemoveMemberResult](notFound(id.Membership, err))
	}

	if err := m.api.members().Remove(ctx, known); err != nil {
		return refused[gen.RemoveMemberResult](err)
	}

	return gen.RemoveMemberPayload(input), nil
}

// LeaveTenant ends the membership of the person who asks.
func (m mutation) LeaveTenant(ctx context.Context) (gen.LeaveTenantResult, error) {
	who, _ := viewer.From(ctx)

	if err := m.api.members().Leave(ctx); err != nil {
		return refused[gen.LeaveTenantResult](err)
	}

	return gen.LeaveTenantPayload{ID: id.Format(id.Tenant, who.Tenant)}, nil
}

func (r *resolver) Member() gen.MemberResolver { return memberFields{} }

type memberFields struct{}

// ID is the prefixed id.
func (memberFields) ID(_ context.Context, row *db.Membership) (string, error) {
	return id.Format(id.Membership, row.ID), nil
}

// Person is the prefixed id of the person.
func (memberFields) Person(_ context.Context, row *db.Membership) (string, error) {
	return id.Format(id.User, row.UserID), nil
}

// Email is the person's.
func (memberFields) Email(_ context.Context, row *db.Membership) (string, error) {
	person, err := row.Edges.UserOrErr()
	if err != nil {
		return "", fault.New(fault.Internal, "", err)
	}

	return person.Email, nil
}

// Name is the person's.
func (memberFields) Name(_ context.Context, row *db.Membership) (string, error) {
	person, err := row.Edges.UserOrErr()
	if err != nil {
		return "", fault.New(fault.Internal, "", err)
	}

	return person.Name, nil
}
