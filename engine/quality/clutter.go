package quality

import (
	"math"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/face"
	"github.com/honnin/honnin/engine/pixel"
)

const (
	thumbWidth  = 80
	thumbHeight = 60
	// surroundings is how far around the face box hair, ears and neck are taken to reach.
	surroundings = 1.8
)

// clutter is the mean gradient of a thumbnail outside the head's surroundings; 0 when nothing lies outside.
func clutter(room *engine.Room, view *face.View, box pixel.Rect, m map[string]float64) {
	whole := pixel.Rect{Right: float64(view.Picture.Width), Bottom: float64(view.Picture.Height)}
	onto := whole.Onto(thumbWidth, thumbHeight)
	patch := room.Grey(view.Picture, onto, thumbWidth, thumbHeight)
	head := box.Square().Scale(surroundings)

	var sum float64

	n := 0

	for y := 1; y < thumbHeight-1; y++ {
		for x := 1; x < thumbWidth-1; x++ {
			px, py := onto.Apply(float64(x)+0.5, float64(y)+0.5)
			if px > head.Left && px < head.Right && py > head.Top && py < head.Bottom {
				continue
			}

			i := y*thumbWidth + x
			sum += math.Hypot(float64(patch[i+1]-patch[i-1]), float64(patch[i+thumbWidth]-patch[i-thumbWidth])) / 2
			n++
		}
	}

	m["backgroundClutter"] = sum / float64(max(n, 1))
}
