package engine

import (
	"errors"
	"fmt"

	"github.com/honnin/honnin/engine/model"
	"github.com/honnin/honnin/engine/pixel"
)

// Desk is what one worker keeps from one run to the next: its sessions, its decoder and its picture buffers, so that a run
// allocates next to nothing. It is not safe for concurrent use: one per goroutine.
type Desk struct {
	manifest *model.Manifest
	nets     map[string]*net
	decoder  *pixel.Decoder
	pictures map[Kind][]*pixel.Image
	patch    []float32
}

// net is a session and the tensor through which pictures enter it.
type net struct {
	*model.Net

	tensor pixel.Tensor
}

// NewDesk starts a session for every model of the bundle's manifest.
func NewDesk(bundle *model.Bundle) (*Desk, error) {
	decoder, err := pixel.NewDecoder()
	if err != nil {
		return nil, fmt.Errorf("decoder: %w", err)
	}

	desk := &Desk{
		manifest: bundle.Manifest(), nets: map[string]*net{}, decoder: decoder,
		pictures: map[Kind][]*pixel.Image{},
	}

	for i := range desk.manifest.Models {
		name := desk.manifest.Models[i].Name

		started, err := bundle.Start(name)
		if err != nil {
			return nil, errors.Join(fmt.Errorf("desk: %w", err), desk.Close())
		}

		desk.nets[name] = &net{Net: started, tensor: tensor(started)}
	}

	return desk, nil
}

// Close frees the sessions and the decoder.
func (d *Desk) Close() error {
	errs := make([]error, 0, len(d.nets))
	for _, n := range d.nets {
		errs = append(errs, n.Close())
	}

	d.decoder.Close()
	d.nets, d.pictures = nil, nil

	return errors.Join(errs...)
}

// tensor lays a model's input out for [pixel.Tensor.Warp].
func tensor(n *model.Net) pixel.Tensor {
	in := &n.Spec.Input
	t := pixel.Tensor{Data: n.In, Width: in.Width, Height: in.Height, StepX: 1, StepY: in.Width, StepC: in.Width * in.Height}

	// Large inputs have pixels enough to average noise out by themselves, and would cost the most.
	if in.Width*in.Height > 200*200 {
		t.Taps = 3
	}

	if in.Layout == "NHWC" {
		t.StepX, t.StepY, t.StepC = in.Channels, in.Width*in.Channels, 1
	}

	switch in.Order {
	case "RGB":
		t.Order = pixel.RGB
	case "BGR":
		t.Order = pixel.BGR
	default:
		t.Order = pixel.Luma
	}

	for c := range in.Channels {
		t.Gain = append(t.Gain, 1/in.Divisor[c])
		t.Offset = append(t.Offset, -in.Mean[c]/in.Divisor[c])
	}

	return t
}

// sampling reads the manifest's word.
func sampling(word string) pixel.Sampling {
	if word == "linear" {
		return pixel.Linear
	}

	return pixel.Area
}
