package verification

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"

	"github.com/google/uuid"

	"github.com/honnin/honnin/engine/pixel"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/blob"
	"github.com/honnin/honnin/internal/fault"
)

// place is what one image belongs to. The image is bound to all of it: moved anywhere else, it can no longer be read.
type place struct {
	tenant, verification, evidence uuid.UUID

	step  schema.Step
	frame int
}

func newPlace(row *db.Verification, upload Upload) (place, error) {
	made, err := uuid.NewV7()
	if err != nil {
		return place{}, fmt.Errorf("verification: attach: %w", err)
	}

	return place{tenant: row.TenantID, verification: row.ID, evidence: made, step: upload.Step, frame: upload.Frame}, nil
}

func placeOf(row *db.Evidence) place {
	return place{tenant: row.TenantID, verification: row.VerificationID, evidence: row.ID, step: row.Step, frame: row.Frame}
}

func (p place) name() string {
	return p.tenant.String() + "/" + p.verification.String() + "/" + p.evidence.String()
}

func (p place) associated() []byte {
	return fmt.Appendf(nil, "honnin evidence v1|%s|%s|%s|%d", p.verification, p.evidence, p.step, p.frame)
}

// keysetOf gives the tenant's wrapped keyset; a conflict once it was destroyed.
func keysetOf(ctx context.Context, tenant uuid.UUID) ([]byte, error) {
	row, err := ent.From(ctx).Tenant.Get(ctx, tenant)
	if err != nil {
		return nil, fmt.Errorf("verification: the tenant's keyset: %w", err)
	}

	if len(row.Keyset) == 0 {
		return nil, fault.New(fault.Conflict, "The tenant's encryption keys were destroyed: no image can be stored or read any more.", blob.ErrKeyset)
	}

	return row.Keyset, nil
}

// drop removes a file that no row points at. What it leaves behind on failure is encrypted and unreachable, so it is only logged.
func drop(ctx context.Context, blobs *blob.Store, from place, name string) {
	ctx = context.WithoutCancel(ctx)
	if err := blobs.Delete(ctx, name); err != nil {
		slog.WarnContext(ctx, "an unused file stays behind", "tenant", from.tenant, "verification", from.verification, "error", err)
	}
}

// unusable turns what can be wrong with an image into a fault.
func unusable(err error) error {
	switch {
	case errors.Is(err, pixel.ErrTooLarge), errors.Is(err, blob.ErrTooLarge):
		return fault.New(fault.TooLarge, "The image must have at most 15 MB and 50 megapixels.", err)
	case errors.Is(err, pixel.ErrUnsupported):
		return fault.New(fault.Unsupported, "The image must be a JPEG, PNG, WebP or HEIC photograph.", err)
	case errors.Is(err, pixel.ErrTruncated), errors.Is(err, io.ErrUnexpectedEOF):
		return fault.New(fault.Truncated, "The image ended too early; please send it again.", err)
	default:
		return fmt.Errorf("verification: attach: %w", err)
	}
}
