package review

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	where "github.com/honnin/honnin/ent/db/reviewcase"
)

// chunk is how many ids one statement asks for.
const chunk = 500

// Truths gives what reviewers found of the people who came, by verification. A verification without a decided case is not in it: nothing
// is known. Whoever measures by it measures reviewed cases alone, which are a biased choice.
func Truths(ctx context.Context, verifications []uuid.UUID) (map[uuid.UUID]Truth, error) {
	known := map[uuid.UUID]Truth{}

	for part := range slices.Chunk(verifications, chunk) {
		rows, err := ent.From(ctx).ReviewCase.Query().
			Where(where.VerificationIDIn(part...), where.StateEQ(where.StateDecided)).
			Select(where.FieldVerificationID, where.FieldTruth).All(ctx)
		if err != nil {
			return nil, wrap("truths", err)
		}

		for _, row := range rows {
			known[row.VerificationID] = row.Truth
		}
	}

	return known, nil
}
