package face

import (
	"math"
	"slices"

	"github.com/honnin/honnin/engine"
)

// The measures of single frames that findings of this room keep: how many faces, the score of the person's, and the least score of any; 0 where
// there is no face.
const (
	frameFaces = "faceCount"
	frameScore = "score"
	frameLeast = "scoreLow"
)

// unreadable is the reason of a finding about a file that is no picture, as package suite gives it.
const unreadable engine.Reason = "unreadable_image"

func series(frames []View) map[string][]float64 {
	kept := map[string][]float64{}

	for i := range frames {
		var score, least float64

		for _, face := range frames[i].Faces {
			if least == 0 || face.Score < least {
				least = face.Score
			}
		}

		if person, err := frames[i].Person(); err == nil {
			score = person.Score
		}

		kept[frameFaces] = append(kept[frameFaces], float64(len(frames[i].Faces)))
		kept[frameScore] = append(kept[frameScore], score)
		kept[frameLeast] = append(kept[frameLeast], least)
	}

	return kept
}

// shown reads what is kept of frames; false if it is not whole.
func shown(stored engine.Finding) (faces, scores, least []float64, ok bool) {
	faces, scores, least = stored.Frames[frameFaces], stored.Frames[frameScore], stored.Frames[frameLeast]

	return faces, scores, least, len(faces) > 0 && len(scores) == len(faces) && len(least) == len(faces)
}

// Gone gives the frames of which the only face is none by the thresholds of now, from 0.
func Gone(past *engine.Past) []int {
	gone, _ := engine.Recalled[[]int](past, Name)

	return gone
}

// again tells by a higher threshold which frames still show a face. By a lower one there could be faces of which nothing was kept, and where
// some of several faces of a frame are none any more, another could be the person's.
func again(past *engine.Past, stored engine.Finding) (engine.Finding, engine.Told) {
	if !past.Moved(ScoreMin) || slices.Contains(stored.Reasons, unreadable) {
		return stored, engine.Whole
	}

	faces, scores, least, ok := shown(stored)
	if was, known := past.Was[ScoreMin]; !ok || !known || past.Now[ScoreMin] < was {
		return stored, engine.Untold
	}

	var gone []int

	for i := range faces {
		switch {
		case faces[i] == 0 || least[i] >= past.Now[ScoreMin]:
		case faces[i] == 1:
			gone = append(gone, i)
		default:
			return stored, engine.Untold
		}
	}

	past.Keep(Name, gone)

	if len(gone) == 0 {
		return stored, engine.Whole
	}

	return without(stored, gone, faces, scores), engine.Outline
}

// without is the finding when the frames show no face.
func without(stored engine.Finding, gone []int, faces, scores []float64) engine.Finding {
	var most, with, score float64

	for i := range faces {
		if !slices.Contains(gone, i) && faces[i] > 0 {
			most, with, score = max(most, faces[i]), with+1, max(score, scores[i])
		}
	}

	stored.Measures = map[string]float64{"faceCount": most, "framesWithFace": with}
	stored.Outcome, stored.Reasons, stored.Score = engine.Inconclusive, []engine.Reason{NoFace}, nil

	if with > 0 {
		stored.Outcome, stored.Reasons, stored.Score = engine.Pass, nil, &score
	}

	return stored
}

// turns gives the scores at which a frame loses a face, and where what was kept ends.
func turns(was engine.Thresholds, stored engine.Finding, _ string) ([]float64, bool) {
	if slices.Contains(stored.Reasons, unreadable) {
		return nil, true
	}

	_, _, least, ok := shown(stored)
	bound, known := was[ScoreMin]
	scores := slices.DeleteFunc(slices.Clone(least), func(score float64) bool { return score == 0 })

	return append(scores, math.Nextafter(bound, 0)), ok && known
}
