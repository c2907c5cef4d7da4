package engine

import (
	"fmt"
	"time"

	"github.com/honnin/honnin/engine/model"
	"github.com/honnin/honnin/engine/pixel"
)

// Room is what a check works in during one run: the evidence, the policy's figures, the worker's desk, and what earlier checks
// kept for later ones.
type Room struct {
	// Evidence is what was captured. It must not be changed.
	Evidence Evidence
	// Thresholds are the policy's figures; every one that a check of the suite declares is present.
	Thresholds Thresholds

	desk    *Desk
	trace   *Trace
	kept    map[string]any
	decoded map[Kind]bool
	used    map[string]string
}

// Manifest says which models there are and how the passive check fuses them. It must not be changed.
func (r *Room) Manifest() *model.Manifest { return r.desk.manifest }

// Keep leaves a value for the checks that come after the one named.
func (r *Room) Keep(check string, value any) { r.kept[check] = value }

// Kept gives what an earlier check kept; false if that check did not run or kept a value of another type.
func Kept[T any](r *Room, check string) (T, bool) {
	value, ok := r.kept[check].(T)

	return value, ok
}

// Pictures gives the decoded pictures of a kind, in order. They are decoded once per run and stay valid until it ends.
// A file that cannot be decoded is a [*pixel.Error].
func (r *Room) Pictures(kind Kind) ([]*pixel.Image, error) {
	files, pictures := r.Evidence[kind], r.desk.pictures[kind]
	if r.decoded[kind] {
		return pictures[:len(files)], nil
	}

	for len(pictures) < len(files) {
		pictures = append(pictures, new(pixel.Image))
	}

	r.desk.pictures[kind] = pictures

	for i, file := range files {
		if err := r.Picture(pictures[i], file); err != nil {
			return nil, fmt.Errorf("%s %d: %w", kind, i, err)
		}
	}

	r.decoded[kind] = true

	return pictures[:len(files)], nil
}

// Picture decodes one file of the evidence into a picture of the check's own, for kinds whose files are no single pictures.
// A file that cannot be decoded is a [*pixel.Error].
func (r *Room) Picture(into *pixel.Image, file []byte) error {
	start := time.Now()
	err := r.desk.decoder.Decode(into, file)
	spent := time.Since(start)
	r.trace.add(Decode, spent, spent)

	return err
}

// Look shows a model the picture as the affine map sees it and gives the model's outputs, which stay valid until the same model
// looks again. crop says how to resample; it is the model's own or a fusion entry's.
func (r *Room) Look(stage Stage, name string, crop model.Crop, picture *pixel.Image, m pixel.Affine, border pixel.Border) ([][]float32, error) {
	n, ok := r.desk.nets[name]
	if !ok {
		return nil, fmt.Errorf("%w: %q", model.ErrUnknown, name)
	}

	start := time.Now()
	n.tensor.Warp(picture, m, sampling(crop.Sampling), border)

	raw, err := n.Run()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", stage, err)
	}

	r.used[name] = n.Spec.SHA256
	r.trace.add(stage, time.Since(start), raw)

	return n.Out, nil
}

// Grey fills a patch of the given size with the picture's luma (Rec. 601, 0..255), antialiased, and gives it with its width as
// stride. It is valid until the next call.
func (r *Room) Grey(picture *pixel.Image, m pixel.Affine, width, height int) []float32 {
	if cap(r.desk.patch) < width*height {
		r.desk.patch = make([]float32, width*height)
	}

	patch := r.desk.patch[:width*height]
	t := pixel.Grey(patch, width, height)
	t.Warp(picture, m, pixel.Area, pixel.Border{Replicate: true})

	return patch
}

// Measured adds the time since start to the stage of measures that need no model.
func (r *Room) Measured(start time.Time) { r.trace.add(Measuring, time.Since(start), 0) }
