package review

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/remark"
	"github.com/honnin/honnin/internal/blob"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/viewer"
)

// Remark gives what was written on an appeal or a review, by its id; empty when nothing was, or when it cannot be read any more because
// the tenant's keys were destroyed.
func Remark(ctx context.Context, blobs *blob.Store, on uuid.UUID) (string, error) {
	row, err := ent.From(ctx).Remark.Query().Where(where.OnID(on)).Only(ctx)
	if db.IsNotFound(err) {
		return "", nil
	}

	if err != nil {
		return "", wrap("remark", err)
	}

	keyset, err := keysetOf(ctx, row.TenantID)
	if err != nil || len(keyset) == 0 {
		return "", err
	}

	if row.Plain != "" {
		return row.Plain, nil
	}

	text, err := blobs.Unseal(keyset, place(on), row.Sealed)

	return string(text), wrap("remark", err)
}

// remark writes down, sealed, what somebody said in their own words on the row of the id; nothing for no words.
func remark(ctx context.Context, blobs *blob.Store, verification, on uuid.UUID, text string) error {
	if text == "" {
		return nil
	}

	who, _ := viewer.From(ctx)

	keyset, err := keysetOf(ctx, who.Tenant)
	if err != nil {
		return err
	}

	if len(keyset) == 0 {
		return fault.New(fault.Conflict, "The tenant's encryption keys were destroyed: nothing can be written down any more.", blob.ErrKeyset)
	}

	sealed, err := blobs.Seal(keyset, place(on), []byte(text))
	if err != nil {
		return wrap("seal a remark", err)
	}

	return wrap("remark", ent.From(ctx).Remark.Create().SetVerificationID(verification).SetOnID(on).SetSealed(sealed).Exec(ctx))
}

// SealRemarks seals up to limit remarks from before they were, of any tenant, and tells how many. Those of a tenant whose keys were destroyed
// are erased. It needs a viewer over all tenants.
func SealRemarks(ctx context.Context, blobs *blob.Store, limit int) (int, error) {
	rows, err := ent.From(ctx).Remark.Query().Where(where.PlainNEQ("")).Limit(limit).All(ctx)
	if err != nil {
		return 0, wrap("remarks in the clear", err)
	}

	for _, row := range rows {
		if err := seal(viewer.With(ctx, viewer.For(row.TenantID, "seal remarks")), blobs, row); err != nil {
			return 0, err
		}
	}

	return len(rows), nil
}

func seal(ctx context.Context, blobs *blob.Store, row *db.Remark) error {
	keyset, err := keysetOf(ctx, row.TenantID)
	if err != nil {
		return err
	}

	if len(keyset) == 0 {
		return wrap("erase a remark", ent.From(ctx).Remark.DeleteOne(row).Exec(ctx))
	}

	sealed, err := blobs.Seal(keyset, place(row.OnID), []byte(row.Plain))
	if err != nil {
		return wrap("seal a remark", err)
	}

	return wrap("seal a remark", ent.From(ctx).Remark.UpdateOne(row).SetSealed(sealed).SetPlain("").Exec(ctx))
}

// place binds a remark to the row that it is on.
func place(on uuid.UUID) []byte { return []byte("remark/" + on.String()) }

// keysetOf gives the tenant's wrapped keyset; empty once it was destroyed.
func keysetOf(ctx context.Context, tenant uuid.UUID) ([]byte, error) {
	row, err := ent.From(ctx).Tenant.Get(ctx, tenant)
	if err != nil {
		return nil, fmt.Errorf("review: the tenant's keyset: %w", err)
	}

	return row.Keyset, nil
}
