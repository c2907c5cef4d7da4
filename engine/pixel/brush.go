package pixel

// brush writes sums of samples into a tensor: one multiplication and one addition a channel, with the division by the number of
// samples and the model's normalisation folded into them.
type brush struct {
	data         []float32
	stepX, stepC int
	order        Order
	gain, offset [3]float32
}

func (t *Tensor) brush(taps int, smooth bool) brush {
	b := brush{data: t.Data, stepX: t.StepX, stepC: t.StepC, order: t.Order}
	weight := 1 / float32(taps*taps)

	if smooth {
		weight /= 1 << 16
	}

	for c := range t.Gain {
		b.gain[c], b.offset[c] = t.Gain[c]*weight, t.Offset[c]
	}

	return b
}

func (p *brush) put(o int, r, g, b float32) {
	if p.order == BGR {
		r, b = b, r
	}

	if p.order == Luma {
		p.data[o] = (0.299*r+0.587*g+0.114*b)*p.gain[0] + p.offset[0]

		return
	}

	p.data[o] = r*p.gain[0] + p.offset[0]
	p.data[o+p.stepC] = g*p.gain[1] + p.offset[1]
	p.data[o+2*p.stepC] = b*p.gain[2] + p.offset[2]
}
