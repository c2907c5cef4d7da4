package active

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/motion"
	"github.com/honnin/honnin/internal/testkit"
	"github.com/honnin/honnin/internal/testkit/film"
	"github.com/honnin/honnin/internal/testkit/golden"
)

// photograph is a photograph before the camera at one instant: slid, turned in its plane, scaled, tilted and bent.
type photograph struct {
	slideX, slideY float64 // pixels
	spin           float64 // radians in the picture's plane
	scale          float64
	tilt           float64 // radians about the upright axis
	nod            float64 // radians about the level axis
	bend           float64 // radians that the width of a face (100 px) takes of a cylinder about the upright axis
}

// faceWidth and eye are about those of the two stills, in pixels; distance is the camera's, in pixels of the photograph.
const (
	faceWidth = 100
	distance  = 700
)

// shoot draws the photograph as a camera sees it, about the middle of the face.
func (p photograph) shoot(still *image.RGBA, middle image.Point) image.Image {
	bounds := still.Bounds()
	out := image.NewRGBA(bounds)
	across := p.columns()

	for y := range bounds.Dy() {
		for x := range bounds.Dx() {
			// Back through slide, spin and scale, then through the surface.
			dx, dy := float64(x-middle.X)-p.slideX, float64(y-middle.Y)-p.slideY
			c, s := math.Cos(p.spin)/p.scale, math.Sin(p.spin)/p.scale
			u, v := across(c*dx+s*dy, c*dy-s*dx)
			// A tilt about the level axis is a tilt of the plane.
			if p.nod != 0 {
				w := v * distance / (distance*math.Cos(p.nod) - v*math.Sin(p.nod))
				u, v = u*(distance+w*math.Sin(p.nod))/distance, w
			}

			out.SetRGBA(x, y, sample(still, u+float64(middle.X), v+float64(middle.Y)))
		}
	}

	return out
}

// columns gives the way from a place seen to a place on the flat photograph, by a table over the surface's arc.
func (p photograph) columns() func(x, y float64) (u, v float64) {
	type column struct{ x, u, z float64 }

	var table []column

	for u := -400.0; u <= 400; u++ {
		x, z := u, 0.0
		if p.bend > 0 {
			radius := faceWidth / p.bend
			angle := u / radius
			if math.Abs(angle) > math.Pi/2 {
				continue
			}

			x, z = radius*math.Sin(angle), radius*(1-math.Cos(angle))
		}

		// Turned about the upright axis by the tilt, then through the lens.
		turned, deep := x*math.Cos(p.tilt)+z*math.Sin(p.tilt), z*math.Cos(p.tilt)-x*math.Sin(p.tilt)
		seen := turned * distance / (distance + deep)
		if len(table) == 0 || seen > table[len(table)-1].x {
			table = append(table, column{seen, u, deep})
		}
	}

	return func(x, y float64) (float64, float64) {
		low, high := 0, len(table)-1
		for high-low > 1 {
			if mid := (low + high) / 2; table[mid].x > x {
				high = mid
			} else {
				low = mid
			}
		}

		part := (x - table[low].x) / (table[high].x - table[low].x)
		part = min(max(part, 0), 1)
		z := table[low].z + part*(table[high].z-table[low].z)

		return table[low].u + part*(table[high].u-table[low].u), y * (distance + z) / distance
	}
}

func sample(still *image.RGBA, x, y float64) color.RGBA {
	left, top := int(math.Floor(x)), int(math.Floor(y))
	fx, fy := x-float64(left), y-float64(top)

	var sum [3]float64

	for i, weight := range [4]float64{(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy} {
		at := still.RGBAAt(min(max(left+i%2, 0), still.Rect.Dx()-1), min(max(top+i/2, 0), still.Rect.Dy()-1))
		sum[0] += weight * float64(at.R)
		sum[1] += weight * float64(at.G)
		sum[2] += weight * float64(at.B)
	}

	return color.RGBA{uint8(sum[0]), uint8(sum[1]), uint8(sum[2]), 255}
}

// wave is a film of 2.5 seconds: half a second of rest, out, and held.
func wave(tb testing.TB, still string, middle image.Point, most photograph) [][]byte {
	tb.Helper()

	decoded, err := jpeg.Decode(bytes.NewReader(testkit.Person(tb, still)))
	require.NoError(tb, err)

	picture := image.NewRGBA(decoded.Bounds())
	draw.Draw(picture, picture.Bounds(), decoded, image.Point{}, draw.Src)

	frames := make([][]byte, 5*film.Rate/2)

	for i := range frames {
		share := min(max(float64(i)/film.Rate-1, 0), 1)
		now := photograph{
			slideX: most.slideX * share, slideY: most.slideY * share, spin: most.spin * share, scale: 1 + (most.scale-1)*share,
			tilt: most.tilt * share, nod: most.nod * share, bend: most.bend,
		}

		var out bytes.Buffer

		require.NoError(tb, jpeg.Encode(&out, now.shoot(picture, middle), &jpeg.Options{Quality: 90}))
		frames[i] = out.Bytes()
	}

	return frames
}

// A photograph that is moved before the camera makes no turn, whichever way it is asked to, and shows no
// depth unless it is bent.
func TestAPhotographIsNoHead(t *testing.T) {
	const degree = math.Pi / 180

	desk := golden.Desk(t)
	attacks := map[string]photograph{
		"slid": {scale: 1, slideX: 60, slideY: 20}, "turned in its plane": {scale: 1, spin: 25 * degree},
		"brought near": {scale: 1.4}, "taken away": {scale: 0.7},
		"tilted by 40 degrees": {scale: 1, tilt: 40 * degree}, "the other way": {scale: 1, tilt: -40 * degree},
		"tilted by 55 degrees": {scale: 1, tilt: 55 * degree}, "tilted both ways": {scale: 1, tilt: 30 * degree, nod: 35 * degree},
		"bent by 20 degrees": {scale: 1, tilt: 40 * degree, bend: 20 * degree},
	}

	for still, middle := range map[string]image.Point{"franck-1.jpg": image.Pt(190, 130), "cap-1.jpg": image.Pt(200, 150)} {
		for name, attack := range attacks {
			frames := wave(t, still, middle, attack)
			glances := glancesOf(t, desk, still, frames)

			for _, move := range []motion.Move{motion.TurnLeft, motion.TurnRight} {
				scene := scene{to: 2.5}
				acts := []asked{{move, 0, 2.4}}
				finding := judge(challengeOf(acts), scene.header(acts, len(frames)), glances, policy())
				t.Logf("%s %s, %s: %.1f degrees, parallax %.3f", still, name, move, finding.Measures["turn"], finding.Measures["parallax"])
				require.Equal(t, engine.Fail, finding.Outcome)
				require.Contains(t, finding.Reasons, NotMade)

				// Bent, one of the two men turned to the right is as deep as a head (.039): only the turn, which is too small, fails him.
				deep := attack.bend != 0 && still == "franck-1.jpg" && move == motion.TurnRight
				if !deep {
					require.Contains(t, finding.Reasons, Flat, name)
				}
			}
		}
	}
}
