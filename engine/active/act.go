package active

import (
	"cmp"
	"math"
	"slices"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/face"
	"github.com/honnin/honnin/engine/motion"
)

const (
	// settled is how near to rest, in bounds of the moves, a head must come after a prompt began before its move counts.
	settled = 0.75
	// shut is the longest that eyes are closed in a blink, in milliseconds: beyond it they are closed eyes.
	shut = 1500
	// near is how many frames stand for rest, and at most for the height of a turn, when depth is measured.
	near = 5
	// high is the share of its largest angle from which a frame belongs to the height of a turn.
	high = 0.8
)

// acted is what was made of all moves.
type acted struct {
	made int
	// least is the smallest of the moves in bounds, 0 to [most]; turn and nod are the smallest in degrees, infinite when none was asked.
	least, turn, nod float64
	parallax         float64
}

func (a *acted) report(m map[string]float64) {
	m[measureMade] = float64(a.made)

	for name, value := range map[string]float64{"turn": a.turn, "nod": a.nod, measureParallax: a.parallax} {
		if !math.IsInf(value, 1) {
			m[name] = value
		}
	}
}

// act holds every prompt's frames against its move.
func act(challenge motion.Challenge, header *motion.Header, glances []glance, t engine.Thresholds) acted {
	rest := resting(glances, t)
	all := acted{least: most, turn: math.Inf(1), nod: math.Inf(1), parallax: math.Inf(1)}

	for i, move := range challenge.Moves {
		if i >= len(header.Prompts) {
			all.least = 0

			break
		}

		part := rest.settle(during(glances, header.Prompts[i]))
		size, made := rest.move(move, part)

		if made {
			all.made++
		}

		all.least = min(all.least, size)

		switch move {
		case motion.TurnLeft, motion.TurnRight:
			all.turn = min(all.turn, size*rest.turn)
			all.parallax = min(all.parallax, rest.depth(move, part))
		case motion.LookUp, motion.LookDown:
			all.nod = min(all.nod, size*rest.nod)
		case motion.Blink:
		}
	}

	if math.IsInf(all.parallax, 1) {
		all.parallax = 0 // no turn: nothing shows depth
	}

	return all
}

// during gives the glances of one prompt.
func during(glances []glance, prompt motion.Asked) []glance {
	var part []glance

	for _, one := range glances {
		if one.at >= prompt.From && one.at <= prompt.To {
			part = append(part, one)
		}
	}

	return part
}

// rest is how the head is held when nothing is asked.
type rest struct {
	yaw, pitch float64
	faces      []*[68]face.Point
	turn, nod  float64 // the bounds, in degrees
	closed     float64
}

// resting takes the medians of the film for rest, and the frames nearest to them for the face at rest.
func resting(glances []glance, t engine.Thresholds) rest {
	r := rest{turn: bound(t, TurnMin), nod: bound(t, NodMin), closed: t[EyesOpenMax]}
	yaws, pitches := make([]float64, len(glances)), make([]float64, len(glances))

	for i := range glances {
		yaws[i], pitches[i] = glances[i].yaw, glances[i].pitch
	}

	slices.Sort(yaws)
	slices.Sort(pitches)

	r.yaw, r.pitch = yaws[len(yaws)/2], pitches[len(pitches)/2]

	order := make([]*glance, len(glances))
	for i := range glances {
		order[i] = &glances[i]
	}

	slices.SortStableFunc(order, func(a, b *glance) int { return cmp.Compare(r.far(a), r.far(b)) })

	for _, one := range order[:min(near, len(order))] {
		r.faces = append(r.faces, &one.points)
	}

	return r
}

// bound is a threshold that something is divided by; one that is missing is never reached.
func bound(t engine.Thresholds, name string) float64 {
	if value, ok := t[name]; ok && value > 0 {
		return value
	}

	return math.Inf(1)
}

// toward is how far the head is moved in the direction of the move, in degrees; negative the other way. A blink has none.
func (r *rest) toward(move motion.Move, g *glance) float64 {
	switch move {
	case motion.TurnLeft:
		return r.yaw - g.yaw
	case motion.TurnRight:
		return g.yaw - r.yaw
	case motion.LookUp:
		return g.pitch - r.pitch
	case motion.LookDown:
		return r.pitch - g.pitch
	case motion.Blink:
	}

	return 0
}

// per is the bound of a move's angle.
func (r *rest) per(move motion.Move) float64 {
	if move.Turn() {
		return r.turn
	}

	return r.nod
}

// far is how far from rest a glance is, in bounds of the moves.
func (r *rest) far(g *glance) float64 {
	return max(math.Abs(g.yaw-r.yaw)/r.turn, math.Abs(g.pitch-r.pitch)/r.nod)
}

// settle drops what was still on its way back when the prompt began.
func (r *rest) settle(part []glance) []glance {
	for i := range part {
		if r.far(&part[i]) < settled {
			return part[i:]
		}
	}

	return nil
}

// move gives how large the move was, in bounds, 0 to [most], and whether it was made: reached its bound, and no other move of the head
// was larger. A blink is made by eyes that were open, closed and open again while the head did nothing.
func (r *rest) move(move motion.Move, part []glance) (size float64, made bool) {
	var mine, others float64

	for _, other := range []motion.Move{motion.TurnLeft, motion.TurnRight, motion.LookUp, motion.LookDown} {
		if reached := r.height(other, part) / r.per(other); other == move {
			mine = reached
		} else {
			others = max(others, reached)
		}
	}

	if move == motion.Blink {
		if r.blinked(part) && others < 1 {
			return 1, true
		}

		return 0, false
	}

	return over(mine, 1), mine >= 1 && mine >= others
}

// height is the largest angle in the direction of the move that two neighbouring frames agree on, so that one misread frame is no move.
func (r *rest) height(move motion.Move, part []glance) float64 {
	var largest float64

	for i := 1; i < len(part); i++ {
		largest = max(largest, min(r.toward(move, &part[i-1]), r.toward(move, &part[i])))
	}

	return largest
}

// blinked looks for closed eyes between open ones.
func (r *rest) blinked(part []glance) bool {
	began := int64(-1)

	for i := 1; i < len(part); i++ {
		before, now := part[i-1].open <= r.closed, part[i].open <= r.closed

		switch {
		case now && !before:
			began = part[i].at
		case before && !now && began >= 0 && part[i].at-began <= shut:
			return true
		}
	}

	return false
}

// depth is the parallax of a turn in its own direction: the median over the frames at its height and the faces at rest.
func (r *rest) depth(move motion.Move, part []glance) float64 {
	top := slices.Clone(part)
	slices.SortStableFunc(top, func(a, b glance) int { return cmp.Compare(r.toward(move, &b), r.toward(move, &a)) })

	// Turned to the person's left the nose goes to the picture's right.
	sign := 1.0
	if move == motion.TurnRight {
		sign = -1
	}

	var found []float64

	for i := range top[:min(near, len(top))] {
		if r.toward(move, &top[i]) < high*r.toward(move, &top[0]) {
			break
		}

		for _, still := range r.faces {
			found = append(found, sign*parallax(still, &top[i].points))
		}
	}

	if len(found) == 0 {
		return 0
	}

	slices.Sort(found)

	return found[len(found)/2]
}
