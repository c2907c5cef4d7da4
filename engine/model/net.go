package model

import (
	"errors"
	"fmt"
	"time"

	ort "github.com/yalue/onnxruntime_go"
)

// Net is one model ready to run, with its tensors allocated once. It is not safe for concurrent use.
type Net struct {
	// Spec is the manifest's entry.
	Spec *Model
	// In is the input tensor, laid out as Spec.Input says; the caller fills it before Run.
	In []float32
	// Out are the output tensors in Spec.Outputs' order, valid until the next Run.
	Out [][]float32

	bundle  *Bundle
	session *session
	binding *ort.IoBinding
	tensors []*ort.Tensor[float32]
}

// Start gives one worker goroutine its own tensors before a model's session, which all workers share: ONNX Runtime lets any number
// of them run it at once, and the weights are held once. The model is run once, so that a manifest with wrong names or shapes is
// found here and not on somebody's face. Close it before the process ends.
func (b *Bundle) Start(name string) (*Net, error) {
	spec, err := b.manifest.Model(name)
	if err != nil {
		return nil, err
	}

	net := &Net{Spec: spec, bundle: b}
	if err := net.open(); err != nil {
		return nil, errors.Join(fmt.Errorf("model %s: %w", name, err), net.Close())
	}

	return net, nil
}

func (n *Net) open() (err error) {
	if n.session, err = n.bundle.borrow(n.Spec); err != nil {
		return err
	}

	if n.binding, err = n.session.CreateIoBinding(); err != nil {
		return fmt.Errorf("%w: %w", ErrRuntime, err)
	}

	in, err := n.tensor(n.Spec.Input.shape())
	if err != nil {
		return err
	}

	if err := n.binding.BindInput(n.Spec.Input.Name, in); err != nil {
		return fmt.Errorf("%w: %w", ErrRuntime, err)
	}

	n.In = in.GetData()

	for i := range n.Spec.Outputs {
		out, err := n.tensor(n.Spec.Outputs[i].Shape)
		if err != nil {
			return err
		}

		if err := n.binding.BindOutput(n.Spec.Outputs[i].Name, out); err != nil {
			return fmt.Errorf("%w: %w", ErrRuntime, err)
		}

		n.Out = append(n.Out, out.GetData())
	}

	_, err = n.Run()

	return err
}

func (n *Net) tensor(shape []int64) (*ort.Tensor[float32], error) {
	t, err := ort.NewEmptyTensor[float32](ort.NewShape(shape...))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrRuntime, err)
	}

	n.tensors = append(n.tensors, t)

	return t, nil
}

func (in *Input) shape() []int64 {
	c, h, w := int64(in.Channels), int64(in.Height), int64(in.Width)
	if in.Layout == "NHWC" {
		return []int64{1, h, w, c}
	}

	return []int64{1, c, h, w}
}

// Run computes Out from In and says how long ONNX Runtime took.
func (n *Net) Run() (time.Duration, error) {
	start := time.Now()
	if err := n.session.RunWithBinding(n.binding); err != nil {
		return 0, fmt.Errorf("%w: model %s: %w", ErrRuntime, n.Spec.Name, err)
	}

	return time.Since(start), nil
}

// Close frees the tensors, and the session when no other worker uses it. A closed Net must not run.
func (n *Net) Close() error {
	var errs []error
	if n.binding != nil {
		errs = append(errs, n.binding.Destroy())
		n.binding = nil
	}

	if n.session != nil {
		errs = append(errs, n.bundle.giveBack(n.Spec.Name, n.session))
		n.session = nil
	}

	for _, t := range n.tensors {
		errs = append(errs, t.Destroy())
	}

	n.tensors, n.In, n.Out = nil, nil, nil

	return errors.Join(errs...)
}
