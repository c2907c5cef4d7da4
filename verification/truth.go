package verification

import (
	"context"
	"fmt"
	"slices"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	where "github.com/honnin/honnin/ent/db/reviewcase"
)

// Truth is what reviewers found out about somebody who was verified.
type Truth = where.Truth

// What somebody can be found to be.
const (
	Genuine  = where.TruthGenuine
	Impostor = where.TruthImpostor
)

// maxIDs bounds the ids of one statement.
const maxIDs = 500

// truth tells of verifications what reviewers found; those of which nobody has said anything are missing. It reads the table of package review,
// which stands above this one. Reviewed cases are a biased choice: whoever counts by it says so.
func truth(ctx context.Context, verifications []uuid.UUID) (map[uuid.UUID]Truth, error) {
	known := map[uuid.UUID]Truth{}

	for part := range slices.Chunk(verifications, maxIDs) {
		rows, err := ent.From(ctx).ReviewCase.Query().
			Where(where.VerificationIDIn(part...), where.StateEQ(where.StateDecided), where.TruthNEQ(where.TruthUnknown)).
			Select(where.FieldID, where.FieldVerificationID, where.FieldTruth).All(ctx)
		if err != nil {
			return nil, fmt.Errorf("verification: truth: %w", err)
		}

		for _, row := range rows {
			known[row.VerificationID] = row.Truth
		}
	}

	return known, nil
}
