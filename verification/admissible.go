package verification

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/fault"
)

// CodeCamera is of a picture that did not come from a camera where the flow takes nothing else.
const CodeCamera = "camera"

// admissible tells, before 15 MB are stored for nothing, whether a write would count; what counts is asked again when they are there. A
// flow that takes pictures of the camera alone refuses those of a session that has none. That a page has one is its own word.
func admissible(ctx context.Context, row *db.Verification, upload Upload) error {
	session, err := standing(ctx, row.ID, upload.Signed)
	if err != nil || session == nil {
		return err
	}

	looks, err := Looks(ctx, row)
	if err != nil || !looks.CameraOnly {
		return err
	}

	var device engine.Device
	if err := json.Unmarshal(session.Device, &device); err != nil {
		return fmt.Errorf("verification: the device of a session: %w", err)
	}

	if device.Camera == nil {
		return fault.New(fault.Unsupported, "This takes a picture of the camera, not a file.", nil, fault.Code(CodeCamera))
	}

	return nil
}
