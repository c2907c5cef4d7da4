package quality

import (
	"math"

	"github.com/honnin/honnin/engine"
)

// criterion bounds one measure on one side.
type criterion struct {
	measure string
	// most says that the threshold is an upper bound; magnitude that the measure's sign does not matter.
	most, magnitude bool
	reason          engine.Reason
	threshold       engine.Threshold
}

// Retake hints: what the person can change.
const (
	TooDark     engine.Reason = "too_dark"
	TooBright   engine.Reason = "too_bright"
	Blurred     engine.Reason = "blurred"
	ComeCloser  engine.Reason = "come_closer"
	StepBack    engine.Reason = "step_back"
	LookAhead   engine.Reason = "look_straight"
	EyesClosed  engine.Reason = "eyes_closed"
	UnevenLight engine.Reason = "uneven_light"
	LowContrast engine.Reason = "low_contrast"
	CenterFace  engine.Reason = "center_face"
	MoreThanOne engine.Reason = "more_than_one_face"
	NoFace      engine.Reason = "no_face"
)

func limit(name, unit string, low, high float64, doc string) engine.Threshold {
	return engine.Threshold{Name: Name + "." + name, Unit: unit, Low: low, High: high, Doc: doc}
}

// criteria gives every bound, in the order in which a person should be told: light before eyes, which the dark makes look shut.
func criteria() []criterion {
	return []criterion{
		{measure: "otherFaceSize", most: true, reason: MoreThanOne, threshold: limit("otherFaceSize.max", "1", 0, 1, "The largest second face allowed, as its height relative to the person's; lower is stricter.")},
		{measure: "interEyeDistance", reason: ComeCloser, threshold: limit("interEyeDistance.min", "px", 10, 500, "Least distance between the eyes; higher is stricter.")},
		{measure: "headSize", reason: ComeCloser, threshold: limit("headSize.min", "1", 0, 1, "Smallest face box height relative to the picture's; higher is stricter.")},
		{measure: "headSize", most: true, reason: StepBack, threshold: limit("headSize.max", "1", 0.2, 2, "Largest face box height relative to the picture's; lower is stricter.")},
		{measure: "margin", reason: CenterFace, threshold: limit("margin.min", "1", -1, 1, "Least room between the face box and the picture's edges, in box heights; higher is stricter.")},
		{measure: "yaw", most: true, magnitude: true, reason: LookAhead, threshold: limit("yaw.max", "degree", 1, 90, "Largest turn to either side; lower is stricter.")},
		{measure: "pitch", most: true, magnitude: true, reason: LookAhead, threshold: limit("pitch.max", "degree", 1, 90, "Largest nod up or down; lower is stricter.")},
		{measure: "roll", most: true, magnitude: true, reason: LookAhead, threshold: limit("roll.max", "degree", 1, 90, "Largest tilt to either side; lower is stricter.")},
		{measure: "luminance", reason: TooDark, threshold: limit("luminance.min", "1", 0, 1, "Least mean luminance of the face; higher is stricter.")},
		{measure: "underExposure", most: true, reason: TooDark, threshold: limit("underExposure.max", "1", 0, 1, "Largest share of the face that is nearly black; lower is stricter.")},
		{measure: "luminance", most: true, reason: TooBright, threshold: limit("luminance.max", "1", 0, 1, "Largest mean luminance of the face; lower is stricter.")},
		{measure: "overExposure", most: true, reason: TooBright, threshold: limit("overExposure.max", "1", 0, 1, "Largest share of the face that is nearly white; lower is stricter.")},
		{measure: "illuminationUniformity", reason: UnevenLight, threshold: limit("illuminationUniformity.min", "1", 0, 1, "Least likeness of the light on both halves of the face; higher is stricter.")},
		{measure: "dynamicRange", reason: LowContrast, threshold: limit("dynamicRange.min", "bit", 0, 8, "Least entropy of the face's luminance; higher is stricter.")},
		{measure: "eyesOpen", reason: EyesClosed, threshold: limit("eyesOpen.min", "1", 0, 1, "Least confidence that the more open eye is open; higher is stricter.")},
		{measure: "sharpness", reason: Blurred, threshold: limit("sharpness.min", "1", 0, 100000, "Least variance of the Laplacian over the face; higher is stricter.")},
	}
}

// met says whether the measure keeps to the bound. A measure that is missing or no number never does.
func (c *criterion) met(measures map[string]float64, bound float64) bool {
	value, ok := measures[c.measure]
	if c.magnitude {
		value = math.Abs(value)
	}

	if c.most {
		return ok && value <= bound
	}

	return ok && value >= bound
}
