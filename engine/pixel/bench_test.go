package pixel_test

import (
	"testing"

	"github.com/honnin/honnin/engine/pixel"
)

func BenchmarkDecode(b *testing.B) {
	for name, size := range map[string][2]int{"2MP": {1632, 1224}, "12MP": {4032, 3024}} {
		b.Run(name, func(b *testing.B) {
			d, data := decoder(b), encode(b, size[0], size[1])

			var m pixel.Image

			b.ReportAllocs()

			for b.Loop() {
				if err := d.Decode(&m, data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkWarp(b *testing.B) {
	m := ramp(1632, 1224)
	for name, row := range map[string]struct{ width, height, taps int }{
		"detect": {320, 240, 3}, "pose": {224, 224, 3}, "liveness": {128, 128, 0}, "landmark": {64, 64, 0},
	} {
		b.Run(name, func(b *testing.B) {
			to := colour(row.width, row.height)
			to.Taps = row.taps

			b.ReportAllocs()

			for b.Loop() {
				to.Warp(m, whole(m).Onto(row.width, row.height), pixel.Area, pixel.Border{Replicate: true})
			}
		})
	}

	b.Run("aligned", func(b *testing.B) {
		to := colour(112, 112)

		b.ReportAllocs()

		for b.Loop() {
			to.Warp(m, pixel.Affine{A: 5, B: -0.4, C: 500, D: 0.4, E: 5, F: 300}, pixel.Area, pixel.Border{})
		}
	})
}
