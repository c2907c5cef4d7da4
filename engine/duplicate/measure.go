package duplicate

import (
	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/pixel"
)

// measured is what there is of copies.
type measured struct {
	// exact and near count those below the threshold, exact among near; nearest is of all, in bits.
	exact, near, nearest int
}

func measure(found []engine.Copy, least float64) measured {
	m := measured{nearest: pixel.HashBits}

	for _, one := range found {
		m.nearest = min(m.nearest, one.Distance)

		if float64(one.Distance) >= least {
			continue
		}

		m.near++

		if one.Exact {
			m.exact++
		}
	}

	return m
}
