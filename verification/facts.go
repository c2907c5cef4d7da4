package verification

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/google/uuid"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/capturesession"
)

// facts says of selfie frames how they were captured, as evidence of kind capture. The frames of a burst come from one session.
func facts(ctx context.Context, rows []*db.Evidence) ([]byte, error) {
	known := engine.Facts{Bound: true, Taken: []float64{}}

	var from *uuid.UUID

	for _, row := range rows {
		known.Bound = known.Bound && row.Bound
		if row.SessionID != nil {
			from = row.SessionID
		}
	}

	var session *db.CaptureSession

	if from != nil {
		var err error

		session, err = ent.From(ctx).CaptureSession.Query().Where(capturesession.ID(*from)).Only(ctx)
		if err != nil {
			return nil, fmt.Errorf("verification: the session of a frame: %w", err)
		}

		known.Device = &engine.Device{}
		if err := json.Unmarshal(session.Device, known.Device); err != nil {
			return nil, fmt.Errorf("verification: the device of a session: %w", err)
		}
	}

	for _, row := range rows {
		at := 0.0
		if session != nil && row.CapturedAt != nil {
			at = float64(row.CapturedAt.Sub(session.OpenedAt).Microseconds()) / 1000
		}

		known.Taken = append(known.Taken, at)
	}

	data, err := json.Marshal(known)
	if err != nil {
		return nil, fmt.Errorf("verification: facts: %w", err)
	}

	return data, nil
}
