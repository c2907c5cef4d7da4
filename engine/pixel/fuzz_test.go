package pixel_test

import (
	"encoding/binary"
	"errors"
	"testing"

	"github.com/honnin/honnin/engine/pixel"
)

func seeds(f *testing.F) {
	f.Helper()

	for _, name := range []string{"stripes.jpg", "stripes.png", "stripes.webp", "lossless.webp", "stripes.heic"} {
		f.Add(sample(f, name))
	}

	f.Add(withEXIF(sample(f, "stripes.jpg"), tiff(binary.BigEndian, 6)))
	f.Add(hugePNG(f, 60_000, 60_000))
}

// FuzzInspect: any bytes give an Info within the limits or an Error of this package.
func FuzzInspect(f *testing.F) {
	seeds(f)

	f.Fuzz(func(t *testing.T, data []byte) {
		info, err := pixel.Inspect(data)
		if err != nil {
			if _, ok := errors.AsType[*pixel.Error](err); !ok {
				t.Fatalf("an error of another type: %v", err)
			}

			return
		}

		if info.Width < 1 || info.Height < 1 || info.Width > pixel.MaxPixels/info.Height || info.Orientation < 1 || info.Orientation > 8 {
			t.Fatalf("outside the limits: %+v", info)
		}
	})
}

// FuzzDecode: any bytes decode to what the header promised, or are an Error; the C libraries behind it must survive them.
func FuzzDecode(f *testing.F) {
	seeds(f)

	d := decoder(f)

	var m pixel.Image

	f.Fuzz(func(t *testing.T, data []byte) {
		if info, err := pixel.Inspect(data); err == nil && info.Width*info.Height > 4_000_000 {
			t.Skip("a legal size that would only make fuzzing slow")
		}

		if d.Decode(&m, data) != nil {
			return
		}

		m.At(m.Width-1, m.Height-1)
		m.At(0, 0)

		to := pixel.Grey(make([]float32, 64), 8, 8)
		to.Warp(&m, whole(&m).Onto(8, 8), pixel.Area, pixel.Border{Replicate: true})
	})
}
