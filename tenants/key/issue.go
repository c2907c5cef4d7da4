package key

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/secret"
)

// Issue makes a key of a role without asking whose wish it is, for the first start, and gives its text.
func Issue(ctx context.Context, tenant uuid.UUID, mode Mode, name, role string) (fault.Secret, error) {
	create, text := begin(ctx, mode)

	if err := create.SetTenantID(tenant).SetName(name).SetRole(role).Exec(ctx); err != nil {
		return "", fmt.Errorf("key: issue: %w", err)
	}

	return text, nil
}

// begin starts the row of a new key.
func begin(ctx context.Context, mode Mode) (*db.APIKeyCreate, fault.Secret) {
	text := New(mode)

	return ent.From(ctx).APIKey.Create().
		SetPrefix(string(mode)).
		SetLast4(string(text[len(text)-4:])).
		SetHash(secret.Digest(text)), text
}
