package member

import (
	"context"
	"fmt"
	"slices"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/invitation"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
)

// withdraw closes the open invitations of a person that they could not make any more with the permissions left to them: whoever loses
// rights must not have them handed on by somebody who has not come yet.
func (m *Members) withdraw(ctx context.Context, person uuid.UUID, left []string) error {
	rows, err := ent.From(ctx).Invitation.Query().
		Where(invitation.InvitedBy(id.Format(id.User, person)), invitation.ClaimNotNil()).All(ctx)
	if err != nil {
		return fmt.Errorf("member: invitations: %w", err)
	}

	for _, row := range rows {
		given, err := m.Table.Of(ctx, row.Role)
		if err != nil && !fault.Is(err, fault.Invalid) {
			return err
		}

		if err == nil && !slices.ContainsFunc(given, func(permission string) bool { return !slices.Contains(left, permission) }) {
			continue
		}

		if _, err := m.close(ctx, row); err != nil {
			return err
		}
	}

	return nil
}
