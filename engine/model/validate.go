package model

import (
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"path/filepath"
	"slices"
)

// Bounds on what a manifest may ask for, so that a slip does not allocate gigabytes.
const (
	maxSide     = 4096
	maxElements = 1 << 24
	maxFusion   = 16
)

var errField = errors.New("field")

func bad(format string, args ...any) error {
	return fmt.Errorf("%w %s", errField, fmt.Sprintf(format, args...))
}

func (m *Manifest) validate() error {
	if m.Version != 1 {
		return bad("version: %d is not 1", m.Version)
	}

	for i, library := range m.Runtime {
		if err := library.validate(fmt.Sprintf("runtime[%d]", i)); err != nil {
			return err
		}
	}

	seen := make(map[string]bool, len(m.Models))
	for i := range m.Models {
		entry := &m.Models[i]
		if entry.Name == "" || seen[entry.Name] {
			return bad("models[%d].name: %q is empty or not unique", i, entry.Name)
		}

		seen[entry.Name] = true
		if err := entry.validate("model " + entry.Name); err != nil {
			return err
		}
	}

	if err := m.Liveness.validate(seen); err != nil {
		return err
	}

	return m.Match.validate(seen)
}

func (o *Origin) validate(at string) error {
	if o.File == "" || o.File == "." || o.File == ".." || filepath.Base(o.File) != o.File {
		return bad("%s.file: %q is no plain file name", at, o.File)
	}

	if sum, err := hex.DecodeString(o.SHA256); err != nil || len(sum) != 32 {
		return bad("%s.sha256: %q is no SHA-256", at, o.SHA256)
	}

	return nil
}

func (m *Model) validate(at string) error {
	if err := m.Origin.validate(at); err != nil {
		return err
	}

	if err := m.Input.validate(at + ".input"); err != nil {
		return err
	}

	if len(m.Outputs) == 0 {
		return bad("%s.outputs: none", at)
	}

	for i := range m.Outputs {
		if err := m.Outputs[i].validate(fmt.Sprintf("%s.outputs[%d]", at, i)); err != nil {
			return err
		}
	}

	return nil
}

func (in *Input) validate(at string) error {
	if in.Width < 1 || in.Height < 1 || in.Width > maxSide || in.Height > maxSide {
		return bad("%s: %dx%d is no size", at, in.Width, in.Height)
	}

	if in.Layout != "NCHW" && in.Layout != "NHWC" {
		return bad("%s.layout: %q is neither NCHW nor NHWC", at, in.Layout)
	}

	channels := map[string]int{"RGB": 3, "BGR": 3, "GREY": 1}[in.Order]
	if channels == 0 || channels != in.Channels || len(in.Mean) != channels || len(in.Divisor) != channels {
		return bad("%s: order, channels, mean and divisor do not agree", at)
	}

	if slices.Contains(in.Divisor, 0) {
		return bad("%s.divisor: zero", at)
	}

	return in.Crop.validate(at + ".crop")
}

func (c *Crop) validate(at string) error {
	if !slices.Contains([]string{Whole, Raw, Squared, Aligned, Eye}, c.Kind) {
		return bad("%s.kind: %q is unknown", at, c.Kind)
	}

	if c.Sampling != "area" && c.Sampling != "linear" {
		return bad("%s.sampling: %q is neither area nor linear", at, c.Sampling)
	}

	if c.Scale < 0.1 || c.Scale > 10 {
		return bad("%s.scale: %v is outside 0.1..10", at, c.Scale)
	}

	return nil
}

func (o *Output) validate(at string) error {
	elements := int64(1)
	for _, n := range o.Shape {
		if n < 1 || n > maxElements/elements {
			return bad("%s.shape: %v", at, o.Shape)
		}

		elements *= n
	}

	if len(o.Shape) == 0 || o.Index < 0 || int64(o.Index) >= o.Shape[len(o.Shape)-1] {
		return bad("%s: index %d is outside the last axis of %v", at, o.Index, o.Shape)
	}

	return nil
}

func (l *Liveness) validate(models map[string]bool) error {
	if len(l.Fusion) == 0 || len(l.Fusion) > maxFusion {
		return bad("liveness.fusion: %d entries, 1 to %d are allowed", len(l.Fusion), maxFusion)
	}

	for i := range l.Fusion {
		at, member := fmt.Sprintf("liveness.fusion[%d]", i), &l.Fusion[i]
		if !models[member.Model] {
			return bad("%s.model: %q is not among the models", at, member.Model)
		}

		if member.Weight <= 0 || math.IsInf(member.Weight, 0) {
			return bad("%s.weight: %v is not above 0", at, member.Weight)
		}

		if member.Crop.Kind != Raw && member.Crop.Kind != Squared {
			return bad("%s.crop.kind: %q is neither raw nor squared", at, member.Crop.Kind)
		}

		if err := member.Crop.validate(at + ".crop"); err != nil {
			return err
		}
	}

	if l.Calibration.A <= 0 || l.Calibration.DataSet == "" {
		return bad("liveness.calibration: a must be above 0 and dataSet named")
	}

	return nil
}

func (m *Match) validate(models map[string]bool) error {
	if !models[m.Model] {
		return bad("match.model: %q is not among the models", m.Model)
	}

	for i, point := range m.Points {
		if point.Cosine < -1 || point.Cosine > 1 || point.FalseMatches < 0 || point.FalseMatches > point.ImpostorPairs || point.ImpostorPairs < 1 {
			return bad("match.points[%d]: impossible", i)
		}
	}

	return nil
}
