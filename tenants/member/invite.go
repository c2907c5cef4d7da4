package member

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/invitation"
	"github.com/honnin/honnin/ent/db/membership"
	"github.com/honnin/honnin/ent/db/user"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/mail"
	"github.com/honnin/honnin/internal/secret"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/audit"
	"github.com/honnin/honnin/tenants/rbac"
)

const (
	// InvitationLife is how long an invitation works after its last mail.
	InvitationLife = 7 * 24 * time.Hour
	// MaxOpen is how many open invitations a tenant can have.
	MaxOpen = 500
	// resendAfter keeps a mailbox from being flooded.
	resendAfter = time.Minute
)

// invited is what the audit log keeps of an invitation.
type invited struct {
	Email string `json:"email"`
	Role  string `json:"role"`
}

// Invite asks somebody by mail to become a member with the role. An address that has an open invitation with the same role is not
// asked again; the invitation is given, and created is false. A member, or an open invitation with another role, is [fault.Conflict]; a
// role that the viewer could not give is [fault.Forbidden]; other faults are [fault.Invalid] and name the field.
func (m *Members) Invite(ctx context.Context, email, role string) (row *db.Invitation, created bool, err error) {
	email = strings.ToLower(strings.TrimSpace(email))
	if !mail.Valid(email) {
		return nil, false, fault.New(fault.Invalid, "This is no e-mail address.", nil, fault.Field("input.email"))
	}

	err = ent.Tx(ctx, func(ctx context.Context) error {
		created = false

		if err := rbac.Changed(ctx); err != nil {
			return err
		}

		permissions, err := m.Table.Of(ctx, role)
		if err == nil {
			err = m.Table.Gives(ctx, permissions)
		}

		if err != nil {
			return err
		}

		if row, err = m.open(ctx, email, role); err != nil || row != nil {
			return err
		}

		created = true
		row, err = m.write(ctx, email, role)

		return err
	})

	return row, created, err
}

// open gives the open invitation of the address; nil when there is none and there is room for one.
func (m *Members) open(ctx context.Context, email, role string) (*db.Invitation, error) {
	client := ent.From(ctx)

	joined, err := client.Membership.Query().Where(membership.HasUserWith(user.Email(email))).Exist(ctx)
	if err != nil {
		return nil, fmt.Errorf("member: invite: %w", err)
	}

	if joined {
		return nil, fault.New(fault.Conflict, "This person is a member already.", nil)
	}

	row, err := client.Invitation.Query().Where(invitation.Claim(email)).Only(ctx)
	if err != nil && !db.IsNotFound(err) {
		return nil, fmt.Errorf("member: invite: %w", err)
	}

	switch {
	case row == nil:
		return nil, room(ctx)
	case !m.Now().Before(row.ExpiresAt):
		_, err = m.close(ctx, row)

		return nil, err
	case row.Role != role:
		return nil, fault.New(fault.Conflict, "This address has an open invitation with another role. Revoke that one first.", nil)
	default:
		return row, nil
	}
}

func room(ctx context.Context) error {
	count, err := ent.From(ctx).Invitation.Query().Where(invitation.ClaimNotNil()).Count(ctx)
	if err != nil {
		return fmt.Errorf("member: invite: %w", err)
	}

	if count >= MaxOpen {
		return fault.New(fault.Conflict, "There can be up to 500 open invitations. Revoke those that nobody answers.", nil)
	}

	return nil
}

func (m *Members) write(ctx context.Context, email, role string) (*db.Invitation, error) {
	who, _ := viewer.From(ctx)
	token := secret.New()

	row, err := ent.From(ctx).Invitation.Create().
		SetEmail(email).
		SetClaim(email).
		SetRole(role).
		SetHash(secret.Digest(token)).
		SetInvitedBy(who.Subject).
		SetExpiresAt(m.Now().Add(InvitationLife)).
		Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("member: invite: %w", err)
	}

	if err := m.mail(ctx, row, token); err != nil {
		return nil, err
	}

	return row, audit.Record(ctx, audit.Entry{Action: "member.invite", Target: id.Format(id.Invitation, row.ID), After: invited{email, role}})
}
