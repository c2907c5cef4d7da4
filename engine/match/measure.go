package match

import (
	"context"
	"fmt"
	"math"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/face"
	"github.com/honnin/honnin/engine/pixel"
)

// compared is what was measured: one cosine per usable frame, and how good the reference is.
type compared struct {
	cosines []float64
	// found is false when the reference shows no face.
	found                bool
	eyeDistance, another float64
}

func measure(ctx context.Context, room *engine.Room, views []*face.View) (compared, error) {
	found, _ := face.Found(room)

	var result compared

	references := found[engine.Reference]
	if len(references) == 0 || len(references[0].Faces) == 0 {
		return result, nil
	}

	reference := &references[0]
	result.found, result.eyeDistance, result.another = true, reference.EyeDistance(), reference.Other()

	want, err := Describe(room, reference)
	if err != nil {
		return compared{}, err
	}

	for _, view := range views {
		if err := ctx.Err(); err != nil {
			return compared{}, fmt.Errorf("match: %w", err)
		}

		got, err := Describe(room, view)
		if err != nil {
			return compared{}, err
		}

		result.cosines = append(result.cosines, Cosine(want, got))
	}

	return result, nil
}

// Describe gives a copy of the network's description of the person, or nil when the points span nothing.
func Describe(room *engine.Room, view *face.View) ([]float32, error) {
	name := room.Manifest().Match.Model

	spec, err := room.Manifest().Model(name)
	if err != nil {
		return nil, err
	}

	in := &spec.Input

	onto, ok := align(view.Five(), in.Width, in.Height)
	if !ok {
		return nil, nil
	}

	out, err := room.Look(engine.Feature, name, in.Crop, view.Picture, onto, pixel.Border{})
	if err != nil {
		return nil, err
	}

	return append([]float32(nil), out[0]...), nil
}

// Cosine of the angle between two descriptions; -1, the farthest there is, when one is missing or has no length.
func Cosine(a, b []float32) float64 {
	if len(a) == 0 || len(a) != len(b) {
		return -1
	}

	var dot, aa, bb float64

	for i := range a {
		x, y := float64(a[i]), float64(b[i])
		dot += x * y
		aa += x * x
		bb += y * y
	}

	if aa == 0 || bb == 0 {
		return -1
	}

	return min(max(dot/math.Sqrt(aa*bb), -1), 1)
}
