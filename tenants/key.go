package tenants

import (
	"context"

	"github.com/google/uuid"

	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/tenants/key"
)

// Mode is [key.Mode].
type Mode = key.Mode

// The modes of a key.
const (
	Test = key.Test
	Live = key.Live
)

// CreateKey makes an API key for the tenant on behalf of the machine, and gives its text, which is stored nowhere. The role is one of
// the permission table.
func CreateKey(ctx context.Context, tenant uuid.UUID, mode Mode, name, role string) (fault.Secret, error) {
	return key.Issue(ctx, tenant, mode, name, role)
}
