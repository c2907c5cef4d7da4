package face

import "github.com/honnin/honnin/engine"

// NoFace is the reason when no frame shows a face.
const NoFace engine.Reason = "no_face"

// judge passes when at least one frame shows a face. How many faces there are, and how good they look, is for quality to say.
func judge(frames []View) engine.Finding {
	finding := engine.Finding{Outcome: engine.Inconclusive, Reasons: []engine.Reason{NoFace}}

	var most, with int

	var score, height float64

	for i := range frames {
		most = max(most, len(frames[i].Faces))

		if person, err := frames[i].Person(); err == nil {
			with++
			score, height = max(score, person.Score), max(height, person.Box.Height())
		}
	}

	finding.Measures = map[string]float64{
		"faceCount": float64(most), "framesWithFace": float64(with), "boxHeight": height,
	}

	finding.Frames = series(frames)

	if with > 0 {
		finding.Outcome, finding.Reasons, finding.Score = engine.Pass, nil, &score
	}

	return finding
}
