package quality

import (
	"context"
	"math"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/face"
)

// Name is the room's name.
const Name = "quality"

// Check gives the room's check.
func Check() *engine.Check {
	check := &engine.Check{
		Name: Name, Version: "1", Better: engine.Higher, Needs: []engine.Kind{engine.Selfie}, After: []*engine.Check{face.Check()},
		Measures: measures(), Run: run, Again: again, Turns: turns,
	}
	for _, c := range criteria() {
		check.Thresholds = append(check.Thresholds, c.threshold)
	}

	return check
}

// Usable gives the selfie views that met every criterion, in order; false if the quality check did not run.
func Usable(room *engine.Room) ([]*face.View, bool) { return engine.Kept[[]*face.View](room, Name) }

func run(_ context.Context, room *engine.Room) (engine.Finding, error) {
	found, _ := face.Found(room)
	views := found[engine.Selfie]
	frames := make([]map[string]float64, len(views))

	for i := range views {
		var err error
		if frames[i], err = measure(room, &views[i]); err != nil {
			return engine.Finding{}, err
		}
	}

	each := series(frames)
	finding, usable := judge(frames, room.Thresholds)
	finding.Frames = each
	kept := make([]*face.View, 0, len(usable))

	for _, i := range usable {
		kept = append(kept, &views[i])
	}

	room.Keep(Name, kept)

	return finding, nil
}

func measures() []engine.Measure {
	inf := math.Inf(1)

	return []engine.Measure{
		{Name: "framesGiven", Unit: "1", Low: 1, High: engine.MaxFrames, Doc: "Frames of the burst."},
		{Name: "framesUsed", Unit: "1", Low: 0, High: engine.MaxFrames, Doc: "Frames that met every criterion; only these are judged by later checks.", Better: engine.Higher},
		{Name: "faceCount", Unit: "1", Low: 0, High: 100, Doc: "Faces found in the frame (ISO/IEC 29794-5, single face present)."},
		{Name: "otherFaceSize", Unit: "1", Low: 0, High: 1, Doc: "Height of the second largest face relative to the largest; 0 when alone.", Better: engine.Lower},
		{Name: "interEyeDistance", Unit: "px", Low: 0, High: 65535, Doc: "Distance between the middles of the eyes in the picture as judged, that is after the reduction of large photographs (ISO/IEC 29794-5, inter-eye distance).", Better: engine.Higher},
		{Name: "headSize", Unit: "1", Low: 0, High: inf, Doc: "Height of the face box, forehead to chin, relative to the picture's (after ISO/IEC 29794-5, head size)."},
		{Name: "margin", Unit: "1", Low: -1, High: inf, Doc: "Least distance from the face box to an edge of the picture, in box heights; negative when cut (after ISO/IEC 29794-5, crop of the face image).", Better: engine.Higher},
		{Name: "yaw", Unit: "degree", Low: -99, High: 99, Doc: "Turn of the head, negative towards the right edge of the picture, by the pose network (ISO/IEC 29794-5, head pose)."},
		{Name: "pitch", Unit: "degree", Low: -99, High: 99, Doc: "Nod of the head, by the pose network."},
		{Name: "roll", Unit: "degree", Low: -180, High: 180, Doc: "Tilt of the line through both eyes, positive clockwise as seen in the picture (ISO/IEC 29794-5, head pose)."},
		{Name: "eyesOpen", Unit: "1", Low: 0, High: 1, Doc: "Confidence of the eye network that the more open of the two eyes is open (after ISO/IEC 29794-5, eyes open).", Better: engine.Higher},
		{Name: "eyeAperture", Unit: "1", Low: 0, High: inf, Doc: "Lid distance over eye width by the landmarks, of the less open eye."},
		{Name: "luminance", Unit: "1", Low: 0, High: 1, Doc: "Mean luma of the face patch (ISO/IEC 29794-5, luminance mean)."},
		{Name: "underExposure", Unit: "1", Low: 0, High: 1, Doc: "Share of the face patch with luma up to 25 of 255 (ISO/IEC 29794-5, under-exposure).", Better: engine.Lower},
		{Name: "overExposure", Unit: "1", Low: 0, High: 1, Doc: "Share of the face patch with luma of 247 or more (ISO/IEC 29794-5, over-exposure).", Better: engine.Lower},
		{Name: "illuminationUniformity", Unit: "1", Low: 0, High: 1, Doc: "Intersection of the 32-bin luma histograms of both halves of the face patch (after ISO/IEC 29794-5, illumination uniformity).", Better: engine.Higher},
		{Name: "dynamicRange", Unit: "bit", Low: 0, High: 8, Doc: "Entropy of the face patch's 256-bin luma histogram (ISO/IEC 29794-5, dynamic range).", Better: engine.Higher},
		{Name: "sharpness", Unit: "1", Low: 0, High: inf, Doc: "Variance of the 4-neighbour Laplacian over the face patch, in luma squared; own definition, since the standard's reference uses a trained forest.", Better: engine.Higher},
		{Name: "backgroundClutter", Unit: "1", Low: 0, High: 255, Doc: "Mean luma gradient of an 80x60 thumbnail outside the head's surroundings; hair and shoulders are not told from the wall, so it has no threshold."},
	}
}
