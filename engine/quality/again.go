package quality

import (
	"maps"
	"math"
	"slices"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/face"
)

// frame is which frame of the burst, from 0, the other measures of single frames belong to: those that show a face.
const frame = "frame"

// series keeps what was measured of every frame that shows a face, as far as it was measured of all of them.
func series(frames []map[string]float64) map[string][]float64 {
	kept := map[string][]float64{}

	for i, measures := range frames {
		if measures == nil {
			continue
		}

		kept[frame] = append(kept[frame], float64(i))

		for name, value := range measures {
			kept[name] = append(kept[name], value)
		}
	}

	maps.DeleteFunc(kept, func(_ string, values []float64) bool { return len(values) != len(kept[frame]) })

	return kept
}

// shown gives back what was measured of each frame; false when that was not kept for every criterion.
func shown(stored engine.Finding) ([]map[string]float64, bool) {
	given := int(stored.Measures["framesGiven"])
	if given < 1 || given > engine.MaxFrames || len(stored.Frames[frame]) == 0 {
		return nil, false
	}

	frames := make([]map[string]float64, given)

	for nth, at := range stored.Frames[frame] {
		if at < 0 || int(at) >= given {
			return nil, false
		}

		measures := make(map[string]float64, len(stored.Frames)+2)

		for name, values := range stored.Frames {
			if name != frame && nth < len(values) {
				measures[name] = values[nth]
			}
		}

		frames[int(at)] = measures
	}

	for _, c := range criteria() {
		if len(stored.Frames[c.measure]) != len(stored.Frames[frame]) {
			return nil, false
		}
	}

	return frames, true
}

// Seen is which frames later checks saw, and would see by the thresholds of now.
type Seen struct {
	// Same: the same ones.
	Same bool
	// Left are those of the frames seen then that would be seen now, counted from 0 among them. Known is false where a frame would be seen
	// that was not, or that cannot be said.
	Left  []int
	Known bool
}

// Told gives what of the frames is still seen.
func Told(past *engine.Past) Seen {
	if seen, ok := engine.Recalled[Seen](past, Name); ok {
		return seen
	}

	return Seen{Same: !past.Moved(append(figures(), face.ScoreMin)...)}
}

func again(past *engine.Past, stored engine.Finding) (engine.Finding, engine.Told) {
	if len(face.Gone(past)) == 0 && !past.Moved(figures()...) {
		past.Keep(Name, Seen{Same: true})

		return stored, engine.Whole
	}

	frames, ok := shown(stored)
	if !ok {
		return stored, engine.Untold
	}

	_, was := judge(clones(frames), past.Was)

	for _, at := range face.Gone(past) {
		if at < len(frames) {
			frames[at] = nil
		}
	}

	found, now := judge(frames, past.Now)
	past.Keep(Name, seenOf(was, now, known(past.Was)))

	stored.Outcome, stored.Score, stored.Reasons, stored.Measures = found.Outcome, found.Score, found.Reasons, found.Measures

	return stored, engine.Whole
}

// clones lets frames be judged without being written into.
func clones(frames []map[string]float64) []map[string]float64 {
	copied := make([]map[string]float64, len(frames))
	for i, measures := range frames {
		copied[i] = maps.Clone(measures)
	}

	return copied
}

func seenOf(was, now []int, known bool) Seen {
	if !known {
		return Seen{}
	}

	seen := Seen{Same: slices.Equal(was, now), Known: true}

	for _, at := range now {
		nth := slices.Index(was, at)
		seen.Left, seen.Known = append(seen.Left, nth), seen.Known && nth >= 0
	}

	return seen
}

// figures names every threshold of the room.
func figures() []string {
	all := criteria()
	names := make([]string, len(all))

	for i := range all {
		names[i] = all[i].threshold.Name
	}

	return names
}

func known(thresholds engine.Thresholds) bool {
	return !slices.ContainsFunc(figures(), func(name string) bool {
		_, ok := thresholds[name]

		return !ok
	})
}

// turns gives what was measured of each frame by the threshold's criterion.
func turns(_ engine.Thresholds, stored engine.Finding, threshold string) ([]float64, bool) {
	frames, ok := shown(stored)

	var values []float64

	for _, c := range criteria() {
		if c.threshold.Name != threshold {
			continue
		}

		for _, measures := range frames {
			if value, measured := measures[c.measure]; measured && c.magnitude {
				values = append(values, math.Abs(value))
			} else if measured {
				values = append(values, value)
			}
		}
	}

	return values, ok
}
