package member

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/invitation"
	"github.com/honnin/honnin/ent/db/membership"
	"github.com/honnin/honnin/ent/db/tenant"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/secret"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/audit"
	"github.com/honnin/honnin/tenants/rbac"
)

// Offer is what an invitation offers, for the page at which it is accepted.
type Offer struct {
	// Tenant is the name of the tenant, Language the one it writes mails in.
	Tenant, Language string
	// Inviter is the name or address of who invites; the name of the tenant where that is a key or an operator.
	Inviter string
	// Email is the address that was invited; an account that is made to accept has it.
	Email fault.Secret
	Role  string
}

// Look gives what the invitation of the token offers. A token that is unknown, used, revoked or expired is [fault.NotFound].
func (m *Members) Look(ctx context.Context, token fault.Secret) (Offer, error) {
	ctx = viewer.With(ctx, viewer.System("invitation"))

	row, err := m.find(ctx, token)
	if err == nil && !m.works(row) {
		err = over()
	}

	if err != nil {
		return Offer{}, err
	}

	of, err := ent.From(ctx).Tenant.Query().Where(tenant.ID(row.TenantID)).Only(ctx)
	if err != nil {
		return Offer{}, fmt.Errorf("member: look: %w", err)
	}

	from, err := inviter(ctx, row, of)

	return Offer{Tenant: of.Name, Language: of.Language, Inviter: from, Email: fault.Secret(row.Email), Role: row.Role}, err
}

// Accept makes the person a member of the tenant whose invitation has the token; accepting twice is harmless. The person must have the
// address that was invited, in whatever way the edge made sure of who they are; the address counts as proven from then on, for the
// token came by mail. A token that is unknown, used by somebody else, revoked or expired is [fault.NotFound]; another person's is
// [fault.Forbidden], and so is staff of the installation, who are apart from tenants.
func (m *Members) Accept(ctx context.Context, token fault.Secret, person uuid.UUID) (row *db.Membership, err error) {
	asked, _ := viewer.From(ctx)
	system := viewer.With(ctx, viewer.System("invitation"))

	err = ent.Tx(system, func(ctx context.Context) error {
		found, err := m.find(ctx, token)
		if err != nil {
			return err
		}

		if err := addressed(ctx, found, person, m.Now()); err != nil {
			return err
		}

		ctx = viewer.With(ctx, viewer.Viewer{
			Tenant: found.TenantID, Subject: id.Format(id.User, person), Kind: viewer.User, Session: asked.Session, Origin: asked.Origin,
		})
		if err := rbac.Changed(ctx); err != nil {
			return err
		}

		row, err = m.join(ctx, found.ID, person)

		return err
	})

	return row, err
}

// join makes the membership, now that the rights of the tenant stand still.
func (m *Members) join(ctx context.Context, key, person uuid.UUID) (*db.Membership, error) {
	row, err := getInvitation(ctx, key)
	if err != nil {
		return nil, err
	}

	member, err := ent.From(ctx).Membership.Query().Where(membership.UserID(person)).Only(ctx)
	if err != nil && !db.IsNotFound(err) {
		return nil, fmt.Errorf("member: accept: %w", err)
	}

	if member != nil && row.Claim == nil && row.AcceptedAt != nil {
		return member, nil
	}

	if !m.works(row) {
		return nil, over()
	}

	if _, err := m.Table.Of(ctx, row.Role); err != nil {
		return nil, err
	}

	if err := ent.From(ctx).Invitation.UpdateOne(row).ClearClaim().SetAcceptedAt(m.Now()).Exec(ctx); err != nil {
		return nil, fmt.Errorf("member: accept: %w", err)
	}

	if member != nil {
		return member, nil // came by another door in the meantime, and keeps what that gave
	}

	member, err = ent.From(ctx).Membership.Create().
		SetUserID(person).SetRole(row.Role).SetSource(membership.SourceInvitation).Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("member: accept: %w", err)
	}

	return member, audit.Record(ctx, audit.Entry{Action: "member.join", Target: id.Format(id.Membership, member.ID), After: look(member)})
}

func (m *Members) find(ctx context.Context, token fault.Secret) (*db.Invitation, error) {
	row, err := ent.From(ctx).Invitation.Query().Where(invitation.Hash(secret.Digest(token))).Only(ctx)
	if db.IsNotFound(err) {
		return nil, over()
	}

	if err != nil {
		return nil, fmt.Errorf("member: invitation: %w", err)
	}

	return row, nil
}

func (m *Members) works(row *db.Invitation) bool {
	return row.Claim != nil && m.Now().Before(row.ExpiresAt)
}

func over() error {
	return fault.New(fault.NotFound, "This invitation has been used or revoked, or has expired. Ask for a new one.", nil)
}

// addressed is nil when the invitation is the person's; it notes that the address reaches them.
func addressed(ctx context.Context, row *db.Invitation, person uuid.UUID, now time.Time) error {
	found, err := ent.From(ctx).User.Get(ctx, person)
	if err != nil {
		return fmt.Errorf("member: accept: %w", err)
	}

	if found.Email != row.Email || found.Operator || found.DisabledAt != nil {
		return fault.New(fault.Forbidden, "This invitation is for another person. Sign in with the address that it was sent to.", nil)
	}

	if found.EmailVerifiedAt != nil {
		return nil
	}

	if err := ent.From(ctx).User.UpdateOne(found).SetEmailVerifiedAt(now).Exec(ctx); err != nil {
		return fmt.Errorf("member: accept: %w", err)
	}

	return nil
}
