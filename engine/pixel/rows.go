package pixel

import "encoding/binary"

// levelRow paints the columns first to last of one row of an upright map, all of whose samples lie in the picture. Four bytes are
// read at once, the fourth being the next pixel's, and red and blue are added side by side in one word: the sums of 64 samples fit
// 16 bits.
func (g *grid) levelRow(to *brush, offsets []int, py, first, last, o int) {
	var rows [maxTaps]int
	for i := range g.taps {
		rows[i] = g.src.base + ((py+i*g.sby)>>bits)*g.src.stepY
	}

	pix, taps := g.src.pix, g.taps
	o += first * to.stepX

	// The large inputs take nine samples a pixel, and most of the time: spelt out, they cost a third less.
	if taps == 3 {
		for col := first; col < last; col++ {
			c := offsets[col*3 : col*3+3 : col*3+3]
			rb, green := three(pix[rows[0]:], c)
			rb1, green1 := three(pix[rows[1]:], c)
			rb2, green2 := three(pix[rows[2]:], c)
			rb, green = rb+rb1+rb2, green+green1+green2
			to.put(o, float32(rb&0xffff), float32(green), float32(rb>>16))
			o += to.stepX
		}

		return
	}

	for col := first; col < last; col++ {
		var rb, green uint32

		columns := offsets[col*taps : (col+1)*taps]
		for _, row := range rows[:taps] {
			for _, column := range columns {
				v := binary.LittleEndian.Uint32(pix[row+column:])
				rb += v & 0xff00ff
				green += v >> 8 & 0xff
			}
		}

		to.put(o, float32(rb&0xffff), float32(green), float32(rb>>16))
		o += to.stepX
	}
}

// three sums three samples of one row.
func three(row []byte, c []int) (rb, green uint32) {
	u := binary.LittleEndian.Uint32(row[c[0]:])
	v := binary.LittleEndian.Uint32(row[c[1]:])
	w := binary.LittleEndian.Uint32(row[c[2]:])

	return u&0xff00ff + v&0xff00ff + w&0xff00ff, u>>8&0xff + v>>8&0xff + w>>8&0xff
}

// slantRow is levelRow for any map.
func (g *grid) slantRow(to *brush, px, py, first, last, o int) {
	px, py, o = px+first*g.ax, py+first*g.ay, o+first*to.stepX

	for range last - first {
		r, gr, b := g.nearest(px, py)
		to.put(o, float32(r), float32(gr), float32(b))
		px, py, o = px+g.ax, py+g.ay, o+to.stepX
	}
}

// smoothRow is slantRow with samples mixed from four neighbours.
func (g *grid) smoothRow(to *brush, px, py, first, last, o int) {
	px, py, o = px+first*g.ax, py+first*g.ay, o+first*to.stepX

	for range last - first {
		r, gr, b := g.linear(px, py)
		to.put(o, float32(r), float32(gr), float32(b))
		px, py, o = px+g.ax, py+g.ay, o+to.stepX
	}
}

// edgeRow paints the columns from and to of one row that reach over the picture's border.
func (g *grid) edgeRow(to *brush, px, py, from, until, o int, smooth bool, border Border) {
	px, py, o = px+from*g.ax, py+from*g.ay, o+from*to.stepX

	for range until - from {
		r, gr, b := g.edge(px, py, smooth, border)
		to.put(o, float32(r), float32(gr), float32(b))
		px, py, o = px+g.ax, py+g.ay, o+to.stepX
	}
}
