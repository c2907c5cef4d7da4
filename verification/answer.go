package verification

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/remark"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/blob"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/audit"
	"github.com/honnin/honnin/verification/flow"
)

// Asked gives the questions that the flow asks the person of the verification; none without the step.
func Asked(ctx context.Context, row *db.Verification) ([]flow.Question, error) {
	if !slices.Contains(row.Steps, schema.StepQuestions) {
		return nil, nil
	}

	said, err := walked(ctx, row)
	if err != nil || said == nil {
		return nil, err
	}

	at := slices.IndexFunc(said.Steps, func(s flow.Step) bool { return s.Kind == flow.Questions })
	if at < 0 {
		return nil, nil
	}

	return said.Steps[at].Questions, nil
}

// Answer keeps, sealed under the tenant's keys, what the person answered to the questions of the flow, by their ids. Answering again replaces
// it until the evidence is handed in. Faults: invalid (no questions are asked, and those of [flow.Settle]), conflict (nothing can be captured
// any more, or the keys were destroyed).
func Answer(ctx context.Context, blobs *blob.Store, key uuid.UUID, given map[string]string) error {
	return ent.Tx(ctx, func(ctx context.Context) error {
		if err := touch(ctx, key, nil); err != nil {
			return err
		}

		row, err := Get(ctx, key)
		if err != nil {
			return err
		}

		if !slices.Contains(row.Steps, schema.StepQuestions) {
			return fault.New(fault.Invalid, "This verification asks no questions.", nil, fault.Field("answers"))
		}

		questions, err := Asked(ctx, row)
		if err != nil {
			return err
		}

		settled, err := flow.Settle(questions, given)
		if err != nil {
			return err
		}

		if err := keepAnswers(ctx, blobs, row, settled); err != nil {
			return err
		}

		// That they answered, and not what.
		return audit.Record(ctx, audit.Entry{Action: "questions.answer", Target: id.Format(id.Verification, key)})
	})
}

// keepAnswers writes the answers in place of those there are. The row of the verification is held meanwhile.
func keepAnswers(ctx context.Context, blobs *blob.Store, row *db.Verification, settled map[string]string) error {
	keyset, err := keysetOf(ctx, row.TenantID)
	if err != nil {
		return err
	}

	var text bytes.Buffer

	plain := json.NewEncoder(&text)
	plain.SetEscapeHTML(false)

	if err := plain.Encode(settled); err != nil {
		return fmt.Errorf("verification: answers: %w", err)
	}

	sealed, err := blobs.Seal(keyset, answering(row.ID), text.Bytes())
	if err != nil {
		return fmt.Errorf("verification: seal answers: %w", err)
	}

	replaced, err := ent.From(ctx).Remark.Update().Where(remark.OnID(row.ID)).SetSealed(sealed).Save(ctx)
	if err == nil && replaced == 0 {
		err = ent.From(ctx).Remark.Create().SetVerificationID(row.ID).SetOnID(row.ID).SetSealed(sealed).Exec(ctx)
	}

	if err != nil {
		return fmt.Errorf("verification: answers: %w", err)
	}

	return nil
}

// answering binds answers to their verification. Nothing else that is sealed is bound so.
func answering(verification uuid.UUID) []byte { return []byte("answers/" + verification.String()) }

// hasAnswered tells whether the person of the verification has answered what it asks.
func hasAnswered(ctx context.Context, row *db.Verification) (bool, error) {
	if !slices.Contains(row.Steps, schema.StepQuestions) {
		return false, nil
	}

	given, err := ent.From(ctx).Remark.Query().Where(remark.OnID(row.ID)).Exist(ctx)
	if err != nil {
		return false, fmt.Errorf("verification: answers: %w", err)
	}

	return given, nil
}
