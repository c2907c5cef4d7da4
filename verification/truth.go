package verification

import (
	"context"

	"github.com/google/uuid"
)

// Truth is what a person found out about somebody who was verified.
type Truth string

// What somebody can be found to be.
const (
	Genuine  Truth = "genuine"
	Impostor Truth = "impostor"
)

// truth tells of verifications what reviews found; those of which nobody has said anything are missing. Outcomes of reviews are not kept yet, so
// all of them are.
func truth(context.Context, []uuid.UUID) (map[uuid.UUID]Truth, error) {
	return map[uuid.UUID]Truth{}, nil
}
