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

	session *ort.AdvancedSession
	tensors []*ort.Tensor[float32]
}

// Start loads one model into a session of its own: one per worker goroutine, so that parallelism comes from verifications.
// The session is run once, so that a manifest with wrong names or shapes is found here and not on somebody's face.
func (b *Bundle) Start(name string) (*Net, error) {
	spec, err := b.manifest.Model(name)
	if err != nil {
		return nil, err
	}

	data, err := b.bytes(&spec.Origin)
	if err != nil {
		return nil, err
	}

	net := &Net{Spec: spec}
	if err := net.open(data); err != nil {
		return nil, errors.Join(fmt.Errorf("model %s: %w", name, err), net.Close())
	}

	return net, nil
}

func (n *Net) open(data []byte) error {
	in, err := n.tensor(n.Spec.Input.shape())
	if err != nil {
		return err
	}

	n.In = in.GetData()
	names, values := make([]string, 0, len(n.Spec.Outputs)), make([]ort.Value, 0, len(n.Spec.Outputs))

	for i := range n.Spec.Outputs {
		out, err := n.tensor(n.Spec.Outputs[i].Shape)
		if err != nil {
			return err
		}

		n.Out = append(n.Out, out.GetData())
		names, values = append(names, n.Spec.Outputs[i].Name), append(values, out)
	}

	o, err := options()
	if err != nil {
		return err
	}
	defer o.Destroy() //nolint:errcheck // it can only say that it is already gone

	n.session, err = ort.NewAdvancedSessionWithONNXData(data, []string{n.Spec.Input.Name}, names, []ort.Value{in}, values, o)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrRuntime, err)
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
	if err := n.session.Run(); err != nil {
		return 0, fmt.Errorf("%w: model %s: %w", ErrRuntime, n.Spec.Name, err)
	}

	return time.Since(start), nil
}

// Close frees the session and its tensors. A closed Net must not run.
func (n *Net) Close() error {
	var errs []error
	if n.session != nil {
		errs = append(errs, n.session.Destroy())
		n.session = nil
	}

	for _, t := range n.tensors {
		errs = append(errs, t.Destroy())
	}

	n.tensors, n.In, n.Out = nil, nil, nil

	return errors.Join(errs...)
}
