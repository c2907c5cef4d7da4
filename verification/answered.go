package verification

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/remark"
	"github.com/honnin/honnin/internal/blob"
	"github.com/honnin/honnin/verification/flow"
)

// Answers gives what the person of the verification answered, in the order of the questions and without those left open; none before they
// did, and none that can be read once the tenant's keys were destroyed.
func Answers(ctx context.Context, blobs *blob.Store, row *db.Verification) ([]flow.Answered, error) {
	questions, err := Asked(ctx, row)
	if err != nil || len(questions) == 0 {
		return nil, err
	}

	given, err := unsealed(ctx, blobs, row)
	if err != nil {
		return nil, err
	}

	list := make([]flow.Answered, 0, len(given))

	for _, question := range questions {
		one := flow.Answered{Asked: question, Answer: given[question.ID]}
		if row.Language != nil {
			one.Language = *row.Language
		}

		if one.Answer != "" {
			list = append(list, one)
		}
	}

	return list, nil
}

// unsealed gives the answers by question; none where there are none that can be read.
func unsealed(ctx context.Context, blobs *blob.Store, row *db.Verification) (map[string]string, error) {
	kept, err := ent.From(ctx).Remark.Query().Where(remark.OnID(row.ID)).Only(ctx)
	if db.IsNotFound(err) {
		return map[string]string{}, nil
	}

	if err != nil {
		return nil, fmt.Errorf("verification: answers: %w", err)
	}

	tenant, err := ent.From(ctx).Tenant.Get(ctx, row.TenantID)
	if err != nil {
		return nil, fmt.Errorf("verification: the tenant's keyset: %w", err)
	}

	if len(tenant.Keyset) == 0 {
		return map[string]string{}, nil
	}

	text, err := blobs.Unseal(tenant.Keyset, answering(row.ID), kept.Sealed)
	if err != nil {
		return nil, fmt.Errorf("verification: unseal answers: %w", err)
	}

	var given map[string]string
	if err := json.Unmarshal(text, &given); err != nil {
		return nil, fmt.Errorf("verification: answers: %w", err)
	}

	return given, nil
}
