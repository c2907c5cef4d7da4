package member

import (
	"context"
	"fmt"

	"entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/invitation"
	"github.com/honnin/honnin/ent/db/tenant"
	"github.com/honnin/honnin/internal/cursor"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/secret"
	"github.com/honnin/honnin/tenants/audit"
	"github.com/honnin/honnin/tenants/post"
	"github.com/honnin/honnin/tenants/rbac"
)

// Invitations gives open invitations, expired ones among them, newest first; for the rest see [List].
func Invitations(ctx context.Context, first int, after string) (rows []*db.Invitation, more bool, err error) {
	if err := cursor.Length(first); err != nil {
		return nil, false, err
	}

	query := ent.From(ctx).Invitation.Query().Where(invitation.ClaimNotNil()).
		Order(invitation.ByCreatedAt(sql.OrderDesc()), invitation.ByID(sql.OrderDesc())).
		Limit(first + 1)

	if after != "" {
		at, key, err := cursor.Parse(after)
		if err != nil {
			return nil, false, err
		}

		query.Where(invitation.Or(invitation.CreatedAtLT(at), invitation.And(invitation.CreatedAt(at), invitation.IDLT(key))))
	}

	if rows, err = query.All(ctx); err != nil {
		return nil, false, fmt.Errorf("member: invitations: %w", err)
	}

	rows, more = cursor.Cut(rows, first)

	return rows, more, nil
}

// Resend mails an open invitation anew, with a new link that works for another seven days; the old link works no more. One that is not
// open, or whose last mail is less than a minute old, is [fault.Conflict]; a role that the viewer could not give [fault.Forbidden].
func (m *Members) Resend(ctx context.Context, key uuid.UUID) (row *db.Invitation, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		if err := rbac.Changed(ctx); err != nil {
			return err
		}

		before, err := getOpen(ctx, key)
		if err != nil {
			return err
		}

		permissions, err := m.Table.Of(ctx, before.Role)
		if err == nil {
			err = m.Table.Gives(ctx, permissions)
		}

		if err != nil {
			return err
		}

		if sent := before.ExpiresAt.Add(-InvitationLife); m.Now().Before(sent.Add(resendAfter)) {
			return fault.New(fault.Conflict, "The last mail was sent less than a minute ago.", nil)
		}

		token := secret.New()

		row, err = ent.From(ctx).Invitation.UpdateOne(before).
			SetHash(secret.Digest(token)).SetExpiresAt(m.Now().Add(InvitationLife)).Save(ctx)
		if err != nil {
			return fmt.Errorf("member: resend: %w", err)
		}

		if err := m.mail(ctx, row, token); err != nil {
			return err
		}

		return audit.Record(ctx, audit.Entry{Action: "member.invite", Target: id.Format(id.Invitation, key), After: invited{row.Email, row.Role}})
	})

	return row, err
}

// Revoke closes an open invitation; its link works no more. Revoking twice is harmless; one that was accepted is [fault.Conflict].
func (m *Members) Revoke(ctx context.Context, key uuid.UUID) (row *db.Invitation, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		if err := rbac.Changed(ctx); err != nil {
			return err
		}

		if row, err = getInvitation(ctx, key); err != nil || row.RevokedAt != nil {
			return err
		}

		if row.AcceptedAt != nil {
			return fault.New(fault.Conflict, "The invitation has been accepted. Remove the member instead.", nil)
		}

		if row, err = m.close(ctx, row); err != nil {
			return err
		}

		return audit.Record(ctx, audit.Entry{Action: "member.uninvite", Target: id.Format(id.Invitation, key), Before: invited{row.Email, row.Role}})
	})

	return row, err
}

func (m *Members) close(ctx context.Context, row *db.Invitation) (*db.Invitation, error) {
	closed, err := ent.From(ctx).Invitation.UpdateOne(row).ClearClaim().SetRevokedAt(m.Now()).Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("member: close an invitation: %w", err)
	}

	return closed, nil
}

func getInvitation(ctx context.Context, key uuid.UUID) (*db.Invitation, error) {
	row, err := ent.From(ctx).Invitation.Get(ctx, key)
	if db.IsNotFound(err) {
		return nil, fault.New(fault.NotFound, "There is no such invitation.", nil)
	}

	if err != nil {
		return nil, fmt.Errorf("member: invitation: %w", err)
	}

	return row, nil
}

func getOpen(ctx context.Context, key uuid.UUID) (*db.Invitation, error) {
	row, err := getInvitation(ctx, key)
	if err == nil && row.Claim == nil {
		err = fault.New(fault.Conflict, "The invitation has been accepted or revoked.", nil)
	}

	return row, err
}

// mail sends the link, in the language of the tenant.
func (m *Members) mail(ctx context.Context, row *db.Invitation, token fault.Secret) error {
	of, err := ent.From(ctx).Tenant.Query().Where(tenant.ID(row.TenantID)).Only(ctx)
	if err != nil {
		return fmt.Errorf("member: mail: %w", err)
	}

	from, err := inviter(ctx, row, of)
	if err != nil {
		return err
	}

	return post.Send(ctx, post.Message{Template: "invitation", To: row.Email, Language: of.Language, Data: map[string]string{
		"Inviter": from,
		"Tenant":  of.Name,
		"Expires": row.ExpiresAt.UTC().Format("2006-01-02 15:04 UTC"),
		"URL":     m.BaseURL + "/invitation#" + string(token),
	}})
}

// inviter is what people call who invites: a person of the tenant by name, or else by address; everybody else invites in the tenant's name.
func inviter(ctx context.Context, row *db.Invitation, of *db.Tenant) (string, error) {
	key, err := id.Parse(id.User, row.InvitedBy)
	if err != nil {
		return of.Name, nil //nolint:nilerr // a key, as the comment says
	}

	person, err := ent.From(ctx).User.Get(ctx, key)
	if db.IsNotFound(err) {
		return of.Name, nil
	}

	if err != nil {
		return "", fmt.Errorf("member: inviter: %w", err)
	}

	switch {
	case person.Operator:
		return of.Name, nil
	case person.Name == "":
		return person.Email, nil
	default:
		return person.Name, nil
	}
}
