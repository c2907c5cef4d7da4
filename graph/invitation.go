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

// Invitations gives one page.
func (query) Invitations(ctx context.Context, first *int, after *string) (*gen.InvitationConnection, error) {
	length, behind := asked(first, after)

	rows, more, err := member.Invitations(ctx, length, behind)
	if err != nil {
		return nil, err
	}

	edges, info := paged(rows, behind != "", more,
		func(row *db.Invitation) (time.Time, uuid.UUID) { return row.CreatedAt, row.ID },
		func(cursor string, row *db.Invitation) *gen.InvitationEdge {
			return &gen.InvitationEdge{Cursor: cursor, Node: row}
		})

	return &gen.InvitationConnection{Edges: edges, PageInfo: info}, nil
}

// InviteMember asks somebody by mail.
func (m mutation) InviteMember(ctx context.Context, input gen.InviteMemberInput) (gen.InviteMemberResult, error) {
	row, created, err := m.api.members().Invite(ctx, input.Email, input.Role)
	if err != nil {
		return refused[gen.InviteMemberResult](err)
	}

	return gen.InviteMemberPayload{Invitation: row, Created: created}, nil
}

// ResendInvitation mails an invitation again.
func (m mutation) ResendInvitation(ctx context.Context, input gen.ResendInvitationInput) (gen.ResendInvitationResult, error) {
	known, err := id.Parse(id.Invitation, input.ID)
	if err != nil {
		return refused[gen.ResendInvitationResult](notFound(id.Invitation, err))
	}

	row, err := m.api.members().Resend(ctx, known)
	if err != nil {
		return refused[gen.ResendInvitationResult](err)
	}

	return gen.ResendInvitationPayload{Invitation: row}, nil
}

// RevokeInvitation closes an invitation.
func (m mutation) RevokeInvitation(ctx context.Context, input gen.RevokeInvitationInput) (gen.RevokeInvitationResult, error) {
	known, err := id.Parse(id.Invitation, input.ID)
	if err != nil {
		return refused[gen.RevokeInvitationResult](notFound(id.Invitation, err))
	}

	row, err := m.api.members().Revoke(ctx, known)
	if err != nil {
		return refused[gen.RevokeInvitationResult](err)
	}

	return gen.RevokeInvitationPayload{Invitation: row}, nil
}

// AcceptInvitation makes the person who asks a member.
func (m mutation) AcceptInvitation(ctx context.Context, input gen.AcceptInvitationInput) (gen.AcceptInvitationResult, error) {
	who, _ := viewer.From(ctx)

	person, err := id.Parse(id.User, who.Subject)
	if err != nil || who.Kind != viewer.User {
		return nil, fault.New(fault.Forbidden, "Only a person who is signed in can accept an invitation.", err)
	}

	row, err := m.api.members().Accept(ctx, fault.Secret(input.Token), person)
	if err != nil {
		return refused[gen.AcceptInvitationResult](err)
	}

	return gen.AcceptInvitationPayload{TenantID: id.Format(id.Tenant, row.TenantID), Role: row.Role}, nil
}

func (r *resolver) Invitation() gen.InvitationResolver { return invitationFields{} }

type invitationFields struct{}

// ID is the prefixed id.
func (invitationFields) ID(_ context.Context, row *db.Invitation) (string, error) {
	return id.Format(id.Invitation, row.ID), nil
}
