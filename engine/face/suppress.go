package face

import (
	"cmp"
	"slices"

	"github.com/honnin/honnin/engine/pixel"
)

const (
	// overlap is the intersection over union from which two boxes are the same face.
	overlap = 0.3
	// candidates bounds how many boxes enter the suppression, so that noise cannot make it slow.
	candidates = 300
)

// decode collects the boxes whose score reaches the threshold. scores holds two classes a box, boxes four corners in 0..1.
func decode(scores, boxes []float32, index int, threshold float64) []Face {
	var found []Face

	for i := range len(scores) / 2 {
		score := float64(scores[2*i+index])
		if score < threshold {
			continue
		}

		b := boxes[4*i : 4*i+4]
		box := pixel.Rect{Left: float64(b[0]), Top: float64(b[1]), Right: float64(b[2]), Bottom: float64(b[3])}

		if box.Width() > 0 && box.Height() > 0 {
			found = append(found, Face{Box: box, Score: score})
		}
	}

	return found
}

// suppress keeps of every group of overlapping boxes the most confident one, and orders what is left by size.
func suppress(found []Face) []Face {
	slices.SortStableFunc(found, func(a, b Face) int { return cmp.Compare(b.Score, a.Score) })
	found = found[:min(len(found), candidates)]

	kept := found[:0]
	for _, face := range found {
		if !slices.ContainsFunc(kept, func(k Face) bool { return intersection(k.Box, face.Box) > overlap }) {
			kept = append(kept, face)
		}
	}

	slices.SortStableFunc(kept, func(a, b Face) int { return cmp.Compare(area(b.Box), area(a.Box)) })

	return kept
}

func area(r pixel.Rect) float64 { return r.Width() * r.Height() }

// intersection is the intersection over union of two boxes, 0..1.
func intersection(a, b pixel.Rect) float64 {
	w := min(a.Right, b.Right) - max(a.Left, b.Left)
	h := min(a.Bottom, b.Bottom) - max(a.Top, b.Top)

	if w <= 0 || h <= 0 {
		return 0
	}

	return w * h / (area(a) + area(b) - w*h)
}
