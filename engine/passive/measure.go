package passive

import (
	"context"
	"fmt"
	"math"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/face"
	"github.com/honnin/honnin/engine/model"
	"github.com/honnin/honnin/engine/pixel"
)

// measure gives the fused logit of each view.
func measure(ctx context.Context, room *engine.Room, views []*face.View) ([]float64, error) {
	logits := make([]float64, 0, len(views))

	for _, view := range views {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("passive: %w", err)
		}

		fused, err := fuse(room, view)
		if err != nil {
			return nil, err
		}

		logits = append(logits, fused)
	}

	return logits, nil
}

func fuse(room *engine.Room, view *face.View) (float64, error) {
	person, err := view.Person()
	if err != nil {
		return 0, err
	}

	var sum, weights float64

	for _, member := range room.Manifest().Liveness.Fusion {
		spec, err := room.Manifest().Model(member.Model)
		if err != nil {
			return 0, err
		}

		crop := region(person.Box, member.Crop, view.Picture)

		out, err := room.Look(engine.Liveness, member.Model, member.Crop, view.Picture,
			crop.Onto(spec.Input.Width, spec.Input.Height), pixel.Border{Replicate: true})
		if err != nil {
			return 0, err
		}

		sum += member.Weight * logit(out[0], spec.Outputs[0].Index)
		weights += member.Weight
	}

	return sum / weights, nil
}

// region is the part of the picture that a fusion entry looks at, kept inside the picture.
func region(box pixel.Rect, crop model.Crop, picture *pixel.Image) pixel.Rect {
	if crop.Kind == model.Squared {
		box = box.Square()
	}

	return box.Within(crop.Scale, float64(picture.Width), float64(picture.Height))
}

// logit is log(p/(1-p)) for the softmax probability p of the class that means live.
func logit(classes []float32, live int) float64 {
	top := math.Inf(-1)

	for i, z := range classes {
		if i != live {
			top = max(top, float64(z))
		}
	}

	var others float64

	for i, z := range classes {
		if i != live {
			others += math.Exp(float64(z) - top)
		}
	}

	return float64(classes[live]) - top - math.Log(others)
}
