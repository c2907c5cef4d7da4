package pixel

import "math"

// Coordinates inside a warp are fixed point with this many bits of fraction.
const (
	bits = 16
	one  = 1 << bits
	half = one / 2
)

// grid is one warp's way over the source, in fixed point: where a destination pixel's first sample lies and how far the next is.
type grid struct {
	src *Image
	// x0, y0 is the first sample of pixel 0, 0; ax, ay a step to the right, bx, by a step down; sx.. the same between samples.
	x0, y0, ax, ay, bx, by int
	sax, say, sbx, sby     int
	taps                   int
}

func fixed(v float64) int { return int(math.Round(v * one)) }

// Warp fills the tensor with the picture as the affine map sees it. It allocates nothing after the first time.
func (t *Tensor) Warp(src *Image, m Affine, s Sampling, border Border) {
	g := survey(src, m, t.taps(m, s))

	// Nearest samples suffice once three or more are averaged along each axis; below that they would alias.
	smooth := g.taps < 3
	level := m.B == 0 && m.D == 0 && !smooth
	to := t.brush(g.taps, smooth)

	if level {
		t.measure(&g)
	}

	for row := range t.Height {
		px, py, o := g.x0+row*g.bx, g.y0+row*g.by, row*t.StepY
		first, last := g.inside(px, py, t.Width, smooth)

		g.edgeRow(&to, px, py, 0, first, o, smooth, border)
		g.edgeRow(&to, px, py, last, t.Width, o, smooth, border)

		switch {
		case level:
			g.levelRow(&to, t.offsets, py, first, last, o)
		case smooth:
			g.smoothRow(&to, px, py, first, last, o)
		default:
			g.slantRow(&to, px, py, first, last, o)
		}
	}
}

// taps gives how many samples along each axis a destination pixel takes.
func (t *Tensor) taps(m Affine, s Sampling) int {
	if s != Area {
		return 1
	}

	limit := maxTaps
	if t.Taps > 0 {
		limit = t.Taps
	}

	// A third more than one source pixel per sample does not alias visibly, and a tap less is much less work.
	return min(max(int(math.Ceil(m.Shrink()-0.33)), 1), limit)
}

func survey(src *Image, m Affine, taps int) grid {
	n := float64(taps)
	x, y := m.Apply(0.5/n, 0.5/n)

	return grid{
		src: src, taps: taps, x0: fixed(x), y0: fixed(y),
		ax: fixed(m.A), ay: fixed(m.D), bx: fixed(m.B), by: fixed(m.E),
		sax: fixed(m.A / n), say: fixed(m.D / n), sbx: fixed(m.B / n), sby: fixed(m.E / n),
	}
}

// measure notes where each column's samples lie along a row: the same in every row of an upright map.
func (t *Tensor) measure(g *grid) {
	t.offsets = t.offsets[:0]

	for col := range t.Width {
		x := g.x0 + col*g.ax
		for range g.taps {
			t.offsets = append(t.offsets, (x>>bits)*g.src.stepX)
			x += g.sax
		}
	}
}

// inside gives the columns of a row whose every sample, neighbours included, lies in the picture. The map is affine, so they are
// one run; its ends are found by testing columns from both sides, which is exact and costs nothing when all are inside.
func (g *grid) inside(px, py, width int, smooth bool) (first, last int) {
	last = width
	for first < last && !g.holds(px+first*g.ax, py+first*g.ay, smooth) {
		first++
	}

	for last > first && !g.holds(px+(last-1)*g.ax, py+(last-1)*g.ay, smooth) {
		last--
	}

	return first, last
}

// holds says whether the four corner samples of a destination pixel, and so all of them, lie in the picture.
func (g *grid) holds(px, py int, smooth bool) bool {
	n := g.taps - 1
	left, top, right, bottom := 0, 0, g.src.Width<<bits, g.src.Height<<bits

	if smooth {
		left, top, right, bottom = half, half, right-half, bottom-half
	}

	for _, corner := range [4][2]int{{0, 0}, {n, 0}, {0, n}, {n, n}} {
		x := px + corner[0]*g.sax + corner[1]*g.sbx
		y := py + corner[0]*g.say + corner[1]*g.sby

		if x < left || y < top || x >= right || y >= bottom {
			return false
		}
	}

	return true
}

// nearest sums the taps*taps samples of a destination pixel.
func (g *grid) nearest(px, py int) (r, gr, b int) {
	pix, base, stepX, stepY := g.src.pix, g.src.base, g.src.stepX, g.src.stepY

	for range g.taps {
		x, y := px, py

		for range g.taps {
			o := base + (x>>bits)*stepX + (y>>bits)*stepY
			p := pix[o : o+3 : o+3]
			r, gr, b = r+int(p[0]), gr+int(p[1]), b+int(p[2])
			x, y = x+g.sax, y+g.say
		}

		px, py = px+g.sbx, py+g.sby
	}

	return r, gr, b
}

// linear sums the samples of a destination pixel, each mixed from four neighbours, times 1<<16.
func (g *grid) linear(px, py int) (r, gr, b int) {
	pix, stepX, stepY := g.src.pix, g.src.stepX, g.src.stepY

	for range g.taps {
		x, y := px, py

		for range g.taps {
			u, v := x-half, y-half
			o := g.src.base + (u>>bits)*stepX + (v>>bits)*stepY
			fx, fy := (u>>(bits-8))&255, (v>>(bits-8))&255
			p, q := pix[o:o+3:o+3], pix[o+stepX:o+stepX+3:o+stepX+3]
			k := o + stepY
			s, w := pix[k:k+3:k+3], pix[k+stepX:k+stepX+3:k+stepX+3]
			a, c, d, e := (256-fx)*(256-fy), fx*(256-fy), (256-fx)*fy, fx*fy
			r += int(p[0])*a + int(q[0])*c + int(s[0])*d + int(w[0])*e
			gr += int(p[1])*a + int(q[1])*c + int(s[1])*d + int(w[1])*e
			b += int(p[2])*a + int(q[2])*c + int(s[2])*d + int(w[2])*e
			x, y = x+g.sax, y+g.say
		}

		px, py = px+g.sbx, py+g.sby
	}

	return r, gr, b
}

// beyond says whether an upright destination pixel lies wholly on one side of the picture.
func (g *grid) beyond(px, py int) bool {
	n := g.taps - 1

	return g.sbx == 0 && g.say == 0 &&
		(px+n*g.sax < 0 || py+n*g.sby < 0 || px>>bits >= g.src.Width || py>>bits >= g.src.Height)
}

// edge sums the samples of a destination pixel that reaches over the picture's border, in the scale of linear or nearest.
func (g *grid) edge(px, py int, smooth bool, border Border) (r, gr, b int) {
	width, height := g.src.Width, g.src.Height

	if n := g.taps * g.taps; !border.Replicate && g.beyond(px, py) {
		if smooth {
			n <<= 16
		}

		return int(border.Grey) * n, int(border.Grey) * n, int(border.Grey) * n
	}

	for range g.taps {
		x, y := px, py

		for range g.taps {
			ix, iy := x>>bits, y>>bits
			out := ix < 0 || iy < 0 || ix >= width || iy >= height

			if out && !border.Replicate {
				r, gr, b = r+int(border.Grey), gr+int(border.Grey), b+int(border.Grey)
			} else {
				p, q, s := g.src.At(min(max(ix, 0), width-1), min(max(iy, 0), height-1))
				r, gr, b = r+int(p), gr+int(q), b+int(s)
			}

			x, y = x+g.sax, y+g.say
		}

		px, py = px+g.sbx, py+g.sby
	}

	if smooth {
		return r << 16, gr << 16, b << 16
	}

	return r, gr, b
}
