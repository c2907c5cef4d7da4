package webhook

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/event"
)

// Queue writes that an event of this type, for example verification.approved, happened to the verification: once, however often it
// is called. Call it in the commit that makes it true.
func Queue(ctx context.Context, id uuid.UUID, kind string) error {
	err := ent.From(ctx).Event.Create().
		SetVerificationID(id).
		SetType(kind).
		OnConflictColumns(event.FieldTenantID, event.FieldVerificationID, event.FieldType, event.FieldSeq).
		DoNothing().
		Exec(ctx)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("webhook: queue %s: %w", kind, err)
	}

	return nil
}
