package active

import (
	"context"
	"fmt"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/face"
	"github.com/honnin/honnin/engine/match"
	"github.com/honnin/honnin/engine/motion"
	"github.com/honnin/honnin/engine/pixel"
	"github.com/honnin/honnin/engine/quality"
)

// compareEvery is how many frames lie between two that are compared with the selfie.
const compareEvery = 3

// glance is what was measured in one frame that shows a face.
type glance struct {
	at         int64 // ms of the page's clock
	yaw, pitch float64
	// open is the confidence that the more open eye is open.
	open   float64
	points [68]face.Point
	// compared tells whether cosine says how like the selfie the face is.
	compared bool
	cosine   float64
}

// measure looks at every frame of the film; frames without a face leave no glance.
func measure(ctx context.Context, room *engine.Room, film *motion.Film, selfies []*face.View) ([]glance, error) {
	described := make([][]float32, 0, len(selfies))

	for _, view := range selfies {
		one, err := match.Describe(room, view)
		if err != nil {
			return nil, err
		}

		described = append(described, one)
	}

	var picture pixel.Image

	glances := make([]glance, 0, len(film.Pictures))

	for i, file := range film.Pictures {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("active: %w", err)
		}

		if err := room.Picture(&picture, file); err != nil {
			return nil, fmt.Errorf("active: frame %d: %w", i, err)
		}

		seen, found, err := look(room, &picture, described, i%compareEvery == 0)
		if err != nil {
			return nil, err
		}

		if found {
			seen.at = film.Frames[i].At
			glances = append(glances, seen)
		}
	}

	return glances, nil
}

// look measures one frame; false when it shows no face.
func look(room *engine.Room, picture *pixel.Image, selfies [][]float32, compare bool) (seen glance, found bool, err error) {
	view, err := face.Look(room, picture)
	if err != nil || len(view.Faces) == 0 {
		return seen, false, err
	}

	seen.points = view.Points
	if seen.yaw, seen.pitch, err = quality.Pose(room, &view); err != nil {
		return seen, false, err
	}

	open, err := quality.Eyes(room, &view)
	if err != nil {
		return seen, false, err
	}

	seen.open = max(open[0], open[1])

	if compare {
		seen.compared = true
		seen.cosine, err = like(room, &view, selfies)
	}

	return seen, true, err
}

// like is the least cosine with any of the selfies; -1 when there is nothing to compare with.
func like(room *engine.Room, view *face.View, selfies [][]float32) (float64, error) {
	mine, err := match.Describe(room, view)
	if err != nil || len(selfies) == 0 {
		return -1, err
	}

	least := 1.0
	for _, selfie := range selfies {
		least = min(least, match.Cosine(selfie, mine))
	}

	return least, nil
}
